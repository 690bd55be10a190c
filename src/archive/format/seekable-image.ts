import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileReader, readBytes, type ByteSource, type RangeReader } from '../../core/byte-source.ts';
import { documentLimit } from '../../core/guards.ts';
import { samePlatform } from '../../image/platform.ts';
import { detectCompression, magicLength } from '../compress/decompress.ts';
import { findStoredTar, readArchiveMetadata, type StoredTar } from './archive-file.ts';
import type { ArchiveFacts, LayerFacts } from './facts.ts';
import type { ImageChoice } from './image-choice.ts';
import { isCombined } from './metadata.ts';
import { layerMember, recordedContent, type ImageBlobs, type LayerBlob } from './image-blobs.ts';
import { verifyMembers } from './member-verification.ts';
import { blobHex, documentMember, invalidArchive, type Member } from './member.ts';
import type { OciDescriptor } from './oci-descriptor.ts';
import { findTopDescriptor } from './root-documents.ts';
import { readTarEntries } from './tar-entries.ts';
import { paddedSize } from './tar-layout.ts';

/** An image whose parts can be read one by one from its archive. */
export interface SeekableImage {
  /** Reads ranges of the archive. */
  readonly read: RangeReader;
  /** Verified except for the layers, which are verified when they are read. */
  readonly facts: ArchiveFacts;
  readonly layers: readonly LayerBlob[];
  /** The small members by path. */
  readonly documents: ReadonlyMap<string, Buffer>;
  /** What index.json should point to for this image alone, without names. */
  readonly top: OciDescriptor;
}

// Bytes of everything except layers.
const documentsLimit = 64 * 1024 * 1024;

/**
 * Reads an archive whose zip stores the tar uncompressed, and locates its layers; undefined for any other, and if
 * another image of the archive is meant than the one that its metadata describes.
 */
export async function readSeekableImage(
  archive: string | ByteSource,
  choice: ImageChoice,
  signal: AbortSignal,
): Promise<SeekableImage | undefined> {
  const isFile = typeof archive === 'string';
  const { path, read } = isFile ? { path: archive, read: fileReader(archive) } : archive;
  const metadata = await readArchiveMetadata(archive, signal);
  const located = metadata?.layers.every(({ offset }) => offset !== undefined) ? metadata.layers : [];
  if (located.length === 0) return undefined;
  const tar = await findStoredTar(archive);
  if (!tar) return undefined;
  const blobs = new Map(await Promise.all(located.map(layer => locateLayer({ path, read, isFile }, tar, layer))));
  const members = await readMembers(read, tar, blobs, signal);
  if (!members) return undefined;
  const verified = verifyMembers(members);
  const found = verified.layers.map(each => ({
    ...each,
    offset: (blobs.get(each.path)?.location.offset ?? 0) - tar.start,
  }));
  const facts = { ...verified, layers: found };
  const wanted = choice.platform ?? choice.usualPlatform;
  if (metadata && isCombined(metadata) && wanted && !samePlatform(facts.platform, wanted)) return undefined;
  const top = findTopDescriptor(facts, members);
  if (!top) return undefined;
  const layers = found.flatMap(layer => blobs.get(layer.path) ?? []);
  const documents = new Map([...members].flatMap(([name, { content }]) => (content ? [[name, content] as const] : [])));
  return { read, facts, layers, documents, top };
}

/** The blobs of a seekable image, from which another archive can be assembled. */
export function toImageBlobs({
  facts,
  layers,
  documents,
  top: { digest, mediaType },
}: Omit<SeekableImage, 'read'>): ImageBlobs {
  const blobs = [...documents].flatMap(([path, content]) => {
    const hex = blobHex(path);
    return hex === undefined ? [] : [{ digest: `sha256:${hex}`, mediaType: '', content }];
  });
  const find = (wanted: string) => blobs.find(blob => blob.digest === wanted);
  const [config, top] = [find(facts.configDigest), find(digest)];
  if (!config || !top) throw invalidArchive(`lacks ${digest} or ${facts.configDigest}`);
  const others = blobs.filter(blob => blob !== config && blob !== top);
  return { config, layers, top: { ...top, mediaType: mediaType ?? '' }, others };
}

async function locateLayer(
  { path, read, isFile }: Pick<ByteSource, 'path' | 'read'> & { readonly isFile: boolean },
  tar: StoredTar,
  layer: LayerFacts,
): Promise<[path: string, LayerBlob]> {
  const { digest, size } = layer;
  const offset = tar.start + (layer.offset ?? 0);
  // What the archive records need not be fetched.
  const recorded = isFile ? undefined : layer.compression;
  const compression = recorded ?? detectCompression(await readBytes(read, offset, magicLength));
  const location = { path, offset, compression, verified: false };
  return [layer.path, { digest, size, location, unpacked: recordedContent(layer) }];
}

/** The layers as the metadata has them, and the documents behind the last layer; undefined or an error if there is anything else. */
async function readMembers(
  read: RangeReader,
  tar: StoredTar,
  layers: ReadonlyMap<string, LayerBlob>,
  signal: AbortSignal,
): Promise<Map<string, Member> | undefined> {
  const ends = [...layers.values()].map(({ location, size }) => location.offset - tar.start + paddedSize(size));
  const end = Math.max(...ends);
  if (end >= tar.size || tar.size - end > documentsLimit) return undefined;
  const members = new Map<string, Member>();
  for (const [name, layer] of layers) members.set(name, { ...layerMember(layer), name });
  const rest = Readable.from(read(tar.start + end, tar.size - end, signal), { objectMode: false });
  await readTarEntries(rest, signal, async entry => {
    const { name, size, type } = entry.header;
    if (type !== 'file' || size > documentLimit || members.has(name))
      throw invalidArchive(`holds ${name} behind its layers`);
    members.set(name, documentMember(name, await buffer(entry)));
  });
  return members;
}
