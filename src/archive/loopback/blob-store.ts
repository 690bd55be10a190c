import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipParallel } from '../compress/gzip.ts';
import { detectCompression, type Compression } from '../compress/decompress.ts';
import { partialPath } from '../../core/partial-file.ts';
import type { LayerBlob } from '../format/image-blobs.ts';
import type { ReceivedBlob, ReceivedManifest, PushStorage } from './push-registry.ts';

// Sockets give small pieces, disks want large ones.
const highWaterMark = 1024 * 1024;

const tarHeaderLength = 512;

/** How a store takes what is sent. */
export interface BlobStoreOptions {
  /** The archive folder, on whose disk the blobs wait. */
  readonly dir: string;
  /** Layers that need not be sent, by every digest that a sender may know them by. */
  readonly known: ReadonlyMap<string, LayerBlob>;
  /** Deflate level for layers that are sent uncompressed. */
  readonly level: number;
  readonly onBytes: (count: number) => void;
  readonly signal: AbortSignal;
}

/** A blob on the store. */
export interface ReceivedLayer extends LayerBlob {
  /** Whether it is stored as it was sent, and not compressed on the way. */
  readonly verbatim: boolean;
}

/** Blobs of one push, in a folder of their own that goes with the store. */
export class BlobStore implements PushStorage, AsyncDisposable {
  readonly takesBlobs = true;
  readonly #order: BlobStoreOptions;
  readonly #folder: string;
  readonly #blobs = new Map<string, ReceivedLayer>();
  readonly #manifests = new Map<string, ReceivedManifest>();
  readonly #receiving = new Set<Promise<unknown>>();
  readonly #end = new AbortController();
  #sent = 0;

  private constructor(order: BlobStoreOptions, folder: string) {
    this.#order = order;
    this.#folder = folder;
  }

  /** Makes a store and its folder. */
  static async open(order: BlobStoreOptions): Promise<BlobStore> {
    const folder = partialPath(order.dir);
    await mkdir(folder);
    return new BlobStore(order, folder);
  }

  /** Bytes that came. */
  get sent(): number {
    return this.#sent;
  }

  /** Aborts when it makes no sense to send more, with what went wrong with the disk. */
  get ended(): AbortSignal {
    return this.#end.signal;
  }

  /** The manifests and indexes that came, each once however often it was sent. */
  get manifests(): readonly ReceivedManifest[] {
    return [...new Map([...this.#manifests.values()].map(each => [each.digest, each])).values()];
  }

  sizeOf(digest: string): number | undefined {
    return (this.#blobs.get(digest) ?? this.#order.known.get(digest))?.size;
  }

  async receive(bytes: AsyncIterable<Buffer>): Promise<ReceivedBlob> {
    const receiving = this.#receive(bytes);
    this.#receiving.add(receiving);
    return receiving.finally(() => this.#receiving.delete(receiving));
  }

  putManifest(manifest: ReceivedManifest): void {
    this.#manifests.set(manifest.digest, manifest);
    this.#manifests.set(manifest.reference, manifest);
  }

  getManifest(reference: string): ReceivedManifest | undefined {
    return this.#manifests.get(reference);
  }

  /** The blob that was sent under a digest, or is known by it. */
  find(digest: string): ReceivedLayer | undefined {
    const known = this.#order.known.get(digest);
    return this.#blobs.get(digest) ?? (known && { ...known, verbatim: known.digest === digest });
  }

  /** Reads a small blob; undefined where it is not here as it was sent. */
  async read(digest: string, limit: number): Promise<Buffer | undefined> {
    const blob = this.#blobs.get(digest);
    return blob?.verbatim && blob.size <= limit ? readFile(blob.location.path) : undefined;
  }

  /** Removes a blob that is not needed any more. */
  async discard({ location }: LayerBlob): Promise<void> {
    if (location.path.startsWith(this.#folder)) await rm(location.path, { force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.allSettled(this.#receiving);
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #receive(bytes: AsyncIterable<Buffer>): Promise<ReceivedBlob> {
    const path = join(this.#folder, randomBytes(8).toString('hex'));
    const sent = new Measure();
    const packed = new Measure();
    let sentAs: Compression = 'none';
    const { level, onBytes, signal } = this.#order;
    const count = async function* (this: BlobStore, chunks: AsyncIterable<Buffer>) {
      for await (const chunk of sent.pass(chunks)) {
        this.#sent += chunk.length;
        onBytes(chunk.length);
        yield chunk;
      }
    }.bind(this);
    const pack = async function* (chunks: AsyncIterable<Buffer>) {
      const { start, all } = await peek(chunks);
      sentAs = detectCompression(start);
      yield* isPlainTar(start, sentAs) ? packed.pass(gzipParallel({ level })(all)) : all;
    };
    try {
      await pipeline(bytes, count, pack, createWriteStream(path, { flags: 'wx', highWaterMark }), { signal });
    } catch (error) {
      await rm(path, { force: true });
      // An engine would try again and again.
      if (error instanceof Error && 'syscall' in error) this.#end.abort(error);
      throw error;
    }
    const verbatim = packed.size === 0;
    const { digest, size } = verbatim ? sent : packed;
    const location = { path, offset: 0, compression: verbatim ? sentAs : 'gzip', proved: true } as const;
    const { digest: sentDigest, size: sentSize } = sent;
    return {
      digest: sentDigest,
      size: sentSize,
      keep: () => this.#blobs.set(sentDigest, { digest, size, location, verbatim }),
      drop: () => rm(path, { force: true }),
    };
  }
}

class Measure {
  readonly #hash = createHash('sha256');
  size = 0;

  async *pass(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#hash.update(chunk);
      this.size += chunk.length;
      yield chunk;
    }
  }

  get digest(): string {
    return `sha256:${this.#hash.copy().digest('hex')}`;
  }
}

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

// Configurations and attestations stay what they are, and so does a tar of nothing, which has no header.
function isPlainTar(start: Buffer, compression: Compression): boolean {
  return compression === 'none' && start.toString('latin1', 257, 262) === 'ustar';
}
