import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** A request to a gate. */
export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer of a gate. */
export interface GateAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  /** Bytes of the body after which the connection is cut. */
  readonly cutAfter?: number;
  /** Bytes of the body after which nothing more is sent; then `onStall` is called. */
  readonly stallAfter?: number;
  readonly onStall?: () => void;
}

/** Decides about the answer; `pass` asks the server behind the gate. */
export type Rule = (asked: Asked, pass: () => Promise<GateAnswer>) => GateAnswer | Promise<GateAnswer>;

/** A gate in front of a registry that misbehaves as a test wants; disposing of it stops it. */
export interface Gate extends AsyncDisposable {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** All requests, in order of arrival. */
  readonly asked: readonly Asked[];
  /** The targets of CONNECT requests, as a proxy gets them. */
  readonly tunnels: readonly string[];
}

/** Options of a gate. */
export interface GateDoor {
  /** PEM; makes the gate speak HTTPS, and with `clientCa` only with clients whose certificates that authority issued. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly clientCa?: string };
  /** `host:port` to which every tunnel leads, whatever its target; without it, tunnels are refused. */
  readonly tunnelTo?: string;
}

/** Starts a gate in front of the server at `behind`. */
export async function startGate(behind: string, rule: Rule, { tls, tunnelTo }: GateDoor = {}): Promise<Gate> {
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url: path = '', headers } = request;
    const one = { method, path, headers, body: await text(request) };
    asked.push(one);
    send(response, await rule(one, () => ask(behind, one)));
  };
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  };
  const asking = tls?.clientCa === undefined ? {} : { ca: tls.clientCa, requestCert: true };
  const server = tls ? createSecureServer({ ...tls, ...asking }, listener) : createServer(listener);
  const tunnels: string[] = [];
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    tunnels.push(request.url ?? '');
    if (tunnelTo === undefined) socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    else tunnel(socket, tunnelTo);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    tunnels,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function tunnel(socket: Duplex, to: string): void {
  const { hostname, port } = new URL(`tcp://${to}`);
  const far = connect(Number(port), hostname, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
  // Either side may close the connection at any time.
  pipeline(socket, far, socket).catch(() => undefined);
}

async function ask(behind: string, { method, path, headers }: Asked): Promise<GateAnswer> {
  const passed = ['accept', 'range', 'authorization'].flatMap(name => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  // A client of a proxy asks for a whole address.
  const { pathname, search } = new URL(path, `http://${behind}`);
  const answer = await fetch(`http://${behind}${pathname}${search}`, { method, headers: Object.fromEntries(passed) });
  const body = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body };
}

function send(response: ServerResponse, answer: GateAnswer): void {
  const { status, headers = {}, body = '', cutAfter, stallAfter, onStall } = answer;
  const bytes = Buffer.from(body);
  // The answer to HEAD has the length of a body that is not sent.
  const length = response.req.method === 'HEAD' ? headers['content-length'] : undefined;
  response.writeHead(status, { ...headers, 'content-length': length ?? bytes.length });
  if (stallAfter !== undefined) response.write(bytes.subarray(0, stallAfter), onStall);
  else if (cutAfter === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, cutAfter), () => response.socket?.destroySoon());
}
