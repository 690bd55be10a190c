import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isAuthorized, makeCredential, type LoopbackCredential } from './password.ts';

/** An HTTP server of this step that the engines of this machine can reach. */
export interface Loopback extends AsyncDisposable {
  /** `127.0.0.1:port`. */
  readonly host: string;
  readonly auth: LoopbackCredential;
  /** Resolves at the first request with the credential. */
  readonly reached: Promise<void>;
}

/** Answers one authorized request. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Opens a server on a random port of 127.0.0.1; disposing of it ends all requests. */
export async function openLoopback(handle: RequestHandler): Promise<Loopback> {
  const auth = makeCredential();
  const reached = Promise.withResolvers<undefined>();
  const server = createServer((request, response) => {
    if (!isAuthorized(request.headers.authorization, auth)) {
      refuse(request, response);
      return;
    }
    reached.resolve(undefined);
    handle(request, response).catch(() => response.destroy());
  });
  // A layer may take any amount of time; the code that opened the server watches for silence.
  server.requestTimeout = 0;
  await listen(server);
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    auth,
    reached: reached.promise,
    [Symbol.asyncDispose]: () => close(server),
  };
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(401, { 'www-authenticate': 'Basic realm="docker-archive"', connection: 'close' }).end();
  request.resume();
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
