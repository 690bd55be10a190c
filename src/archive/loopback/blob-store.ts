import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { partialPath, privateFolder } from '../../core/partial-file.ts';
import type { LayerCompression } from '../compress/codec.ts';
import type { LayerBlob } from '../format/image-blobs.ts';
import { writeBlobFile } from '../compress/blob-file.ts';
import type { PushStorage, ReceivedBlob, ReceivedManifest } from './push-storage.ts';

/** How a blob store receives what is pushed; layers that are sent uncompressed are compressed. */
export interface BlobStoreOptions extends LayerCompression {
  /** The archive folder, on whose disk the blobs are stored. */
  readonly dir: string;
  /** Layers that need not be sent, by every digest under which an engine may know them. */
  readonly known: ReadonlyMap<string, LayerBlob>;
  readonly onBytes: (count: number) => void;
  readonly signal: AbortSignal;
}

/** A blob that was received or is known. */
export interface ReceivedLayer extends LayerBlob {
  /** Whether it is stored as it was sent: false if it was compressed here. */
  readonly verbatim: boolean;
}

/** Stores the blobs of one push in a folder of its own, which is removed when the store is disposed of. */
export class BlobStore implements PushStorage, AsyncDisposable {
  readonly takesBlobs = true;
  readonly #options: BlobStoreOptions;
  readonly #folder: string;
  readonly #blobs = new Map<string, ReceivedLayer>();
  readonly #manifests = new Map<string, ReceivedManifest>();
  readonly #receiving = new Set<Promise<unknown>>();
  readonly #end = new AbortController();
  #sent = 0;

  private constructor(options: BlobStoreOptions, folder: string) {
    this.#options = options;
    this.#folder = folder;
  }

  /** Creates a store and its folder. */
  static async open(options: BlobStoreOptions): Promise<BlobStore> {
    const folder = partialPath(options.dir);
    await mkdir(folder, { mode: privateFolder });
    return new BlobStore(options, folder);
  }

  /** Bytes received. */
  get sent(): number {
    return this.#sent;
  }

  /** Aborts when writing to the disk has failed, which makes sending more pointless; its reason is the error. */
  get ended(): AbortSignal {
    return this.#end.signal;
  }

  /** The manifests and indexes received, each once however often it was sent. */
  get manifests(): readonly ReceivedManifest[] {
    return [...new Map([...this.#manifests.values()].map(each => [each.digest, each])).values()];
  }

  sizeOf(digest: string): number | undefined {
    return (this.#blobs.get(digest) ?? this.#options.known.get(digest))?.size;
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
    const known = this.#options.known.get(digest);
    return this.#blobs.get(digest) ?? (known && { ...known, verbatim: known.digest === digest });
  }

  /** Reads a small blob; undefined if it was not sent, is larger than `limit`, or is not stored as it was sent. */
  async read(digest: string, limit: number): Promise<Buffer | undefined> {
    const blob = this.#blobs.get(digest);
    return blob?.verbatim && blob.size <= limit ? readFile(blob.location.path) : undefined;
  }

  /** Removes a blob that is no longer needed; leaves one that belongs to an archive. */
  async discard({ location }: LayerBlob): Promise<void> {
    if (location.path.startsWith(this.#folder)) await rm(location.path, { force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.allSettled(this.#receiving);
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #receive(bytes: AsyncIterable<Buffer>): Promise<ReceivedBlob> {
    const path = join(this.#folder, randomBytes(8).toString('hex'));
    const { compression: codec, level, signal } = this.#options;
    const onBytes = (count: number) => {
      this.#sent += count;
      this.#options.onBytes(count);
    };
    try {
      const { sent, stored, verbatim } = await writeBlobFile(bytes, {
        path,
        compression: codec,
        level,
        onBytes,
        signal,
      });
      const { digest, size, compression } = stored;
      const location = { path, offset: 0, compression, verified: true };
      const unpacked = verbatim ? undefined : { size: sent.size, sha256: sent.digest.replace('sha256:', '') };
      return {
        ...sent,
        keep: () => this.#blobs.set(sent.digest, { digest, size, location, unpacked, verbatim }),
        drop: () => rm(path, { force: true }),
      };
    } catch (error) {
      await rm(path, { force: true });
      // The engine would retry a failed write again and again.
      if (error instanceof Error && 'syscall' in error) this.#end.abort(error);
      throw error;
    }
  }
}
