import { pipeline, Transform, type Readable } from 'node:stream';
import type { FaultKind } from '../faults/kinds.ts';
import type { Operation } from './route.ts';

/** A fault to inject into an operation. */
export interface Fault {
  readonly operation: Operation;
  /** One of the faults that all stand-ins know, instead of the others below. */
  readonly kind?: FaultKind;
  /** Milliseconds for which no connection is accepted once the request has arrived; it is still answered. */
  readonly refuseNext?: number;
  /** Answered instead of doing the work. */
  readonly status?: number;
  /** How many requests it affects; default 1. */
  readonly times?: number;
  /** Seconds, sent as Retry-After with `status`. */
  readonly retryAfter?: number;
  /** The body of the answer with `status`, instead of an error in the operation's dialect. */
  readonly body?: string;
  /** Milliseconds by which the request is delayed before anything else. */
  readonly delayMs?: number;
  /** Cuts the connection once more than this many bytes of the request's body have arrived. */
  readonly cutRequestAfter?: number;
  /** Cuts the connection after this many bytes of the answer's body. */
  readonly cutResponseAfter?: number;
  /** Does the work, then cuts the connection without an answer. */
  readonly cutBeforeAnswer?: boolean;
}

/** The faults that are still to happen; those of one operation happen in the order in which they were injected. */
export class Faults {
  #pending: { readonly fault: Fault; left: number }[] = [];

  /** Adds a fault. */
  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? 1 });
  }

  /** Takes the fault for a request of this operation, if there is one. */
  take(operation: Operation): Fault | undefined {
    const next = this.#pending.find(({ fault }) => fault.operation === operation);
    if (!next) return undefined;
    next.left -= 1;
    this.#pending = this.#pending.filter(({ left }) => left > 0);
    return next.fault;
  }
}

/** Passes a request's body on, and cuts its connection once more than `limit` bytes have arrived. */
export function cutAfter(body: Readable, limit: number): Readable {
  let seen = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen <= limit) {
        done(null, chunk);
        return;
      }
      body.destroy();
      done(new Error(`cut after ${limit} bytes`));
    },
  });
  // The reader of the counter hears of the error.
  return pipeline(body, counter, () => undefined);
}
