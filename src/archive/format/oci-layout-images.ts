import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { documentLimit } from '../../core/guards.ts';
import type { Platform } from '../../image/platform.ts';
import type { BlobImage, DocumentBlob, LayerBlob } from './image-blobs.ts';
import { placeBlob } from './blob-place.ts';
import { platformOf, readConfig } from './image-config.ts';
import type { Layout } from './oci-layout.ts';
import { blobPath, follow, invalidArchive, type Member } from './member.ts';
import { readDocument, readIndex, readOciImages, type OciDescriptor, type OciImage } from './oci.ts';

/** One image of a layout. */
export interface LayoutImage {
  readonly platform: Platform;
  /** `sha256:` of its configuration. */
  readonly configDigest: string;
  readonly manifestDigest: string;
  /** The image alone, without attestations. */
  readonly alone: BlobImage;
  /** The image, and with it all that the layout holds: attestations, images for other platforms. */
  readonly whole: BlobImage;
}

/** Reads the images of a layout, in the order of its index. Throws `ARCHIVE_INVALID` where there is none, or no one way to all. */
export async function readLayoutImages(layout: Layout): Promise<[LayoutImage, ...LayoutImage[]]> {
  const members = await readDocuments(layout);
  const found = [...new Map(readOciImages(members).map(image => [image.manifestDigest, image])).values()];
  const [first, ...others] = await Promise.all(found.map(image => toLayoutImage(image, members, layout)));
  if (!first || new Set(found.map(({ top }) => top.digest)).size > 1)
    throw invalidArchive(`holds ${found.length} images by its index.json, and no index of all`);
  return [first, ...others];
}

// All that index.json leads to but for layers, which may be large.
async function readDocuments({ index, blobs }: Layout): Promise<Map<string, Member>> {
  const members = new Map([['index.json', toMember('index.json', index)]]);
  const read = async ({ digest }: OciDescriptor): Promise<void> => {
    const [blob, name] = [blobs.get(digest), blobPath(digest)];
    if (!blob || members.has(name)) return;
    if (blob.size > documentLimit)
      throw invalidArchive(`holds ${name} of ${blob.size} bytes, allowed: ${documentLimit}`);
    members.set(name, toMember(name, await readFile(blob.path)));
  };
  const descend = async (descriptor: OciDescriptor): Promise<void> => {
    await read(descriptor);
    const member = members.get(blobPath(descriptor.digest));
    const { manifests, config } = member ? readDocument(member) : {};
    for (const each of manifests ?? []) await descend(each);
    if (config) await read(config);
  };
  for (const top of readIndex(members)) await descend(top);
  return members;
}

function toMember(name: string, content: Buffer): Member {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name, size: content.length, sha256, packing: 'none', content };
}

async function toLayoutImage(
  { configDigest, manifest, manifestDigest, top, layers: digests }: OciImage,
  members: ReadonlyMap<string, Member>,
  { blobs }: Layout,
): Promise<LayoutImage> {
  const place = async (digest: string): Promise<LayerBlob> => {
    const blob = blobs.get(digest);
    if (!blob) throw invalidArchive(`lacks ${digest}`);
    return { digest, size: blob.size, place: await placeBlob(blob.path, 0, true) };
  };
  const document = ({ digest, mediaType }: OciDescriptor): DocumentBlob => {
    const { content = Buffer.alloc(0) } = follow(members, blobPath(digest), 'a document');
    return { digest, mediaType: mediaType ?? '', content };
  };
  const config = document({ digest: configDigest });
  const layers = await Promise.all(digests.map(place));
  const isDocument = (digest: string) => members.has(blobPath(digest));
  const beside = [...blobs.keys()].filter(digest => digest !== top.digest && digest !== configDigest);
  const others = beside.filter(isDocument).map(digest => document({ digest }));
  const more = await Promise.all(beside.filter(each => !isDocument(each) && !digests.includes(each)).map(place));
  return {
    platform: platformOf(readConfig(follow(members, blobPath(configDigest), 'the configuration'))),
    ...{ configDigest, manifestDigest },
    alone: { config, layers, top: document(manifest), others: [] },
    whole: { config, layers, top: document(top), others, more },
  };
}
