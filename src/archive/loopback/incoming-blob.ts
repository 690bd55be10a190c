import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { tap } from '../../core/tap.ts';
import { detectCompression, type Compression } from '../compress/decompress.ts';
import { gzipParallel } from '../compress/gzip.ts';

// Sockets give small chunks, disks want large ones.
const highWaterMark = 1024 * 1024;

const tarHeaderLength = 512;

/** How an incoming blob is written. */
export interface IncomingBlobOptions {
  /** A new file. */
  readonly path: string;
  /** Deflate level for a layer that is sent uncompressed, 0 to 9. */
  readonly level: number;
  readonly onBytes: (count: number) => void;
  readonly signal: AbortSignal;
}

/** A blob that was received and written to a file. */
export interface WrittenBlob {
  /** As it was sent. */
  readonly sent: BlobFacts;
  /** As it is stored. */
  readonly stored: BlobFacts & { readonly compression: Compression };
  /** Whether it is stored as it was sent: false if it was compressed here. */
  readonly verbatim: boolean;
}

interface BlobFacts {
  /** `sha256:` of its bytes. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** Writes an incoming blob to a file; a layer that is sent uncompressed is compressed on the way. */
export async function writeIncomingBlob(
  bytes: AsyncIterable<Buffer>,
  { path, level, onBytes, signal }: IncomingBlobOptions,
): Promise<WrittenBlob> {
  const sent = new BlobMeasure();
  const packed = new BlobMeasure();
  let sentAs: Compression = 'none';
  const measure = tap(chunk => {
    sent.add(chunk);
    onBytes(chunk.length);
  });
  const compress = async function* (chunks: AsyncIterable<Buffer>) {
    const { start, all } = await peek(chunks);
    sentAs = detectCompression(start);
    yield* isPlainTar(start, sentAs) ? tap(chunk => packed.add(chunk))(gzipParallel({ level })(all)) : all;
  };
  await pipeline(bytes, measure, compress, createWriteStream(path, { flags: 'wx', highWaterMark }), { signal });
  const verbatim = packed.size === 0;
  return {
    sent: sent.facts(),
    stored: verbatim ? { ...sent.facts(), compression: sentAs } : { ...packed.facts(), compression: 'gzip' },
    verbatim,
  };
}

class BlobMeasure {
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

/** The first bytes of a stream, at least a tar header if it has as many, and the whole stream. */
async function peek(chunks: AsyncIterable<Buffer>): Promise<{ start: Buffer; all: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  while (start.length < tarHeaderLength) {
    const next = await iterator.next();
    if (next.done) break;
    start = Buffer.concat([start, next.value]);
  }
  const all = async function* () {
    if (start.length > 0) yield start;
    yield* { [Symbol.asyncIterator]: () => iterator };
  };
  return { start, all: all() };
}

// Configurations, attestations and empty tars, which have no header, are stored as they are.
function isPlainTar(start: Buffer, compression: Compression): boolean {
  return compression === 'none' && start.toString('latin1', 257, 262) === 'ustar';
}
