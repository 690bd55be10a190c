import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { extract as openTar } from 'tar-stream';
import { documentLimit } from '../../core/guards.ts';
import type { ImageBlobs, LayerBlob } from './image-blobs.ts';
import { locateBlob } from './blob-place.ts';
import type { TarEntry } from './member-copy.ts';
import { writeRootDocuments } from './root-documents.ts';
import { invalidArchive, type Member } from './member.ts';
import { verifyMembers, type ArchiveFacts, type LayerFacts } from './facts.ts';
import type { OciDescriptor } from './oci.ts';
import { readArchiveMetadata } from './archive-file.ts';
import { findStoredTar, type StoredTar } from './stored-tar.ts';

/** An image whose parts can be read one by one from its archive file. */
export interface SeekableImage {
  /** Proved but for the layers: whoever reads one proves it. */
  readonly facts: ArchiveFacts;
  readonly layers: readonly LayerBlob[];
  /** The small members, under their paths. */
  readonly documents: ReadonlyMap<string, Buffer>;
  /** The index.json that leads to this image alone, without its names. */
  readonly index: string;
}

// All that is not a layer.
const documentsLimit = 64 * 1024 * 1024;
const blockSize = 512;

/** Reads an archive that holds its layers as they are and says where; undefined for any other. */
export async function readSeekableImage(path: string, signal: AbortSignal): Promise<SeekableImage | undefined> {
  const metadata = await readArchiveMetadata(path, signal);
  const located = metadata?.layers.every(({ offset }) => offset !== undefined) ? metadata.layers : [];
  if (located.length === 0) return undefined;
  const tar = await findStoredTar(path);
  const members = tar && (await readMembers(path, tar, located));
  if (!tar || !members) return undefined;
  const facts = verifyMembers(members);
  const index = writeRootDocuments(facts, members).find(({ name }) => name === 'index.json');
  if (!index) return undefined;
  const offsets = new Map(located.map(layer => [layer.digest, layer.offset ?? 0]));
  const layers = facts.layers.map(async ({ digest, size }) => {
    return { digest, size, location: await locateBlob(path, tar.start + (offsets.get(digest) ?? 0), false) };
  });
  const documents = new Map([...members].flatMap(([name, { content }]) => (content ? [[name, content] as const] : [])));
  return { facts, layers: await Promise.all(layers), documents, index: index.content };
}

/** The parts of a stored image, as an archive is assembled of them. */
export function toImageBlobs({ facts, layers, documents, index }: SeekableImage): ImageBlobs {
  const [{ digest, mediaType }] = (JSON.parse(index) as { manifests: [OciDescriptor] }).manifests;
  const blobs = [...documents].flatMap(([path, content]) => {
    const hex = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(path)?.[1];
    return hex === undefined ? [] : [{ digest: `sha256:${hex}`, mediaType: '', content }];
  });
  const find = (wanted: string) => blobs.filter(blob => blob.digest === wanted);
  const [[config], [top]] = [find(facts.configDigest), find(digest)];
  if (!config || !top) throw invalidArchive(`lacks ${digest} or ${facts.configDigest}`);
  const others = blobs.filter(blob => blob !== config && blob !== top);
  return { config, layers, top: { ...top, mediaType: mediaType ?? '' }, others };
}

async function readMembers(
  path: string,
  tar: StoredTar,
  layers: readonly LayerFacts[],
): Promise<Map<string, Member> | undefined> {
  const ends = layers.map(({ offset = 0, size }) => offset + Math.ceil(size / blockSize) * blockSize);
  const end = Math.max(...ends);
  if (end >= tar.size || tar.size - end > documentsLimit) return undefined;
  const members = new Map<string, Member>();
  for (const { path: name, size, digest } of layers) {
    members.set(name, { name, size, sha256: digest.replace('sha256:', ''), compression: 'gzip' });
  }
  const reader = createReadStream(path, { start: tar.start + end, end: tar.start + tar.size - 1 }).pipe(openTar());
  for await (const entry of reader as unknown as AsyncIterable<TarEntry>) {
    const { name, size, type } = entry.header;
    if (type !== 'file' || size > documentLimit || members.has(name)) return undefined;
    const content = await buffer(entry);
    const sha256 = createHash('sha256').update(content).digest('hex');
    members.set(name, { name, size, sha256, compression: 'none', content });
  }
  return members;
}
