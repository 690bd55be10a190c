import { readFile } from 'node:fs/promises';
import { documentLimit } from '../../core/guards.ts';
import type { Platform } from '../../image/platform.ts';
import { locateBlob, type DocumentBlob, type ImageBlobs, type LayerBlob } from './image-blobs.ts';
import { configPlatform, readImageConfig } from './image-config.ts';
import { blobPath, documentMember, invalidArchive, resolveMember, type Member, type Members } from './member.ts';
import type { OciLayout } from './oci-layout.ts';
import type { OciDescriptor } from './oci-descriptor.ts';
import { readOciDocument, readOciImages, readOciIndex, type OciImage } from './oci.ts';

/** One image of an OCI layout. */
export interface OciLayoutImage {
  readonly platform: Platform;
  /** `sha256:` of its configuration. */
  readonly configDigest: string;
  readonly manifestDigest: string;
  /** The image without attestations. */
  readonly alone: ImageBlobs;
  /** The image with everything else the layout holds: attestations, images for other platforms. */
  readonly whole: ImageBlobs;
}

/** Reads the images of an OCI layout in the order of its index. Throws `ARCHIVE_INVALID` if there are none, or no index of all. */
export async function readOciLayoutImages(layout: OciLayout): Promise<[OciLayoutImage, ...OciLayoutImage[]]> {
  const members = await readDocuments(layout);
  const found = [...new Map(readOciImages(members).map(image => [image.manifestDigest, image])).values()];
  const [first, ...others] = await Promise.all(found.map(image => toLayoutImage(image, members, layout)));
  if (!first || new Set(found.map(({ top }) => top.digest)).size > 1)
    throw invalidArchive(`holds ${found.length} images by its index.json, and no index of all`);
  return [first, ...others];
}

/** Everything that index.json leads to except layers, which may be large. */
async function readDocuments({ index, blobs }: OciLayout): Promise<Map<string, Member>> {
  const members = new Map([['index.json', documentMember('index.json', index)]]);
  const read = async ({ digest }: OciDescriptor): Promise<void> => {
    const [blob, name] = [blobs.get(digest), blobPath(digest)];
    if (!blob || members.has(name)) return;
    if (blob.size > documentLimit)
      throw invalidArchive(`holds ${name} of ${blob.size} bytes, allowed: ${documentLimit}`);
    members.set(name, documentMember(name, await readFile(blob.path)));
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

async function toLayoutImage(image: OciImage, members: Members, { blobs }: OciLayout): Promise<OciLayoutImage> {
  const { configDigest, manifest, manifestDigest, top, layers: digests } = image;
  const locate = async (digest: string): Promise<LayerBlob> => {
    const blob = blobs.get(digest);
    if (!blob) throw invalidArchive(`lacks ${digest}`);
    return { digest, size: blob.size, location: await locateBlob(blob.path, 0, true) };
  };
  const document = ({ digest, mediaType }: OciDescriptor): DocumentBlob => {
    const { content = Buffer.alloc(0) } = resolveMember(members, blobPath(digest), 'a document');
    return { digest, mediaType: mediaType ?? '', content };
  };
  const config = document({ digest: configDigest });
  const layers = await Promise.all(digests.map(locate));
  const isDocument = (digest: string) => members.has(blobPath(digest));
  const beside = [...blobs.keys()].filter(digest => digest !== top.digest && digest !== configDigest);
  const others = beside.filter(isDocument).map(digest => document({ digest }));
  const more = await Promise.all(beside.filter(each => !isDocument(each) && !digests.includes(each)).map(locate));
  return {
    platform: configPlatform(readImageConfig(resolveMember(members, blobPath(configDigest), 'the configuration'))),
    configDigest,
    manifestDigest,
    alone: { config, layers, top: document(manifest), others: [] },
    whole: { config, layers, top: document(top), others, more },
  };
}
