import { isDigest, isOptional, isRecord, isText, parseRecord } from '../core/guards.ts';
import type { Platform } from '../image/platform.ts';
import { ActionError } from '../core/errors.ts';
import { toPlatform } from './platforms.ts';

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

/** An entry of an index that is an image. */
export interface IndexEntry extends Descriptor {
  /** Missing where the index does not tell it. */
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
  // What the first images of this manifest's version were pushed with.
  'application/octet-stream',
];
const layerType =
  /^application\/vnd\.(?:oci\.image\.layer\.v1\.tar(?:\+gzip|\+zstd)?|docker\.image\.rootfs\.diff\.tar(?:\.gzip|\.zstd)?)$/;

/** The media types a registry is asked for, as `Accept`. */
export const acceptedTypes = [...manifestTypes, ...indexTypes].join(', ');

/** Reads a manifest or an index that a registry sent under a content type; throws `PULL_UNSUPPORTED` for anything else. */
export function readDocument(what: string, bytes: Buffer, contentType: string): RegistryDocument {
  const document = parseRecord(bytes);
  if (!isRecord(document, documentFields)) throw unsupported(what, 'leads to something that is no JSON object');
  const mediaType = typeOf(what, document, contentType.split(';')[0]?.trim() ?? '');
  // A document that could be both would be another image to whoever goes by its fields.
  if (manifestTypes.includes(mediaType) && isManifest(document) && !('manifests' in document)) {
    return { mediaType, manifest: checkManifest(what, document) };
  }
  if (indexTypes.includes(mediaType) && isIndex(document) && !('config' in document) && !('layers' in document)) {
    return { mediaType, index: document.manifests.filter(isImageEntry).map(toEntry) };
  }
  throw unsupported(what, `leads to a broken document of the type ${mediaType}`);
}

/** The error for something in a registry that is no image as it is known here. */
export function unsupported(what: string, problem: string, hint?: string): ActionError {
  return new ActionError('PULL_UNSUPPORTED', `cannot pull ${what}: it ${problem}`, hint === undefined ? {} : { hint });
}

interface RawDescriptor extends Descriptor {
  readonly urls?: readonly unknown[] | null;
  readonly platform?: Readonly<Record<string, unknown>> | null;
  readonly annotations?: Readonly<Record<string, unknown>> | null;
}

const documentFields = ['schemaVersion', 'mediaType', 'config', 'layers', 'manifests'];
const descriptorFields = ['mediaType', 'digest', 'size', 'urls', 'platform', 'annotations'];

// What a document says of itself has to be what the registry says of it, or different readers see different things.
function typeOf(what: string, document: Readonly<Record<string, unknown>>, contentType: string): string {
  if (document['schemaVersion'] === 1) {
    throw unsupported(
      what,
      'is kept by a manifest of schema 1, which no engine reads any more',
      'Push the image again.',
    );
  }
  const own = isText(document['mediaType']) ? document['mediaType'] : contentType;
  const known = [...manifestTypes, ...indexTypes];
  if (!known.includes(own)) throw unsupported(what, `is no image but ${own || 'of no type'}`);
  if (known.includes(contentType) && own !== contentType) {
    throw unsupported(what, `calls itself ${own} and its registry calls it ${contentType}`);
  }
  return own;
}

function checkManifest(
  what: string,
  { config, layers }: { config: Descriptor; layers: RawDescriptor[] },
): ImageManifest {
  if (!configTypes.includes(config.mediaType)) throw unsupported(what, `is no image but ${config.mediaType}`);
  for (const { mediaType, urls, digest } of layers) {
    if (urls?.length || /foreign|nondistributable/.test(mediaType)) {
      throw unsupported(what, `has a layer that its registry does not keep (${digest}, ${mediaType})`);
    }
    if (!layerType.test(mediaType)) throw unsupported(what, `has a layer of the unknown type ${mediaType}`);
  }
  const sizes = new Map(layers.map(({ digest, size }) => [digest, size]));
  const twofold = layers.find(({ digest, size }) => sizes.get(digest) !== size);
  if (twofold) throw unsupported(what, `gives the layer ${twofold.digest} two sizes`);
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

// BuildKit puts what it tells about images, for an unknown platform, beside them.
function isImageEntry({ mediaType, platform, annotations }: RawDescriptor): boolean {
  const attests = annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
  return manifestTypes.includes(mediaType) && !attests && platform?.os !== 'unknown';
}

function toEntry(raw: RawDescriptor): IndexEntry {
  const platform = raw.platform && toPlatform(raw.platform);
  return { ...toDescriptor(raw), ...(platform && { platform }) };
}

function toDescriptor({ mediaType, digest, size }: Descriptor): Descriptor {
  return { mediaType, digest, size };
}
