import { ActionError } from './errors.ts';
import { TimeLimit } from './time-limit.ts';

/** Limits how long an operation may go without progress; its signal aborts with `IDLE` when it goes longer. */
export class IdleTimeout implements Disposable {
  readonly #limit: TimeLimit;

  /**
   * `limit` is milliseconds without progress, 0 for no limit; `what` names the operation in the error, which names the
   * input `timeout` as well, unless the limit is not the user's.
   */
  constructor(what: string, limit: number, outer: AbortSignal, isInput = true) {
    this.#limit = new TimeLimit(limit, outer, () => explainIdle(what, limit, isInput));
    this.#limit.start();
  }

  get signal(): AbortSignal {
    return this.#limit.signal;
  }

  /** Reports progress. */
  touch(): void {
    this.#limit.extend();
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
    this.#limit.stop();
  }
}

function explainIdle(what: string, limit: number, isInput: boolean): ActionError {
  const seconds = Math.round(limit / 1000);
  const message = `${what} made no progress for ${seconds} s`;
  if (!isInput) return new ActionError('IDLE', message);
  return new ActionError('IDLE', `${message}, and timeout is ${seconds}`, {
    hint: `If it is only slow, give it more time, or 0 for no limit:\n  with:\n    timeout: ${seconds * 2}`,
  });
}
