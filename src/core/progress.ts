import { formatBytes } from './format.ts';
import type { Log } from './log.ts';

// Often enough to show life, seldom enough to keep a log readable.
const interval = 5000;

/** Says every few seconds how far something has come; nothing at all when it is done before that. */
export class Progress {
  readonly #timer: NodeJS.Timeout;
  readonly #started = performance.now();
  #bytes = 0;

  /** `total` is bytes, where it is known. */
  constructor(log: Log, what: string, total?: number) {
    this.#timer = setInterval(() => log.info(this.#line(what, total)), interval).unref();
  }

  /** Counts bytes that have moved. */
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
