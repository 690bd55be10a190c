import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { peek } from '../../core/peek.ts';
import { tap } from '../../core/tap.ts';
import { compressLayer, type LayerCompression } from './codec.ts';
import { detectCompression, type Compression } from './decompress.ts';

// Sockets give small chunks, disks want large ones.
const highWaterMark = 1024 * 1024;

/** How many first bytes `isPlainTar` needs. */
export const tarHeaderLength = 512;

/** How a blob is written to a file. */
export interface BlobFileOptions extends LayerCompression {
  /** A new file. */
  readonly path: string;
  readonly onBytes: (count: number) => void;
  readonly signal: AbortSignal;
}

/** A blob that arrived and was written to a file. */
export interface WrittenBlob {
  /** As it was sent. */
  readonly sent: BlobFacts;
  /** As it is stored. */
  readonly stored: BlobFacts & { readonly compression: Compression };
  /** Whether it is stored as it was sent: false if it was compressed here. */
  readonly verbatim: boolean;
}

/** A blob by its content. */
export interface BlobFacts {
  /** `sha256:` of its bytes. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** Writes a blob that arrives to a file; a layer that is sent uncompressed is compressed on the way. */
export async function writeBlobFile(
  bytes: AsyncIterable<Buffer>,
  { path, compression, level, onBytes, signal }: BlobFileOptions,
): Promise<WrittenBlob> {
  const sent = new BlobMeasure();
  const packed = new BlobMeasure();
  let sentAs: Compression = 'none';
  const measure = tap(chunk => {
    sent.add(chunk);
    onBytes(chunk.length);
  });
  const compress = async function* (chunks: AsyncIterable<Buffer>) {
    const { start, all } = await peek(chunks, tarHeaderLength);
    sentAs = detectCompression(start);
    if (!isPlainTar(start)) yield* all;
    else yield* tap(chunk => packed.add(chunk))(compressLayer({ compression, level })(all));
  };
  const file = createWriteStream(path, { flags: 'wx', highWaterMark });
  await pipeline(bytes, measure, compress, file, { signal });
  const verbatim = packed.size === 0;
  return {
    sent: sent.facts(),
    stored: verbatim ? { ...sent.facts(), compression: sentAs } : { ...packed.facts(), compression },
    verbatim,
  };
}

/** Whether a blob that begins like this is an uncompressed tar: not a document, and not an empty tar, which has no header. */
export function isPlainTar(start: Buffer): boolean {
  return detectCompression(start) === 'none' && start.toString('latin1', 257, 262) === 'ustar';
}

/** Hashes and counts the bytes of a blob. */
export class BlobMeasure {
  readonly #hash = createHash('sha256');
  size = 0;

  add(chunk: Buffer): void {
    this.#hash.update(chunk);
    this.size += chunk.length;
  }

  facts(): BlobFacts {
    return { digest: `sha256:${this.#hash.copy().digest('hex')}`, size: this.size };
  }
}
