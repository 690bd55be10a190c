import { isDigest, isOptional, isRecord, isText, isTextMap } from '../../core/guards.ts';
import { blobPath, invalidArchive, readMemberJson, type Member, type Members } from './member.ts';

/** What points to a blob in an OCI layout. */
export interface OciDescriptor {
  readonly mediaType?: string | null;
  readonly digest: string;
  readonly size?: number;
  readonly platform?: Readonly<Record<string, unknown>> | null;
  readonly annotations?: Readonly<Record<string, string>> | null;
}

/** One image of an OCI layout. */
export interface OciImage {
  /** The entry of index.json that leads to it. */
  readonly top: OciDescriptor;
  /** What points to its manifest: `top` itself, or an entry of the index that `top` is. */
  readonly manifest: OciDescriptor;
  readonly manifestDigest: string;
  /** Set when `top` is an index of several manifests. */
  readonly indexDigest?: string;
  readonly configDigest: string;
  /** Digests of the layers as they are stored. */
  readonly layers: readonly string[];
}

/** What an index and a manifest may hold. */
export interface OciDocument {
  readonly config?: OciDescriptor | null;
  readonly layers?: readonly OciDescriptor[] | null;
  readonly manifests?: readonly OciDescriptor[] | null;
}

const fields = ['mediaType', 'digest', 'size', 'platform', 'annotations'];

/** The entries of index.json; none when there is no such file. */
export function readOciIndex(members: Members): readonly OciDescriptor[] {
  const index = members.get('index.json');
  return index ? (readOciDocument(index).manifests ?? []) : [];
}

/** The images that the index of an OCI layout leads to, as far as the archive holds them; attestations are none. */
export function readOciImages(members: Members): OciImage[] {
  return readOciIndex(members).flatMap(top => {
    const document = documentOf(members, top);
    if (!document?.manifests) return toImage(document, { top, manifest: top });
    return document.manifests.flatMap(each =>
      toImage(documentOf(members, each), { top, manifest: each, indexDigest: top.digest }),
    );
  });
}

/** The names an OCI layout gives an image: what containerd and buildx write, or the bare reference of the specification. */
export function readOciNames(members: Members, { top }: OciImage): string[] {
  const same = readOciIndex(members).filter(each => each.digest === top.digest);
  const names = same.map(
    ({ annotations }) =>
      annotations?.['io.containerd.image.name'] ?? annotations?.['org.opencontainers.image.ref.name'],
  );
  return [...new Set(names.filter(name => name !== undefined))];
}

function documentOf(members: Members, { digest }: OciDescriptor): OciDocument | undefined {
  const blob = members.get(blobPath(digest));
  return blob && readOciDocument(blob);
}

/** Reads an index or a manifest; throws `ARCHIVE_INVALID` when a blob is none. */
export function readOciDocument(member: Member): OciDocument {
  const document = readMemberJson(member);
  if (isDocument(document)) return document;
  throw invalidArchive(`holds ${member.name}, which is no index or manifest of an image`);
}

// Engines go by the media type, so a document that could be both would be another one to them.
function isDocument(value: unknown): value is OciDocument {
  if (!isRecord(value, ['config', 'layers', 'manifests'])) return false;
  const { config, layers, manifests } = value;
  const isList = (list: unknown) => Array.isArray(list) && list.every(isDescriptor);
  if (manifests && (config || layers)) return false;
  return isOptional(config, isDescriptor) && isOptional(layers, isList) && isOptional(manifests, isList);
}

function isDescriptor(value: unknown): value is OciDescriptor {
  if (!isRecord(value, fields)) return false;
  const { mediaType, digest, platform, annotations } = value;
  return (
    isDigest(digest) &&
    isOptional(mediaType, isText) &&
    isOptional(annotations, isTextMap) &&
    isOptional(platform, each => isRecord(each, []))
  );
}

function toImage(
  document: OciDocument | undefined,
  where: Pick<OciImage, 'top' | 'manifest' | 'indexDigest'>,
): OciImage[] {
  if (!document?.config) return [];
  const layers = document.layers ?? [];
  // An image with one such layer among others is still an image.
  if (layers.length > 0 && layers.every(({ mediaType }) => mediaType?.includes('in-toto'))) return [];
  const { config } = document;
  const digests = layers.map(({ digest }) => digest);
  return [{ ...where, manifestDigest: where.manifest.digest, configDigest: config.digest, layers: digests }];
}
