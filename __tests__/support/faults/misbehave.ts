import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import { statusOf, type FaultKind } from './kinds.ts';

/** A request, and what may be done with it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What breaks in its middle: the request of an upload, else the answer. */
  readonly breaks: 'request' | 'answer';
  /** Does the work and gives the right answer. */
  readonly right: () => Promise<RightAnswer>;
}

/** The answer that a server would give. */
export interface RightAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Readable;
}

/** Answers a request in the wrong way. Gives the status of the answer, undefined where there is none. */
export async function misbehave(kind: FaultKind, exchange: Exchange): Promise<number | undefined> {
  const { request, response, breaks } = exchange;
  const { status, headers } = statusOf(kind) ?? { status: 200, headers: {} };
  if (kind === 'stall') {
    request.resume();
    return undefined;
  }
  const halfway = / half-way|^half/.test(kind);
  if (halfway && breaks === 'request') return breakRequest(kind, exchange);
  if (halfway) return breakAnswer(kind, exchange);
  await drain(request);
  if (kind === 'reset') {
    response.socket?.resetAndDestroy();
    return undefined;
  }
  const body = kind === 'nothing' ? '' : status === 200 ? '<html><body>It works!</body></html>' : refusalOf(status);
  response.writeHead(status, { ...headers, 'content-type': status === 200 ? 'text/html' : 'application/json' });
  response.end(body);
  return status;
}

async function breakRequest(kind: FaultKind, { request, response }: Exchange): Promise<number | undefined> {
  await once(request, 'data');
  request.pause();
  if (kind === 'stall half-way') return undefined;
  if (kind === 'half told as whole') {
    await drain(request);
    response.writeHead(201).end();
    return 201;
  }
  if (kind === 'reset half-way') response.socket?.resetAndDestroy();
  else response.socket?.destroy();
  return undefined;
}

async function breakAnswer(kind: FaultKind, { request, response, right }: Exchange): Promise<number> {
  const { status, headers, body } = await right();
  const whole = await buffer(body);
  const half = whole.subarray(0, whole.length >> 1);
  await drain(request);
  const given = headers['content-length'];
  const others = Object.entries(headers).filter(([name]) => !/^(transfer-encoding|content-length)$/.test(name));
  // The answer to HEAD has the length of a body that is not sent.
  const length = request.method === 'HEAD' ? given : kind === 'half told as whole' ? half.length : whole.length;
  response.writeHead(status, {
    ...Object.fromEntries(others),
    ...(kind !== 'cut half-way, chunked' && { 'content-length': length }),
  });
  if (kind === 'half told as whole') response.end(half);
  else response.write(half, () => breakOff(kind, response));
  return status;
}

function breakOff(kind: FaultKind, { socket }: ServerResponse): void {
  if (kind === 'reset half-way') socket?.resetAndDestroy();
  else if (kind !== 'stall half-way') socket?.destroySoon();
}

/** The body of a refusal, in the words of every dialect. */
export function refusalOf(status: number): string {
  const message = { 403: 'API rate limit exceeded', 408: 'Request Timeout', 429: 'API rate limit exceeded' }[status];
  const code = { 403: 'DENIED', 429: 'TOOMANYREQUESTS' }[status] ?? 'INJECTED';
  const words = message ?? `injected ${status}`;
  return JSON.stringify({ message: words, msg: words, code: 'injected', errors: [{ code, message: words }] });
}

// A client that is still sending does not read the answer.
async function drain(request: IncomingMessage): Promise<void> {
  request.resume();
  if (!request.readableEnded) await finished(request, { writable: false });
}
