import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { openPartialFolder } from '../core/partial-file.ts';
import { peek } from '../core/peek.ts';
import { documentLimit } from '../core/guards.ts';
import { BlobMeasure, isPlainTar, tarHeaderLength, writeBlobFile, type BlobFacts } from './compress/blob-file.ts';
import type { LayerCompression } from './compress/codec.ts';
import { detectCompression } from './compress/decompress.ts';
import { explainBroken } from './format/broken-tar.ts';
import { readEntryPath } from './format/entry-path.ts';
import type { ArrivingImage, ImageBlobs, LayerBlob } from './format/image-blobs.ts';
import { verifyMembers } from './format/member-verification.ts';
import { blobHex, documentMember, invalidArchive, linkMember, type Member } from './format/member.ts';
import { keptLimit } from './format/member-copy.ts';
import { readTarEntries, type TarEntry } from './format/tar-entries.ts';
import { mostMembers } from './format/tar-verifier.ts';
import { collectSavedImage } from './saved-image.ts';

/** How the layers of a saved tar are stored. */
export interface SavedLayersOptions extends LayerCompression {
  /** The archive folder, on whose disk the layers are stored. */
  readonly dir: string;
  /** Layers that need not be stored, by every digest under which the tar may hold them. */
  readonly known: ReadonlyMap<string, LayerBlob>;
  readonly onBytes: (count: number) => void;
  readonly signal: AbortSignal;
}

type Folder = Awaited<ReturnType<typeof openPartialFolder>>;

/**
 * The image in the tar of docker save. Each layer is compressed into a file, of a folder of its own, while the one
 * before it is copied into the archive. Everything is verified on the way; `arriving` fails with `ARCHIVE_*` or
 * `OtherImagesSaved`.
 */
export class SavedLayers implements ArrivingImage, AsyncDisposable {
  readonly arriving: AsyncIterable<LayerBlob>;
  readonly #options: SavedLayersOptions;
  readonly #folder: Folder;
  readonly #end = new AbortController();
  readonly #members = new Map<string, Member>();
  readonly #layers = new Map<string, LayerBlob>();
  readonly #done: Promise<unknown>;
  #kept = 0;
  #writeError: unknown;
  #image: ImageBlobs | undefined;

  private constructor(tar: Readable, options: SavedLayersOptions, folder: Folder) {
    this.#folder = folder;
    this.#options = { ...options, signal: AbortSignal.any([options.signal, this.#end.signal]) };
    const { readable, writable } = new TransformStream<LayerBlob, LayerBlob>();
    const writer = writable.getWriter();
    this.arriving = readable;
    // The reader of the layers may leave early.
    writer.closed.catch((error: unknown) => this.#end.abort(error));
    this.#done = this.#read(tar, layer => writer.write(layer)).then(
      () => writer.close(),
      (error: unknown) => writer.abort(this.#writeError ?? explainBroken(error, options.signal)),
    );
    this.#done.catch(() => undefined);
  }

  /** Begins to read the tar. */
  static async open(tar: Readable, options: SavedLayersOptions): Promise<SavedLayers> {
    return new SavedLayers(tar, options, await openPartialFolder(options.dir));
  }

  complete(): ImageBlobs {
    if (!this.#image) throw new Error('the tar was not read to its end');
    return this.#image;
  }

  /** Removes a layer that is no longer needed; leaves one that belongs to an archive. */
  async discard({ location }: LayerBlob): Promise<void> {
    if (location.path.startsWith(this.#folder.path)) await rm(location.path, { force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort(new Error('the archive was written, or was given up'));
    await this.#done.catch(() => undefined);
    await this.#folder[Symbol.asyncDispose]();
  }

  async #read(tar: Readable, give: (layer: LayerBlob) => Promise<void>): Promise<void> {
    await readTarEntries(tar, this.#options.signal, async entry => {
      const layer = await this.#readEntry(entry);
      if (layer) await give(layer);
    });
    const facts = verifyMembers(this.#members);
    for (const { path } of facts.layers) {
      const content = this.#layers.has(path) ? undefined : this.#members.get(path)?.content;
      if (!content) continue;
      // An empty layer looks like a document until manifest.json has named it.
      const { layer } = await this.#pack(Readable.from([content]));
      this.#layers.set(path, layer);
      await give(layer);
    }
    this.#image = collectSavedImage(facts, this.#members, this.#layers);
  }

  async #readEntry(entry: TarEntry): Promise<LayerBlob | undefined> {
    const { path, kind, target } = readEntryPath(entry.header);
    if (kind !== 'file') {
      entry.resume();
      if (kind === 'link') this.#add(linkMember(path, target));
      return undefined;
    }
    const { size } = entry.header;
    const { start, all } = await peek(entry as AsyncIterable<Buffer>, tarHeaderLength);
    if (mayBeLayer(start, size) || this.#kept + size > keptLimit) return this.#store(path, start, all);
    this.#kept += size;
    this.#add(documentMember(path, await buffer(all)));
    return undefined;
  }

  #add(member: Member): void {
    if (this.#members.has(member.name)) throw invalidArchive(`holds ${member.name} twice`);
    this.#members.set(member.name, member);
    if (this.#members.size > mostMembers) throw invalidArchive(`holds more than ${mostMembers} members`);
  }

  async #store(path: string, start: Buffer, bytes: AsyncIterable<Buffer>): Promise<LayerBlob> {
    const { sent, layer } = (await this.#skipKnown(path, bytes)) ?? (await this.#pack(bytes));
    const compression = detectCompression(start);
    this.#add({ name: path, size: sent.size, sha256: sent.digest.replace('sha256:', ''), compression });
    this.#layers.set(path, layer);
    return layer;
  }

  // Newer engines name a layer by its digest.
  async #skipKnown(path: string, bytes: AsyncIterable<Buffer>): Promise<StoredLayer | undefined> {
    const layer = this.#options.known.get(`sha256:${blobHex(path)}`);
    if (!layer) return undefined;
    const sent = new BlobMeasure();
    for await (const chunk of bytes) {
      sent.add(chunk);
      this.#options.onBytes(chunk.length);
    }
    return { sent: sent.facts(), layer };
  }

  async #pack(bytes: AsyncIterable<Buffer>): Promise<StoredLayer> {
    const path = join(this.#folder.path, randomBytes(8).toString('hex'));
    const { sent, stored, verbatim } = await writeBlobFile(bytes, { ...this.#options, path }).catch(
      (error: unknown) => {
        // A full disk also ends the reading of the tar, which would be reported instead.
        if (error instanceof Error && 'syscall' in error) this.#writeError ??= error;
        throw error;
      },
    );
    const known = this.#options.known.get(sent.digest);
    if (known) await rm(path);
    const { digest, size, compression } = stored;
    const location = { path, offset: 0, compression, verified: true };
    const unpacked = verbatim ? undefined : { size: sent.size, sha256: sent.digest.replace('sha256:', '') };
    return { sent, layer: known ?? { digest, size, location, unpacked } };
  }
}

function mayBeLayer(start: Buffer, size: number): boolean {
  return isPlainTar(start) || detectCompression(start) !== 'none' || size > documentLimit;
}

interface StoredLayer {
  /** As the tar holds it. */
  readonly sent: BlobFacts;
  readonly layer: LayerBlob;
}
