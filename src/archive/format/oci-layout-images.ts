import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { documentLimit } from '../../core/guards.ts';
import type { Platform } from '../../image/platform.ts';
import type { ImageBlobs, DocumentBlob, LayerBlob } from './image-blobs.ts';
import { locateBlob } from './blob-place.ts';
import { configPlatform, readImageConfig } from './image-config.ts';
import type { OciLayout } from './oci-layout.ts';
import { blobPath, resolveMember, invalidArchive, type Member } from './member.ts';
import { readOciDocument, readOciIndex, readOciImages, type OciDescriptor, type OciImage } from './oci.ts';

/** One image of a layout. */
export interface OciLayoutImage {
  readonly platform: Platform;
  /** `sha256:` of its configuration. */
  readonly configDigest: string;
  readonly manifestDigest: string;
  /** The image alone, without attestations. */
  readonly alone: ImageBlobs;
  /** The image, and with it all that the layout holds: attestations, images for other platforms. */
  readonly whole: ImageBlobs;
}

/** Reads the images of a layout, in the order of its index. Throws `ARCHIVE_INVALID` where there is none, or no one way to all. */
export async function readOciLayoutImages(layout: OciLayout): Promise<[OciLayoutImage, ...OciLayoutImage[]]> {
  const members = await readDocuments(layout);
  const found = [...new Map(readOciImages(members).map(image => [image.manifestDigest, image])).values()];
  const [first, ...others] = await Promise.all(found.map(image => toLayoutImage(image, members, layout)));
  if (!first || new Set(found.map(({ top }) => top.digest)).size > 1)
    throw invalidArchive(`holds ${found.length} images by its index.json, and no index of all`);
  return [first, ...others];
}

// All that index.json leads to but for layers, which may be large.
async function readDocuments({ index, blobs }: OciLayout): Promise<Map<string, Member>> {
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
    const { manifests, config } = member ? readOciDocument(member) : {};
    for (const each of manifests ?? []) await descend(each);
    if (config) await read(config);
  };
  for (const top of readOciIndex(members)) await descend(top);
  return members;
}

function toMember(name: string, content: Buffer): Member {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name, size: content.length, sha256, compression: 'none', content };
}

async function toLayoutImage(
  { configDigest, manifest, manifestDigest, top, layers: digests }: OciImage,
  members: ReadonlyMap<string, Member>,
  { blobs }: OciLayout,
): Promise<OciLayoutImage> {
  const location = async (digest: string): Promise<LayerBlob> => {
    const blob = blobs.get(digest);
    if (!blob) throw invalidArchive(`lacks ${digest}`);
    return { digest, size: blob.size, location: await locateBlob(blob.path, 0, true) };
  };
  const document = ({ digest, mediaType }: OciDescriptor): DocumentBlob => {
    const { content = Buffer.alloc(0) } = resolveMember(members, blobPath(digest), 'a document');
    return { digest, mediaType: mediaType ?? '', content };
  };
  const config = document({ digest: configDigest });
  const layers = await Promise.all(digests.map(location));
  const isDocument = (digest: string) => members.has(blobPath(digest));
  const beside = [...blobs.keys()].filter(digest => digest !== top.digest && digest !== configDigest);
  const others = beside.filter(isDocument).map(digest => document({ digest }));
  const more = await Promise.all(beside.filter(each => !isDocument(each) && !digests.includes(each)).map(location));
  return {
    platform: configPlatform(readImageConfig(resolveMember(members, blobPath(configDigest), 'the configuration'))),
    ...{ configDigest, manifestDigest },
    alone: { config, layers, top: document(manifest), others: [] },
    whole: { config, layers, top: document(top), others, more },
  };
}
