import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { misbehave, type RightAnswer } from '../faults/misbehave.ts';
import { refuseConnections } from '../faults/refuse.ts';
import { cutAfter, type Fault, type Faults } from './faults.ts';
import { answerRefusal, Refusal } from './refusal.ts';
import type { Answer, Operation, Route } from './route.ts';

/** A request that the service has received. */
export interface SeenRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Undefined for a path the service does not know. */
  readonly operation: Operation | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Undefined until it is answered, and forever if its connection broke before. */
  status: number | undefined;
  /** Bytes of the body of its answer; 0 until it is answered. */
  sent: number;
  /** The fault that affects it. */
  readonly fault: Fault | undefined;
}

/** Makes the server that runs the routes, injects the faults and records the requests. */
export function serveRoutes(routes: readonly Route[], faults: Faults, seen: SeenRequest[]): Server {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://service');
    const route = routes.find(candidate => isFor(candidate, request.method ?? '', url));
    const fault = route && faults.take(route.operation);
    const entry: SeenRequest = {
      method: request.method ?? '',
      path: url.pathname + url.search,
      operation: route?.operation,
      at: Date.now(),
      status: undefined,
      sent: 0,
      fault,
    };
    seen.push(entry);
    if (fault?.refuseNext !== undefined) refuseConnections(server, fault.refuseNext, response);
    serve(request, response, url, route, fault).then(
      status => {
        entry.status = status;
        entry.sent = Number(response.getHeader('content-length') ?? 0);
      },
      // The client closed the connection during its request or the answer.
      () => response.destroy(),
    );
  });
  // A large upload to a slow disk may take longer than Node allows for a request.
  server.requestTimeout = 0;
  return server;
}

function isFor(route: Route, method: string, url: URL): boolean {
  const comp = url.searchParams.get('comp') ?? undefined;
  return route.method === method && route.path.test(url.pathname) && route.comp === comp;
}

// Gives the status of the answer, or undefined if the connection was cut before it.
async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  route: Route | undefined,
  fault: Fault | undefined,
): Promise<number | undefined> {
  if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
  if (fault?.kind !== undefined) {
    const right = async () => toRight(await answerTo(request, url, route, undefined));
    const breaks = ['PUT', 'POST'].includes(route?.method ?? '') && route?.dialect !== 'twirp' ? 'request' : 'answer';
    return misbehave(fault.kind, { request, response, breaks, right });
  }
  const answer = await answerTo(request, url, route, fault);
  if (fault?.cutBeforeAnswer) {
    response.destroy();
    return undefined;
  }
  // A client that is still sending does not read the answer.
  request.resume();
  await finished(request, { writable: false });
  await send(response, answer, fault?.cutResponseAfter);
  return answer.status;
}

async function answerTo(
  request: IncomingMessage,
  url: URL,
  route: Route | undefined,
  fault: Fault | undefined,
): Promise<Answer> {
  if (!route) return answerRefusal('rest', new Refusal(404, 'Not Found'));
  if (fault?.status !== undefined) return answerFault(route, fault, fault.status);
  const limit = fault?.cutRequestAfter;
  const body = limit === undefined ? request : cutAfter(request, limit);
  try {
    return await route.handle({ url, headers: request.headers, body, params: paramsOf(route, url) });
  } catch (error) {
    if (request.destroyed && !request.complete) throw error;
    const refusal = error instanceof Refusal ? error : new Refusal(500, String(error));
    return answerRefusal(route.dialect, refusal);
  }
}

function answerFault(route: Route, { retryAfter, body }: Fault, status: number): Answer {
  const answer = answerRefusal(route.dialect, new Refusal(status, `injected ${status}`));
  const headers = { ...answer.headers, ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) };
  return { ...answer, headers, ...(body !== undefined && { body }) };
}

function paramsOf(route: Route, url: URL): Record<string, string> {
  const groups = route.path.exec(url.pathname)?.groups ?? {};
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}

async function send(response: ServerResponse, answer: Answer, cutAt: number | undefined): Promise<void> {
  const { status, headers = {}, body = '' } = answer;
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.end - body.start + 1;
  if (status !== 204) response.setHeader('content-length', length);
  response.writeHead(status, headers);
  const shown = Math.min(length, cutAt ?? length);
  if (response.req.method === 'HEAD' || length === 0) response.end();
  else await pipeline(readStart(body, shown), response, { end: shown === length });
  if (cutAt !== undefined) response.socket?.destroySoon();
}

function toRight({ status, headers = {}, body = '' }: Answer): RightAnswer {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.end - body.start + 1;
  return { status, headers: { ...headers, 'content-length': String(length) }, body: readStart(body, length) };
}

// Reads the first `length` bytes of a body.
function readStart(body: Exclude<Answer['body'], undefined>, length: number): Readable {
  if (length === 0) return Readable.from([]);
  if (typeof body === 'string') return Readable.from([Buffer.from(body).subarray(0, length)]);
  return createReadStream(body.path, { start: body.start, end: body.start + length - 1 });
}
