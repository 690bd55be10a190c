import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Pack } from 'tar-stream';
import { readRange } from '../pack/file-range.ts';
import { parseReference } from '../plan/reference.ts';
import { ActionError } from '../report/errors.ts';
import type { BlobImage, DocumentBlob, LayerBlob } from './blob-image.ts';
import { blobPath, type Member } from './member.ts';
import { judgeMembers, type ArchiveFacts } from './members.ts';
import { passTar, type PassingArchive } from './passing.ts';

/** What an archive is assembled of, and how. */
export interface AssembleOrder {
  readonly image: BlobImage;
  /** `repository:tag`, the names the image gets when it is loaded. */
  readonly names: readonly string[];
  readonly onBytes: (count: number) => void;
  /** Called with each layer that has been copied and is not needed again. */
  readonly onCopied?: (layer: LayerBlob) => Promise<void>;
  /** Whether a layer is left out, under the path it would have. */
  readonly leavesOut?: (path: string) => boolean;
  /** Looks at the bytes of a layer on their way; what it throws breaks the tar. */
  readonly look?: (bytes: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;
  readonly signal: AbortSignal;
}

interface Part {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Assembles a docker archive of an image's blobs as they are: an OCI layout with the manifest.json of docker save, the
 * same bytes for the same blobs. A layer that is not what its digest says breaks the tar with `ARCHIVE_DIGEST`.
 */
export function assembleArchive(order: AssembleOrder): PassingArchive {
  const { signal, onBytes } = order;
  const fill = (tar: Pack, members: Map<string, Member>) => writeMembers(tar, members, order);
  return passTar({ fill, explain: error => (signal.aborted ? (signal.reason as unknown) : error), onBytes, signal });
}

async function writeMembers(tar: Pack, members: Map<string, Member>, order: AssembleOrder): Promise<ArchiveFacts> {
  const offsets = new Map<string, number>();
  let offset = 0;
  const { layers, more = [] } = order.image;
  // The image's own come last: behind them stand small documents alone.
  for (const layer of unique([...more, ...layers])) {
    const name = blobPath(layer.digest);
    const { size, place: from } = layer;
    members.set(name, { name, size, sha256: layer.digest.replace('sha256:', ''), packing: from.packing });
    if (order.leavesOut?.(name)) continue;
    offsets.set(name, offset + blockSize);
    offset += blockSize * (1 + Math.ceil(size / blockSize));
    await copyLayer(tar, name, layer, order);
    await order.onCopied?.(layer);
  }
  for (const { name, content } of documentsOf(order)) {
    await writeEntry(tar, name, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    members.set(name, { name, size: content.length, sha256, packing: 'none', content });
  }
  const facts = judgeMembers(members);
  tar.finalize();
  return { ...facts, layers: facts.layers.map(layer => ({ ...layer, offset: offsets.get(layer.path) ?? 0 })) };
}

const blockSize = 512;

function unique(layers: readonly LayerBlob[]): LayerBlob[] {
  return [...new Map(layers.map(layer => [layer.digest, layer])).values()];
}

async function copyLayer(
  tar: Pack,
  name: string,
  { digest, size, place }: LayerBlob,
  { look, signal }: AssembleOrder,
): Promise<void> {
  await using file = await open(place.path);
  const entry = tar.entry({ ...plain, name, size }) as unknown as NodeJS.WritableStream;
  const bytes = readRange(file, place.offset, size);
  const proved = place.proved ? bytes : prove(bytes, digest, place.path);
  await pipeline(look ? look(proved) : proved, entry, { signal });
}

async function* prove(bytes: AsyncIterable<Buffer>, digest: string, path: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
  const found = `sha256:${hash.digest('hex')}`;
  if (found !== digest)
    throw new ActionError('ARCHIVE_DIGEST', `${path} is damaged: a layer is ${found}, expected ${digest}`);
}

const plain = { mtime: new Date(0), mode: 0o644, uid: 0, gid: 0 };

function writeEntry(tar: Pack, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry({ ...plain, name }, content, error => (error ? reject(error) : resolve()));
  });
}

function documentsOf({ image, names }: AssembleOrder): Part[] {
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

// The names as containerd reads them, and as the specification has them.
function makeIndex({ mediaType, digest, content }: DocumentBlob, names: readonly string[]): object {
  const descriptor = { mediaType, digest, size: content.length };
  const manifests = names.map(name => ({
    ...descriptor,
    annotations: {
      'io.containerd.image.name': fullName(name),
      'org.opencontainers.image.ref.name': name.slice(name.lastIndexOf(':') + 1),
    },
  }));
  return {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: manifests.length > 0 ? manifests : [descriptor],
  };
}

function fullName(name: string): string {
  const { host, path } = parseReference(name) ?? { host: '', path: name };
  const tag = name.slice(name.lastIndexOf(':'));
  const official = host === 'docker.io' && !path.includes('/') ? 'library/' : '';
  return `${host}/${official}${path}${tag}`;
}

function json(document: object): Buffer {
  return Buffer.from(JSON.stringify(document));
}
