import type { IncomingMessage, RequestOptions } from 'node:http';
import { connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { refusalOf } from './misbehave.ts';
import { statusOf, type FaultKind } from './kinds.ts';

/** A request to go on with something else than HTTP, as a build session does. */
export interface UpgradeRequest {
  readonly request: IncomingMessage;
  readonly socket: Socket;
  /** What came after the request. */
  readonly head: Buffer;
}

/** Passes a connection that stops to be HTTP on to its server. */
export function tunnel(upgrade: UpgradeRequest, server: RequestOptions): void {
  const { socket } = upgrade;
  const far = open(upgrade, server);
  // Either side may close the connection at any time.
  pipeline(socket, far, socket, () => undefined);
}

/** Answers such a request in the wrong way, or breaks the connection after the server's first bytes. */
export function breakTunnel(kind: FaultKind, upgrade: UpgradeRequest, server: RequestOptions): void {
  const { socket } = upgrade;
  if (kind === 'stall') return;
  if (kind === 'reset') socket.resetAndDestroy();
  else if (/ half-way|^half/.test(kind)) breakAfterAnswer(kind, upgrade, server);
  else socket.end(answerOf(kind));
}

function breakAfterAnswer(kind: FaultKind, upgrade: UpgradeRequest, server: RequestOptions): void {
  const { socket } = upgrade;
  const far = open(upgrade, server);
  far.on('error', () => undefined);
  socket.on('error', () => undefined).on('data', (chunk: Buffer) => far.writable && far.write(chunk));
  // The first bytes are the answer.
  let answered = false;
  far.on('data', (chunk: Buffer) => {
    if (!answered) socket.write(chunk);
    else if (kind === 'stall half-way') far.pause();
    else if (kind === 'reset half-way') socket.resetAndDestroy();
    else socket.end();
    if (answered && kind !== 'stall half-way') far.destroy();
    answered = true;
  });
  socket.on('close', () => far.destroy());
}

function open({ request, head }: UpgradeRequest, server: RequestOptions): Socket {
  const far: Socket = server.socketPath
    ? connect(server.socketPath)
    : connect(Number(server.port), server.host ?? '127.0.0.1');
  const lines = request.rawHeaders.map((text, i) => (i % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('');
  far.write(`${request.method ?? ''} ${request.url ?? ''} HTTP/1.1\r\n${lines}\r\n`);
  far.write(head);
  return far;
}

function answerOf(kind: FaultKind): string {
  const { status, headers } = statusOf(kind) ?? { status: 200, headers: {} };
  const body = kind === 'nothing' ? '' : status === 200 ? '<html><body>It works!</body></html>' : refusalOf(status);
  const lines = Object.entries({ ...headers, 'content-length': String(body.length) });
  return `HTTP/1.1 ${status} Answer\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}
