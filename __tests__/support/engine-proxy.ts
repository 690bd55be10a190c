import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { engineHost } from './engine.ts';
import { passOn, type AnswerChange } from './pass-on.ts';

/** A proxy in front of the engine under test that forbids some calls. */
export interface EngineProxy extends AsyncDisposable {
  /** Its DOCKER_HOST. */
  readonly host: string;
}

/** Starts a proxy; `forbids` gets each call as `METHOD PATH?QUERY` before it is passed on, and `changes` before its answer is. */
export async function startEngineProxy(
  forbids: (call: string) => boolean | Promise<boolean>,
  changes?: (call: string) => AnswerChange | undefined,
): Promise<EngineProxy> {
  const socketPath = engineHost().replace('unix://', '');
  const pass = async (asked: IncomingMessage, answer: ServerResponse) => {
    const { method = '', url: path = '' } = asked;
    if (await forbids(`${method} ${path}`)) {
      asked.resume();
      answer.writeHead(403, { 'content-type': 'application/json' }).end('{"message":"forbidden here"}');
      return;
    }
    passOn(asked, answer, { socketPath }, changes?.(`${method} ${path}`));
  };
  const server = createServer((asked, answer) => void pass(asked, answer));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    host: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close().closeAllConnections();
      await closed;
    },
  };
}
