import { IdleTimeout } from '../core/idle-timeout.ts';
import type { Log } from '../core/log.ts';
import { Progress } from '../core/progress.ts';

/** Logs the progress of a transfer, and aborts its signal with `IDLE` if there is none for too long. */
export class TransferMonitor implements Disposable {
  readonly #timeout: IdleTimeout;
  readonly #progress: Progress;

  /** `what` names the transfer in an error, `title` in the log; `idleTimeout` is milliseconds, 0 for no limit. */
  constructor(what: string, title: string, idleTimeout: number, log: Log, signal: AbortSignal) {
    this.#timeout = new IdleTimeout(what, idleTimeout, signal);
    this.#progress = new Progress(log, title);
  }

  get signal(): AbortSignal {
    return this.#timeout.signal;
  }

  /** Bytes transferred so far. */
  get bytes(): number {
    return this.#progress.bytes;
  }

  /** Reports a sign of life without bytes. */
  readonly touch = (): void => this.#timeout.touch();

  /** Reports transferred bytes. */
  readonly add = (bytes: number): void => {
    this.#progress.add(bytes);
    this.#timeout.touch();
  };

  /** Does the work; if the signal ended it, throws the signal's reason. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return this.#timeout.run(work);
  }

  [Symbol.dispose](): void {
    this.#progress[Symbol.dispose]();
    this.#timeout[Symbol.dispose]();
  }
}
