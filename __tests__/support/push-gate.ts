import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { passOn } from './pass-on.ts';

/** What is answered instead of the registry. */
export interface PushFault {
  readonly status: number;
  readonly body?: string;
}

/** A gate in front of a registry that refuses pushes as a test wants; disposing of it stops the gate, not the registry. */
export interface PushGate extends AsyncDisposable {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** All requests as `METHOD PATH?QUERY`, in order of arrival. */
  readonly asked: readonly string[];
}

/** Starts a gate in front of the registry at `behind`; `fault` decides about each request. */
export async function startPushGate(
  behind: string,
  fault: (call: string) => PushFault | undefined | Promise<PushFault | undefined>,
): Promise<PushGate> {
  const asked: string[] = [];
  const { hostname, port } = new URL(`http://${behind}`);
  const pass = async (call: IncomingMessage, answer: ServerResponse) => {
    const { method = '', url: path = '' } = call;
    asked.push(`${method} ${path}`);
    const wrong = await fault(`${method} ${path}`);
    if (wrong) {
      call.resume();
      answer.writeHead(wrong.status, { 'content-type': 'application/json' }).end(wrong.body ?? '');
      return;
    }
    // The host stays that of the gate, so that uploads continue through it.
    passOn(call, answer, { hostname, port });
  };
  const server = createServer((call, answer) => void pass(call, answer));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close().closeAllConnections();
      await closed;
    },
  };
}
