import { isOptional, isRecord } from '../../core/guards.ts';
import { blobPath, invalidArchive, readMemberJson, type Member, type Members } from './member.ts';
import { annotatedName } from './name-annotations.ts';
import { isOciDescriptor, type OciDescriptor } from './oci-descriptor.ts';

/** One image of an OCI layout. */
export interface OciImage {
  /** The entry of index.json that leads to it. */
  readonly top: OciDescriptor;
  /** The descriptor of its manifest: `top` itself, or an entry of the index that `top` refers to. */
  readonly manifest: OciDescriptor;
  readonly manifestDigest: string;
  /** How many indexes lead from `top` to the manifest: none if they are the same. */
  readonly depth: number;
  /** Set if `top` is an index. */
  readonly indexDigest?: string;
  readonly configDigest: string;
  /** Whether it is a signature or another artifact, which engines could mistake for an image. */
  readonly artifact: boolean;
  /** Digests of the layers as stored. */
  readonly layers: readonly string[];
}

/** An index or a manifest. */
export interface OciDocument {
  readonly config?: OciDescriptor | null;
  readonly layers?: readonly OciDescriptor[] | null;
  readonly manifests?: readonly OciDescriptor[] | null;
}

/** The entries of index.json; none if there is no such file. */
export function readOciIndex(members: Members): readonly OciDescriptor[] {
  const index = members.get('index.json');
  return index ? (readOciDocument(index).manifests ?? []) : [];
}

/**
 * The images that index.json leads to and whose manifests the archive holds, without attestations.
 * An entry may be an index of indexes: buildx makes one of each platform's image and its attestation.
 */
export function readOciImages(members: Members): OciImage[] {
  return readOciIndex(members).flatMap(top => {
    // A document that several indexes name is read once, so that indexes of indexes cannot multiply.
    const seen = new Set<string>();
    const descend = (descriptor: OciDescriptor, depth: number): OciImage[] => {
      if (seen.has(descriptor.digest) || isAttestation(descriptor)) return [];
      seen.add(descriptor.digest);
      const document = findDocument(members, descriptor);
      if (!document?.manifests) return toImages(document, { top, manifest: descriptor, depth });
      return document.manifests.flatMap(each => descend(each, depth + 1));
    };
    return descend(top, 0);
  });
}

/** The names that an OCI layout gives an image. */
export function readOciNames(members: Members, { top }: OciImage): string[] {
  const same = readOciIndex(members).filter(each => each.digest === top.digest);
  return [...new Set(same.map(annotatedName).filter(name => name !== undefined))];
}

/** Reads an index or a manifest; throws `ARCHIVE_INVALID` if a member is neither. */
export function readOciDocument(member: Member): OciDocument {
  const document = readMemberJson(member);
  if (isOciDocument(document)) return document;
  throw invalidArchive(`holds ${member.name}, which is not an index or manifest of an image`);
}

/** Whether all these layers belong to an attestation; an image with one such layer among others is still an image. */
export function areAttestation(layers: readonly OciDescriptor[]): boolean {
  return layers.length > 0 && layers.every(({ mediaType }) => mediaType?.includes('in-toto'));
}

// As BuildKit marks them, whatever they consist of. No engine chooses this platform.
function isAttestation({ annotations, platform }: OciDescriptor): boolean {
  return annotations?.['vnd.docker.reference.type'] === 'attestation-manifest' && platform?.['os'] === 'unknown';
}

// Signatures, charts and the like have layers, but none that could be unpacked.
function areArtifact(layers: readonly OciDescriptor[]): boolean {
  return layers.length > 0 && layers.every(({ mediaType }) => mediaType && !/tar|rootfs/.test(mediaType));
}

function findDocument(members: Members, { digest }: OciDescriptor): OciDocument | undefined {
  const blob = members.get(blobPath(digest));
  return blob && readOciDocument(blob);
}

// Engines go by the media type, so they could read a document that fits both forms differently.
function isOciDocument(value: unknown): value is OciDocument {
  if (!isRecord(value, ['config', 'layers', 'manifests'])) return false;
  const { config, layers, manifests } = value;
  const isList = (list: unknown) => Array.isArray(list) && list.every(isOciDescriptor);
  if (manifests && (config || layers)) return false;
  return isOptional(config, isOciDescriptor) && isOptional(layers, isList) && isOptional(manifests, isList);
}

function toImages(
  document: OciDocument | undefined,
  { top, manifest, depth }: Pick<OciImage, 'top' | 'manifest' | 'depth'>,
): OciImage[] {
  if (!document?.config) return [];
  const layers = document.layers ?? [];
  if (areAttestation(layers)) return [];
  const { digest: configDigest } = document.config;
  const digests = layers.map(({ digest }) => digest);
  const indexDigest = depth > 0 ? { indexDigest: top.digest } : {};
  const artifact = areArtifact(layers);
  return [
    { top, manifest, depth, manifestDigest: manifest.digest, ...indexDigest, configDigest, artifact, layers: digests },
  ];
}
