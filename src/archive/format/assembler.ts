import { createHash } from 'node:crypto';
import { ActionError } from '../../core/errors.ts';
import type { FileRange } from '../../core/file-range.ts';
import { assembleDocuments } from './assembled-documents.ts';
import type { ArchiveFacts } from './facts.ts';
import { layerMember, type ArrivingImage, type ImageBlobs, type LayerBlob } from './image-blobs.ts';
import { verifyMembers } from './member-verification.ts';
import { blobPath, documentMember, type Member } from './member.ts';
import { endOfTar, paddedSize, tarHeader } from './tar-layout.ts';

/** What an archive is assembled from, and how. */
export interface AssemblyOptions {
  readonly image: ImageBlobs | ArrivingImage;
  /** `repository:tag`, the names that the image gets when it is loaded. */
  readonly names: readonly string[];
  readonly onBytes: (count: number) => void;
  /** Called with each layer that was copied, or left out, and is no longer needed. */
  readonly onCopied?: (layer: LayerBlob) => Promise<void>;
  /** Whether the layer that would have this path is left out. */
  readonly omits?: (path: string) => boolean;
  readonly signal: AbortSignal;
}

/** Assembles one archive from blobs. */
export class ArchiveAssembler {
  /** The members assembled so far. */
  readonly members = new Map<string, Member>();
  readonly #options: AssemblyOptions;
  #size = 0;

  constructor(options: AssemblyOptions) {
    this.#options = options;
  }

  /** Bytes of the tar so far. */
  get size(): number {
    return this.#size;
  }

  /** Yields the segments of the tar, and returns what is known of the archive once all of them were read. */
  async *segments(): AsyncGenerator<Buffer | FileRange, ArchiveFacts> {
    const offsets = new Map<string, number>();
    const image = toArriving(this.#options.image);
    for await (const layer of image.arriving) {
      const { digest, size } = layer;
      const name = blobPath(digest);
      const isNew = !this.members.has(name);
      this.members.set(name, layerMember(layer));
      if (isNew && !this.#options.omits?.(name)) {
        yield this.#count(await tarHeader(name, size));
        offsets.set(name, this.#size);
        yield* this.#layer(layer);
        yield this.#padding(size);
      }
      await this.#options.onCopied?.(layer);
    }
    for (const { name, content } of assembleDocuments(image.complete(), this.#options.names)) {
      this.members.set(name, documentMember(name, content));
      yield this.#count(await tarHeader(name, content.length));
      yield this.#count(content);
      yield this.#padding(content.length);
    }
    const facts = verifyMembers(this.members);
    yield this.#count(endOfTar);
    return { ...facts, layers: facts.layers.map(layer => ({ ...layer, offset: offsets.get(layer.path) ?? 0 })) };
  }

  *#layer({ digest, size, location }: LayerBlob): Generator<FileRange> {
    const { path, offset, verified } = location;
    const hash = verified ? undefined : createHash('sha256');
    const start = this.#size;
    const onBytes = (bytes: Buffer) => {
      this.#count(bytes);
      hash?.update(bytes);
    };
    yield { path, offset, size, onBytes };
    const found = hash ? `sha256:${hash.digest('hex')}` : digest;
    if (found !== digest) throw damagedLayer(path, `${found}, expected ${digest}`);
    if (this.#size - start !== size) throw damagedLayer(path, `${this.#size - start} bytes, expected ${size}`);
  }

  #count(bytes: Buffer): Buffer {
    this.#size += bytes.length;
    this.#options.onBytes(bytes.length);
    return bytes;
  }

  #padding(size: number): Buffer {
    return this.#count(Buffer.alloc(paddedSize(size) - size));
  }
}

function damagedLayer(path: string, found: string): ActionError {
  return new ActionError('ARCHIVE_DIGEST', `${path} is damaged: a layer is ${found}`);
}

// The layers of the image come last, so that only small documents follow them.
function toArriving(image: ImageBlobs | ArrivingImage): ArrivingImage {
  if ('arriving' in image) return image;
  const layers = [...(image.more ?? []), ...image.layers];
  return { arriving: new Map(layers.map(layer => [layer.digest, layer])).values(), complete: () => image };
}
