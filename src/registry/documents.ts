import { isDigest, isOptional, isRecord, isText, parseRecord } from '../core/guards.ts';
import type { Platform } from '../image/platform.ts';
import { unsupported } from './fetch-error.ts';
import { toPlatform } from './platform-fields.ts';

/** What points to a blob or a manifest in a registry. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** A manifest: one image. */
export interface ImageManifest {
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

/** An entry of an index that is an image, or an index of images. */
export interface IndexEntry extends Descriptor {
  /** Missing where the index does not name it. */
  readonly platform?: Platform;
}

/** What a name in a registry leads to; one of the two. */
export interface RegistryDocument {
  readonly mediaType: string;
  readonly manifest?: ImageManifest;
  readonly index?: readonly IndexEntry[];
}

const manifestTypes = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const indexTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const configTypes = [
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
  // The type of the first images with a manifest of schema 2.
  'application/octet-stream',
];
const layerType =
  /^application\/vnd\.(?:oci\.image\.layer\.v1\.tar(?:\+gzip|\+zstd)?|docker\.image\.rootfs\.diff\.tar(?:\.gzip|\.zstd)?)$/;

/** The media types a registry is asked for, as `Accept`. */
export const acceptedTypes = [...manifestTypes, ...indexTypes].join(', ');

/** Reads a manifest or an index that a registry sent under a content type; throws `PULL_UNSUPPORTED` for anything else. */
export function readDocument(what: string, bytes: Buffer, contentType: string): RegistryDocument {
  const document = parseRecord(bytes);
  if (!isRecord(document, documentFields)) throw unsupported(what, 'is not a JSON object');
  const mediaType = typeOf(what, document, contentType.split(';')[0]?.trim() ?? '');
  // Readers that go by the fields would read a document that could be both as another image.
  if (manifestTypes.includes(mediaType) && isManifest(document) && !('manifests' in document)) {
    return { mediaType, manifest: checkManifest(what, document) };
  }
  if (indexTypes.includes(mediaType) && isIndex(document) && !('config' in document) && !('layers' in document)) {
    return { mediaType, index: document.manifests.filter(isImageEntry).map(toEntry) };
  }
  throw unsupported(what, `is a broken document of the type ${mediaType}`);
}

interface RawDescriptor extends Descriptor {
  readonly urls?: readonly unknown[] | null;
  readonly platform?: Readonly<Record<string, unknown>> | null;
  readonly annotations?: Readonly<Record<string, unknown>> | null;
}

const documentFields = ['schemaVersion', 'mediaType', 'config', 'layers', 'manifests'];
const descriptorFields = ['mediaType', 'digest', 'size', 'urls', 'platform', 'annotations'];

// A document and its registry must agree on its type, or readers would disagree about it.
function typeOf(what: string, document: Readonly<Record<string, unknown>>, contentType: string): string {
  if (document['schemaVersion'] === 1) {
    throw unsupported(what, 'has a manifest of schema 1, which engines no longer read', 'Push the image again.');
  }
  const own = isText(document['mediaType']) ? document['mediaType'] : contentType;
  const known = [...manifestTypes, ...indexTypes];
  if (!known.includes(own)) throw unsupported(what, `is not an image but ${own || 'a document without a type'}`);
  if (known.includes(contentType) && own !== contentType) {
    throw unsupported(what, `calls itself ${own}, but its registry calls it ${contentType}`);
  }
  return own;
}

function checkManifest(
  what: string,
  { config, layers }: { config: Descriptor; layers: RawDescriptor[] },
): ImageManifest {
  if (!configTypes.includes(config.mediaType)) throw unsupported(what, `is not an image but ${config.mediaType}`);
  for (const { mediaType, urls, digest } of layers) {
    if (urls?.length || /foreign|nondistributable/.test(mediaType)) {
      throw unsupported(what, `has a layer that its registry does not store (${digest}, ${mediaType})`);
    }
    if (!layerType.test(mediaType)) throw unsupported(what, `has a layer of the unknown type ${mediaType}`);
  }
  const sizes = new Map(layers.map(({ digest, size }) => [digest, size]));
  const twice = layers.find(({ digest, size }) => sizes.get(digest) !== size);
  if (twice) throw unsupported(what, `lists the layer ${twice.digest} with two sizes`);
  return { config: toDescriptor(config), layers: layers.map(toDescriptor) };
}

function isManifest(value: object): value is { config: RawDescriptor; layers: RawDescriptor[] } {
  const { config, layers } = value as Record<string, unknown>;
  return isDescriptor(config) && Array.isArray(layers) && layers.every(isDescriptor);
}

function isIndex(value: object): value is { manifests: RawDescriptor[] } {
  const { manifests } = value as Record<string, unknown>;
  return Array.isArray(manifests) && manifests.every(isDescriptor);
}

function isDescriptor(value: unknown): value is RawDescriptor {
  if (!isRecord(value, descriptorFields)) return false;
  const { mediaType, digest, size, urls, platform, annotations } = value;
  return (
    isText(mediaType) &&
    isDigest(digest) &&
    Number.isSafeInteger(size) &&
    (size as number) >= 0 &&
    isOptional(urls, Array.isArray) &&
    isOptional(platform, each => isRecord(each, [])) &&
    isOptional(annotations, each => isRecord(each, []))
  );
}

/** Whether a media type is that of an index. */
export function isIndexType(mediaType: string): boolean {
  return indexTypes.includes(mediaType);
}

// BuildKit stores attestations beside the images, for an unknown platform.
function isImageEntry({ mediaType, platform, annotations }: RawDescriptor): boolean {
  const attests = annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
  return [...manifestTypes, ...indexTypes].includes(mediaType) && !attests && platform?.os !== 'unknown';
}

function toEntry(raw: RawDescriptor): IndexEntry {
  const platform = raw.platform && toPlatform(raw.platform);
  return { ...toDescriptor(raw), platform: platform ?? undefined };
}

function toDescriptor({ mediaType, digest, size }: Descriptor): Descriptor {
  return { mediaType, digest, size };
}
