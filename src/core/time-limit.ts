/** A signal that aborts with an outer one, or once a clock has run out. */
export class TimeLimit implements Disposable {
  readonly #limit: number;
  readonly #reason: () => Error;
  readonly #end = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  readonly signal: AbortSignal;

  /** `limit` is milliseconds, 0 for no limit; the clock stands until it is started. */
  constructor(limit: number, outer: AbortSignal, reason: () => Error) {
    this.#limit = limit;
    this.#reason = reason;
    this.signal = AbortSignal.any([outer, this.#end.signal]);
  }

  /** Restarts the clock. It keeps the process alive, because what it limits may wait for nothing else. */
  start(): void {
    this.stop();
    if (this.#limit > 0) this.#timer = setTimeout(() => this.end(this.#reason()), this.#limit);
  }

  /** Sets a running clock back to its start. */
  extend(): void {
    this.#timer?.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Aborts the signal before its time. */
  end(reason: Error): void {
    this.#end.abort(reason);
  }

  [Symbol.dispose](): void {
    this.stop();
  }
}
