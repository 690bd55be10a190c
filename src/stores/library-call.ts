import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { finished, Writable } from 'node:stream';
import { ActionError } from '../core/errors.ts';
import { TimeLimit } from '../core/time-limit.ts';
import { untilAborted } from '../core/until-aborted.ts';

/** A call into one of the toolkit's libraries, whose HTTP requests accept neither a signal nor a limit. */
export interface LibraryCall {
  /** Names the call in errors. */
  readonly what: string;
  /** Milliseconds without a byte before a transfer is given up, 0 for no limit. */
  readonly idleTimeout: number;
  /** Whether the library does nothing but call services; it may also compress. */
  readonly remote: boolean;
  /** Called when a service refuses a request, which the library may send again. */
  readonly onRefused?: ((words: string) => void) | undefined;
  readonly signal: AbortSignal;
}

/** An answer that broke off without the library that reads it ever noticing. */
export class BrokenAnswer extends Error {
  readonly transient = true;

  constructor(host: string) {
    super(`the answer of ${host} broke off`);
    this.name = 'BrokenAnswer';
  }
}

// Tells a library not to try again: it would read files that are gone by then, and fail outside every promise.
class GivenUp extends Error {
  readonly code = 'ERR_GIVEN_UP';

  constructor() {
    super('the call was given up');
  }
}

// Milliseconds. A request that moves no bytes is answered at once, or not at all.
const answerLimit = 60_000;

// Milliseconds. The libraries pause for up to 15 s between two tries.
const longestPause = 20_000;

const githubDown = 'Is GitHub down? https://www.githubstatus.com';

const calls = new AsyncLocalStorage<RequestWatch>();
const ignore = () => undefined;

/**
 * Runs a call into a library to its end, which always comes: `IDLE` when a service does not answer, `BrokenAnswer` when
 * an answer breaks off unnoticed, the reason of the signal when that aborts. Then its requests end too.
 */
export async function runLibrary<T>(call: LibraryCall, work: () => Promise<T>): Promise<T> {
  listen();
  using watch = new RequestWatch(call);
  return await untilAborted(calls.run(watch, work), watch.signal);
}

let listening = false;

// Libraries make their requests out of our sight; Node announces each in the context of the call that made it.
function listen(): void {
  if (listening) return;
  listening = true;
  subscribe('http.client.request.created', message => {
    calls.getStore()?.add((message as { request: ClientRequest }).request);
  });
}

/** The requests of one call. */
class RequestWatch implements Disposable {
  readonly #call: LibraryCall;
  readonly #open = new Set<ClientRequest>();
  /** Runs while no request is open. */
  readonly #pause: TimeLimit;

  constructor(call: LibraryCall) {
    this.#call = call;
    // Not every request is one of Node's.
    const limit = call.remote ? longestPause : 0;
    this.#pause = new TimeLimit(limit, call.signal, () => stalled(call.what, limit, githubDown));
    this.#pause.start();
  }

  get signal(): AbortSignal {
    return this.#pause.signal;
  }

  add(request: ClientRequest): void {
    if (this.signal.aborted) {
      request.destroy(new GivenUp());
      return;
    }
    this.#open.add(request);
    this.#pause.stop();
    request.once('close', () => {
      this.#open.delete(request);
      if (this.#open.size === 0 && !this.signal.aborted) this.#pause.start();
    });
    request.once('socket', socket => this.#limit(request, socket));
    request.prependOnceListener('response', answer => this.#follow(answer, request.host));
  }

  [Symbol.dispose](): void {
    this.#pause.end(new GivenUp());
    this.#pause.stop();
    for (const request of this.#open) request.once('error', ignore).destroy(new GivenUp());
  }

  #limit(request: ClientRequest, socket: Socket): void {
    const { idleTimeout } = this.#call;
    // The libraries ask by POST, and move bytes by PUT and GET.
    const asks = request.method === 'POST' && (idleTimeout === 0 || idleTimeout > answerLimit);
    const limit = asks ? answerLimit : idleTimeout;
    if (limit === 0) return;
    let answer: IncomingMessage | undefined;
    request.once('response', given => (answer = given));
    const expire = () => {
      // An answer that nobody reads, such as a refused one, is not waited for.
      if (answer?.readableFlowing !== null)
        this.#pause.end(stalled(this.#call.what, limit, asks ? githubDown : `timeout: ${Math.round(limit / 500)}`));
    };
    socket.on('timeout', expire);
    request.once('close', () => socket.off('timeout', expire));
    const start = () => socket.setTimeout(limit);
    start();
    // The library sets a limit of its own once it is connected.
    if (socket.connecting) socket.once('connect', () => setImmediate(start));
    else setImmediate(start);
  }

  #follow(answer: IncomingMessage, host: string): void {
    const { statusCode = 0, statusMessage = '' } = answer;
    if (statusCode >= 400) this.#call.onRefused?.(`${statusCode} ${statusMessage} of ${host}`);
    // A plain pipe leaves its target waiting when its source breaks off.
    const pipe = answer.pipe.bind(answer);
    answer.pipe = (target, options) => {
      finished(answer, error => error && destroy(target, error));
      return pipe(target, options);
    };
    answer.once('close', () => {
      const unnoticed = answer.readableFlowing !== null && answer.listenerCount('error') === 0;
      if (!answer.complete && unnoticed) this.#pause.end(new BrokenAnswer(host));
    });
  }
}

function stalled(what: string, limit: number, hint: string): ActionError {
  return new ActionError('IDLE', `${what} got no answer for ${Math.round(limit / 1000)} s`, { hint });
}

function destroy(target: NodeJS.WritableStream, error: Error): void {
  if (target instanceof Writable) target.destroy(error);
}
