import { formatBytes } from './format.ts';
import type { Log } from './log.ts';

// Milliseconds: often enough to show progress, rarely enough to keep the log readable.
const interval = 5000;

/** Logs the progress of a transfer every few seconds; nothing when it ends before that. */
export class Progress {
  readonly #timer: NodeJS.Timeout;
  readonly #started = performance.now();
  #bytes = 0;

  /** `total` is in bytes, if known. */
  constructor(log: Log, what: string, total?: number) {
    this.#timer = setInterval(() => log.info(this.#line(what, total)), interval).unref();
  }

  /** Counts transferred bytes. */
  add(bytes: number): void {
    this.#bytes += bytes;
  }

  /** Bytes so far. */
  get bytes(): number {
    return this.#bytes;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #line(what: string, total: number | undefined): string {
    const seconds = (performance.now() - this.#started) / 1000;
    if (this.#bytes === 0) return `${what}: waiting for the first byte, ${seconds.toFixed(0)} s`;
    const percent = total ? `, ${Math.min(100, (100 * this.#bytes) / total).toFixed(0)} %` : '';
    return `${what}: ${formatBytes(this.#bytes)}, ${formatBytes(this.#bytes / seconds)}/s${percent}`;
  }
}
