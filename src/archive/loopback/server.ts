import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EngineError } from '../../docker/errors.ts';
import { messageOf } from '../../core/errors.ts';

/** A server of this step that engines of this machine can reach. */
export interface Loopback extends AsyncDisposable {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** Made anew for each server; nobody without it is answered. */
  readonly auth: { readonly username: string; readonly password: string };
  /** Resolves when somebody has come with the credential. */
  readonly reached: Promise<void>;
}

/** Answers one request of somebody who has the credential. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Opens a server on a random port of 127.0.0.1; closing it ends whatever is under way. */
export async function openLoopback(answer: RequestHandler): Promise<Loopback> {
  const auth = { username: 'docker-archive', password: randomBytes(24).toString('base64url') };
  const expected = `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}`;
  let reach: () => void;
  const reached = new Promise<void>(resolve => (reach = resolve));
  const server = createServer((request, response) => {
    if (!isSame(request.headers.authorization ?? '', expected)) {
      refuse(request, response);
      return;
    }
    reach();
    answer(request, response).catch(() => response.destroy());
  });
  // A layer takes as long as it takes; silence is watched by whoever opened this.
  server.requestTimeout = 0;
  await listen(server);
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    auth,
    reached,
    [Symbol.asyncDispose]: () => close(server),
  };
}

/** Why an engine does not work with our loopback: another road has to be taken. */
export class LoopbackRefusal extends Error {
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
    this.name = 'LoopbackRefusal';
  }
}

// The engine is on this machine and asks at once, or it has another loopback than ours.
const patience = 1000;

/** Does something that makes an engine come to us; throws `LoopbackRefusal` when nobody has come within a second. */
export async function expectFirstRequest<T>(
  { host, reached }: Loopback,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const unreached = new AbortController();
  const timer = setTimeout(() => {
    unreached.abort(new LoopbackRefusal(`the engine did not reach ${host} within a second`));
  }, patience);
  void reached.then(() => clearTimeout(timer));
  try {
    return await work(AbortSignal.any([signal, unreached.signal]));
  } catch (error) {
    unreached.signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** What an engine said no with, as a refusal; an engine that is gone has not said no. */
export function toLoopbackRefusal(what: string, error: unknown): unknown {
  return error instanceof EngineError ? new LoopbackRefusal(`${what}: ${messageOf(error)}`, error) : error;
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(401, { 'www-authenticate': 'Basic realm="docker-archive"', connection: 'close' }).end();
  request.resume();
}

// How long the comparison takes must not tell how much of a guess was right.
function isSame(a: string, b: string): boolean {
  const [left, right] = [a, b].map(text => createHash('sha256').update(text).digest());
  return timingSafeEqual(left as Buffer, right as Buffer);
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
