import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDecompressor, type Compression } from './decompress.ts';

/** Decompresses a copy of a stream for a reader of its content. */
export class Unpacking {
  readonly #input = new PassThrough();
  readonly #result: Promise<void>;
  #ended = false;

  /** `onContent` is called with the content in order; an error that it throws ends the decompression. */
  constructor(compression: Exclude<Compression, 'none'>, onContent: (content: Buffer) => void, signal: AbortSignal) {
    const look = async (contents: AsyncIterable<Buffer>) => {
      for await (const content of contents) onContent(content);
    };
    this.#result = pipeline(this.#input, createDecompressor(compression), look, { signal }).finally(() => {
      this.#ended = true;
    });
    this.#result.catch(() => undefined);
  }

  /** Takes the next compressed bytes; waits while decompression lags behind. Throws why it ended. */
  async write(chunk: Buffer): Promise<void> {
    // A decompressor ignores what follows the end of its content.
    if (this.#ended) return this.#result;
    if (this.#input.write(chunk)) return;
    // Only `#result` reports why decompression ended.
    await Promise.race([once(this.#input, 'drain').catch(() => undefined), this.#result]);
  }

  /** Waits for the last content; throws where the stream is damaged or truncated. */
  async end(): Promise<void> {
    if (!this.#ended) this.#input.end();
    await this.#result;
  }
}
