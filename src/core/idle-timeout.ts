import { ActionError } from './errors.ts';

/** A watch over something that may take long but must not be silent for long; aborts with `IDLE` when it is. */
export class IdleWatch {
  readonly #controller = new AbortController();
  readonly #limit: number;
  readonly #what: string;
  readonly signal: AbortSignal;
  #timer: NodeJS.Timeout | undefined;

  /** `limit` is milliseconds of silence, 0 for ever; `what` is named in the error. */
  constructor(what: string, limit: number, outer: AbortSignal) {
    this.#what = what;
    this.#limit = limit;
    this.signal = AbortSignal.any([outer, this.#controller.signal]);
    this.touch();
  }

  /** Says that something moved. */
  touch(): void {
    if (this.#limit === 0) return;
    if (this.#timer) this.#timer.refresh();
    else this.#timer = setTimeout(() => this.#expire(), this.#limit).unref();
  }

  /** Ends the watch. */
  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }

  #expire(): void {
    const seconds = Math.round(this.#limit / 1000);
    const message = `${this.#what} said nothing for ${seconds} s`;
    this.#controller.abort(new ActionError('IDLE', message, { hint: `timeout: ${seconds * 2}` }));
  }
}
