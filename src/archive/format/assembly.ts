import { createHash } from 'node:crypto';
import { addAbortSignal, Readable } from 'node:stream';
import { pack as makeTar } from 'tar-stream';
import { readSegments, type FileRange, type ByteTransform, type Segments } from '../../core/segments.ts';
import { ActionError } from '../../core/errors.ts';
import type { ImageBlobs, DocumentBlob, LayerBlob } from './image-blobs.ts';
import { blobPath, type Member } from './member.ts';
import { verifyMembers, type ArchiveFacts } from './facts.ts';
import { annotateNames } from './name-annotations.ts';
import type { ArchiveVerification, VerifiedTarStream } from './verified-tar-stream.ts';

/** What an archive is laid out of, and how. */
export interface AssemblyOptions {
  readonly image: ImageBlobs;
  /** `repository:tag`, the names the image gets when it is loaded. */
  readonly names: readonly string[];
  readonly onBytes: (count: number) => void;
  /** Called with each layer that has been copied and is not needed again. */
  readonly onCopied?: (layer: LayerBlob) => Promise<void>;
  /** Whether a layer is left out, under the path it would have. */
  readonly leavesOut?: (path: string) => boolean;
  readonly signal: AbortSignal;
}

/** What an archive is assembled of, and how. */
export interface TarAssemblyOptions extends AssemblyOptions {
  /** Looks at the bytes of a layer on their way; what it throws breaks the tar. */
  readonly look?: ByteTransform;
}

interface Part {
  readonly name: string;
  readonly content: Buffer;
}

/** An archive that is not there yet: what it is made of, and what is known of it once that has been read. */
export interface ArchiveSegments extends ArchiveVerification {
  readonly pieces: Segments;
}

/**
 * Lays out a docker archive of an image's blobs as they are: an OCI layout with the manifest.json of docker save, the
 * same bytes for the same blobs. A layer that is not what its digest says breaks it off with `ARCHIVE_DIGEST`.
 */
export function assembleSegments(order: AssemblyOptions): ArchiveSegments {
  const { signal } = order;
  const members = new Map<string, Member>();
  const facts = Promise.withResolvers<ArchiveFacts>();
  // Whoever reads the pieces sees the failure there.
  facts.promise.catch(() => undefined);
  const layOut = new LayOut(order, members);
  const pieces = async function* () {
    try {
      facts.resolve(yield* layOut.pieces());
    } catch (error) {
      const reason: unknown = signal.aborted ? signal.reason : error;
      facts.reject(reason);
      throw reason;
    }
  };
  return { pieces: pieces(), facts: facts.promise, members, tarSize: () => layOut.size };
}

/** The same archive as a stream that can be read at once; a broken one is destroyed before its end. */
export function assembleTar(order: TarAssemblyOptions): VerifiedTarStream {
  const { look, signal } = order;
  const { pieces, facts, ...laidOut } = assembleSegments(order);
  const tar = addAbortSignal(signal, Readable.from(readSegments(pieces, look), { objectMode: false }));
  const early = Promise.withResolvers<never>();
  early.promise.catch(() => undefined);
  const reason = () => (signal.aborted ? (signal.reason as Error) : tar.errored);
  tar.once('close', () => early.reject(reason() ?? new Error('the archive was not read to its end')));
  const settled = Promise.race([facts, early.promise]);
  // As with pieces: whoever reads the tar sees the failure there.
  settled.catch(() => undefined);
  return { ...laidOut, tar, facts: settled };
}

const blockSize = 512;
const endOfTar = Buffer.alloc(2 * blockSize);
const plain = { mtime: new Date(0), mode: 0o644, uid: 0, gid: 0 };

/** Lays out one archive. */
class LayOut {
  /** Bytes that have been read of it. */
  size = 0;
  readonly #order: AssemblyOptions;
  readonly #members: Map<string, Member>;

  constructor(order: AssemblyOptions, members: Map<string, Member>) {
    this.#order = order;
    this.#members = members;
  }

