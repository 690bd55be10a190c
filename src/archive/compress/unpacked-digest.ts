import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ActionError } from '../../core/errors.ts';
import { createDecompressor, type Compression } from './decompress.ts';
import type { SizeBudget } from './size-budget.ts';

/** Size and hash of decompressed content. */
export interface UnpackedContent {
  /** Bytes. */
  readonly size: number;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** Decompresses a copy of a stream to hash its content. */
export class UnpackedDigest {
  readonly #input = new PassThrough();
  readonly #result: Promise<UnpackedContent | undefined>;
  #open = true;

  constructor(compression: Exclude<Compression, 'none'>, budget: SizeBudget, signal: AbortSignal) {
    const hash = createHash('sha256');
    let size = 0;
    const measure = async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        budget.spend(chunk.length);
        size += chunk.length;
        hash.update(chunk);
      }
    };
    this.#result = pipeline(this.#input, createDecompressor(compression), measure, { signal }).then(
      () => ({ size, sha256: hash.digest('hex') }),
      (error: unknown) => {
        this.#open = false;
        // Damaged content is not an error yet: it may belong to a member that the image does not use.
        if (error instanceof ActionError || signal.aborted) throw error;
        return undefined;
      },
    );
    this.#result.catch(() => undefined);
  }

  /** Takes the next compressed bytes; waits while decompression lags behind. */
  async write(chunk: Buffer): Promise<void> {
    if (!this.#open || this.#input.write(chunk)) return;
    // Only `#result` reports why decompression ended.
    await Promise.race([once(this.#input, 'drain').catch(() => undefined), this.#result]);
  }

  /** What the stream held; undefined if it is damaged. Throws `ARCHIVE_TOO_LARGE`. */
  async end(): Promise<UnpackedContent | undefined> {
    if (this.#open) this.#input.end();
    return this.#result;
  }
}
