import { ActionError } from './errors.ts';

/** Limits how long an operation may go without progress; its signal aborts with `IDLE` when it goes longer. */
export class IdleTimeout {
  readonly #controller = new AbortController();
  readonly #limit: number;
  readonly #what: string;
  readonly #isInput: boolean;
  readonly signal: AbortSignal;
  #timer: NodeJS.Timeout | undefined;

  /**
   * `limit` is milliseconds without progress, 0 for no limit; `what` names the operation in the error, which names the
   * input `timeout` as well, unless the limit is not the user's.
   */
  constructor(what: string, limit: number, outer: AbortSignal, isInput = true) {
    this.#what = what;
    this.#isInput = isInput;
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

  /** Does the work; if the signal ended it, throws the signal's reason, whatever the work made of it. */
  async run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await work(this.signal);
    } catch (error) {
      this.signal.throwIfAborted();
      throw error;
    }
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }

  #expire(): void {
    const seconds = Math.round(this.#limit / 1000);
    const message = `${this.#what} made no progress for ${seconds} s`;
    const error = this.#isInput
      ? new ActionError('IDLE', `${message}, and timeout is ${seconds}`, {
          hint: `If it only is slow, give it more time, or 0 for no limit:\n  with:\n    timeout: ${seconds * 2}`,
        })
      : new ActionError('IDLE', message);
    this.#controller.abort(error);
  }
}