  /** Its pieces, and when all of them have been read, what is known of it. */
  async *pieces(): AsyncGenerator<Buffer | FileRange, ArchiveFacts> {
    const offsets = new Map<string, number>();
    const { layers, more = [] } = this.#order.image;
    // The image's own come last: behind them stand small documents alone.
    for (const layer of unique([...more, ...layers])) {
      const name = blobPath(layer.digest);
      const { digest, size, location } = layer;
      this.#members.set(name, { name, size, sha256: digest.replace('sha256:', ''), compression: location.compression });
      if (this.#order.leavesOut?.(name)) continue;
      yield this.#pass(await headerOf(name, size));
      offsets.set(name, this.size);
      yield* this.#layer(layer);
      yield this.#padding(size);
      await this.#order.onCopied?.(layer);
    }
    for (const { name, content } of documentsOf(this.#order)) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      this.#members.set(name, { name, size: content.length, sha256, compression: 'none', content });
      yield this.#pass(await headerOf(name, content.length));
      yield this.#pass(content);
      yield this.#padding(content.length);
    }
    const facts = verifyMembers(this.#members);
    yield this.#pass(endOfTar);
    return { ...facts, layers: facts.layers.map(layer => ({ ...layer, offset: offsets.get(layer.path) ?? 0 })) };
  }

  *#layer({ digest, size, location }: LayerBlob): Generator<FileRange> {
    const { path, offset, proved } = location;
    const hash = proved ? undefined : createHash('sha256');
    const start = this.size;
    const onBytes = (bytes: Buffer) => {
      this.#pass(bytes);
      hash?.update(bytes);
    };
    yield { path, offset, size, onBytes };
    const found = hash ? `sha256:${hash.digest('hex')}` : digest;
    if (found !== digest) throw damaged(path, `${found}, expected ${digest}`);
    if (this.size - start !== size) throw damaged(path, `${this.size - start} bytes, expected ${size}`);
  }

  #pass(bytes: Buffer): Buffer {
    this.size += bytes.length;
    this.#order.onBytes(bytes.length);
    return bytes;
  }

  #padding(size: number): Buffer {
    return this.#pass(Buffer.alloc((blockSize - (size % blockSize)) % blockSize));
  }
}

function damaged(path: string, found: string): ActionError {
  return new ActionError('ARCHIVE_DIGEST', `${path} is damaged: a layer is ${found}`);
}

function unique(layers: readonly LayerBlob[]): LayerBlob[] {
  return [...new Map(layers.map(layer => [layer.digest, layer])).values()];
}

async function headerOf(name: string, size: number): Promise<Buffer> {
  const tar = makeTar();
  // The library makes headers with their members only; this one is left as soon as its header is there.
  tar.entry({ ...plain, name, size }).on('error', () => undefined);
  for await (const header of tar as unknown as AsyncIterable<Buffer>) return header;
  throw new Error(`no header was made for ${name}`);
}

function documentsOf({ image, names }: AssemblyOptions): Part[] {
  const { config, layers, top, others } = image;
  const blobs = new Map([config, ...others, top].map(each => [blobPath(each.digest), each.content]));
  const manifest = [
    { Config: blobPath(config.digest), RepoTags: names, Layers: layers.map(({ digest }) => blobPath(digest)) },
  ];
  return [
    ...[...blobs].map(([name, content]) => ({ name, content })),
    { name: 'oci-layout', content: json({ imageLayoutVersion: '1.0.0' }) },
    { name: 'index.json', content: json(makeIndex(top, names)) },
    { name: 'manifest.json', content: json(manifest) },
  ];
}

function makeIndex({ mediaType, digest, content }: DocumentBlob, names: readonly string[]): object {
  return {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: annotateNames({ mediaType, digest, size: content.length }, names),
  };
}

function json(document: object): Buffer {
  return Buffer.from(JSON.stringify(document));
}
