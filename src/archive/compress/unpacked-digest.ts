import { createHash } from 'node:crypto';
import { ActionError } from '../../core/errors.ts';
import type { Compression } from './decompress.ts';
import type { SizeBudget } from './size-budget.ts';
import { Unpacking } from './unpacking.ts';

/** Size and hash of decompressed content. */
export interface UnpackedContent {
  /** Bytes. */
  readonly size: number;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** Decompresses a copy of a stream to hash its content. */
export class UnpackedDigest {
  readonly #hash = createHash('sha256');
  readonly #unpacking: Unpacking;
  readonly #signal: AbortSignal;
  #size = 0;
  #damaged = false;

  constructor(compression: Exclude<Compression, 'none'>, budget: SizeBudget, signal: AbortSignal) {
    const onContent = (content: Buffer) => {
      budget.spend(content.length);
      this.#size += content.length;
      this.#hash.update(content);
    };
    this.#unpacking = new Unpacking(compression, onContent, signal);
    this.#signal = signal;
  }

  /** Takes the next compressed bytes; waits while decompression lags behind. */
  async write(chunk: Buffer): Promise<void> {
    if (!this.#damaged) await this.#unpacking.write(chunk).catch(this.#tolerate);
  }

  /** What the stream held; undefined if it is damaged. Throws `ARCHIVE_TOO_LARGE`. */
  async end(): Promise<UnpackedContent | undefined> {
    if (!this.#damaged) await this.#unpacking.end().catch(this.#tolerate);
    return this.#damaged ? undefined : { size: this.#size, sha256: this.#hash.digest('hex') };
  }

  // Damaged content is not an error yet: it may belong to a member that the image does not use.
  readonly #tolerate = (error: unknown): void => {
    if (error instanceof ActionError || this.#signal.aborted) throw error;
    this.#damaged = true;
  };
}
