import { ActionError } from './errors.ts';

/** Limits how long an operation may go without progress; its signal aborts with `IDLE` when it does. */
export class IdleTimeout {
  readonly #controller = new AbortController();
  readonly #limit: number;
  readonly #what: string;
  readonly signal: AbortSignal;
  #timer: NodeJS.Timeout | undefined;

  /** `limit` is milliseconds without progress, 0 for no limit; `what` names the operation in the error. */
  constructor(what: string, limit: number, outer: AbortSignal) {
    this.#what = what;
    this.#limit = limit;
    this.signal = AbortSignal.any([outer, this.#controller.signal]);
    this.touch();
  }

  /** Reports progress. */
  touch(): void {
    if (this.#limit === 0) return;
    if (this.#timer) this.#timer.refresh();
    else this.#timer = setTimeout(() => this.#expire(), this.#limit).unref();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }

  #expire(): void {
    const seconds = Math.round(this.#limit / 1000);
    const message = `${this.#what} made no progress for ${seconds} s`;
    this.#controller.abort(new ActionError('IDLE', message, { hint: `timeout: ${seconds * 2}` }));
  }
}
