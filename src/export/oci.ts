import { blobPath, readJson, type Members } from './member.ts';

/** What points to a blob in an OCI layout. */
export interface OciDescriptor {
  readonly mediaType?: string;
  readonly digest: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One image of an OCI layout. */
export interface OciImage {
  /** The entry of index.json that leads to it. */
  readonly top: OciDescriptor;
  readonly manifestDigest: string;
  /** Set when `top` is an index of several manifests. */
  readonly indexDigest?: string;
  readonly configDigest: string;
  /** Digests of the layers as they are stored. */
  readonly layers: readonly string[];
}

interface OciDocument {
  readonly config?: OciDescriptor;
  readonly layers?: readonly OciDescriptor[];
  readonly manifests?: readonly OciDescriptor[];
}

/** The entries of index.json; none when there is no such file. */
export function readIndex(members: Members): readonly OciDescriptor[] {
  const index = members.get('index.json');
  return index ? ((readJson(index) as OciDocument).manifests ?? []) : [];
}

/** The images that the index of an OCI layout leads to, as far as the archive holds them; attestations are none. */
export function readOciImages(members: Members): OciImage[] {
  return readIndex(members).flatMap(top => {
    const document = documentOf(members, top);
    if (!document?.manifests) return toImage(document, { top, manifestDigest: top.digest });
    return document.manifests.flatMap(each =>
      toImage(documentOf(members, each), { top, manifestDigest: each.digest, indexDigest: top.digest }),
    );
  });
}

/** The names an OCI layout gives an image: what containerd and buildx write, or the bare reference of the specification. */
export function readOciNames(members: Members, { top }: OciImage): string[] {
  const same = readIndex(members).filter(each => each.digest === top.digest);
  const names = same.map(
    ({ annotations }) =>
      annotations?.['io.containerd.image.name'] ?? annotations?.['org.opencontainers.image.ref.name'],
  );
  return [...new Set(names.filter(name => name !== undefined))];
}

function documentOf(members: Members, { digest }: OciDescriptor): OciDocument | undefined {
  const blob = members.get(blobPath(digest));
  return blob?.content ? (readJson(blob) as OciDocument) : undefined;
}

function toImage(
  document: OciDocument | undefined,
  where: Pick<OciImage, 'top' | 'manifestDigest' | 'indexDigest'>,
): OciImage[] {
  if (!document?.config) return [];
  const layers = document.layers ?? [];
  if (layers.some(({ mediaType }) => mediaType?.includes('in-toto'))) return [];
  return [{ ...where, configDigest: document.config.digest, layers: layers.map(({ digest }) => digest) }];
}
