import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDecompressor, type Compression } from './decompress.ts';
import { ActionError } from '../../core/errors.ts';
import type { UnpackedContent } from '../format/member.ts';

/** What is left of the bytes that the members of one archive may unpack to. */
export class SizeBudget {
  readonly #limit: number;
  #left: number;

  constructor(limit: number) {
    this.#limit = limit;
    this.#left = limit;
  }

  /** Takes bytes away; throws `ARCHIVE_TOO_LARGE` when none are left. */
  take(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw archiveTooLarge(this.#limit);
  }
}

/** The error for an archive that unpacks to more than it may. */
export function archiveTooLarge(limit: number): ActionError {
  const message = `the image archive unpacks to more than the ${limit} bytes allowed`;
  return new ActionError('ARCHIVE_TOO_LARGE', message, { hint: `size-limit: ${Math.ceil(limit / 500_000)} # MB` });
}

/** Unpacks a member on the side, only to learn what it holds. */
export class UnpackedDigest {
  readonly #input = new PassThrough();
  readonly #result: Promise<UnpackedContent | undefined>;
  #open = true;

  constructor(compression: Exclude<Compression, 'none'>, allowance: SizeBudget, signal: AbortSignal) {
    const hash = createHash('sha256');
    let size = 0;
    const measure = async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        allowance.take(chunk.length);
        size += chunk.length;
        hash.update(chunk);
      }
    };
    this.#result = pipeline(this.#input, createDecompressor(compression), measure, { signal }).then(
      () => ({ size, sha256: hash.digest('hex') }),
      (error: unknown) => {
        this.#open = false;
        // What only looks compressed is no error here: nobody may ever ask what it holds.
        if (error instanceof ActionError || signal.aborted) throw error;
        return undefined;
      },
    );
    this.#result.catch(() => undefined);
  }

  /** Takes the next bytes; waits while the unpacking lags behind. */
  async write(chunk: Buffer): Promise<void> {
    if (!this.#open || this.#input.write(chunk)) return;
    // What ends the unpacking is told by its result alone.
    await Promise.race([once(this.#input, 'drain').catch(() => undefined), this.#result]);
  }

  /** What the member held; undefined when it was damaged. Throws `ARCHIVE_TOO_LARGE`. */
  async end(): Promise<UnpackedContent | undefined> {
    if (this.#open) this.#input.end();
    return this.#result;
  }
}
