import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { engineHost } from './engine.ts';

/** A way to the engine under test on which some calls are forbidden, as proxies in front of engines do it. */
export interface EngineProxy extends AsyncDisposable {
  /** Its DOCKER_HOST. */
  readonly host: string;
}

/** Starts one; a call is forbidden when `METHOD PATH?QUERY` matches. */
export async function startEngineProxy(forbidden: RegExp, host = engineHost()): Promise<EngineProxy> {
  const socketPath = host.replace('unix://', '');
  const server = createServer((asked, answer) => {
    const { method = '', url: path = '', headers } = asked;
    if (forbidden.test(`${method} ${path}`)) {
      asked.resume();
      answer.writeHead(403, { 'content-type': 'application/json' }).end('{"message":"forbidden here"}');
      return;
    }
    const passed = request({ socketPath, method, path, headers }, real => {
      answer.writeHead(real.statusCode ?? 500, real.headers);
      pipeline(real, answer, () => undefined);
    });
    pipeline(asked, passed, error => error && answer.destroy());
  });
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
