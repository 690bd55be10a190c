import { isText } from '../../core/guards.ts';
import type { ArchiveFacts } from './facts.ts';
import { invalidArchive, type Members } from './member.ts';
import { annotateNames, isNameAnnotation } from './name-annotations.ts';
import type { OciDescriptor } from './oci-descriptor.ts';
import { readOciImages, readOciIndex } from './oci.ts';
import type { RootDocument } from './rewrite.ts';

const documents = new Set(['manifest.json', 'index.json', 'oci-layout', 'repositories']);

/** Whether a member is one of the documents at the root of an archive, which list and name its images. */
export function isRootDocument(path: string): boolean {
  return documents.has(path);
}

/**
 * Rewrites the root documents of an archive for its one image, with these names only. An engine is given no names, so that
 * the image is visible under a name only once it is tagged. Throws `ARCHIVE_INVALID` when manifest.json and index.json lead
 * to different images, because then it would depend on the engine which one is loaded.
 */
export function rewriteRootDocuments(
  facts: ArchiveFacts,
  members: Members,
  names: readonly string[] = [],
): RootDocument[] {
  const { configPath, layers } = facts;
  const tags = names.length > 0 ? names : null;
  const manifest = [{ Config: configPath, RepoTags: tags, Layers: layers.map(({ path }) => path) }];
  return [...rewriteIndex(facts, members, names), { name: 'manifest.json', content: JSON.stringify(manifest) }];
}

/** The entry of index.json that leads to the image alone, without its names; undefined if the archive is not an OCI layout. */
export function findTopDescriptor(
  { manifestDigest, indexDigest }: ArchiveFacts,
  members: Members,
): OciDescriptor | undefined {
  if (!members.get('oci-layout')?.content || !members.has('index.json')) return undefined;
  const top = readOciIndex(members).find(({ digest }) => digest === (indexDigest ?? manifestDigest));
  if (!top) throw invalidArchive('names another image in index.json than in manifest.json');
  const images = readOciImages(members).filter(image => image.top.digest === top.digest);
  const chosen = images.find(image => image.manifestDigest === manifestDigest);
  // Given several images, the engine would choose one by platforms that were not verified, and not every engine finds an
  // image behind two indexes.
  const several = new Set(images.map(image => image.manifestDigest)).size > 1;
  return removeNames(chosen && (several || chosen.depth > 1) ? chosen.manifest : top);
}

function rewriteIndex(facts: ArchiveFacts, members: Members, names: readonly string[]): RootDocument[] {
  const layout = members.get('oci-layout')?.content;
  const top = findTopDescriptor(facts, members);
  if (!layout || !top) return [];
  return [
    { name: 'oci-layout', content: layout.toString('utf8') },
    { name: 'index.json', content: JSON.stringify({ schemaVersion: 2, manifests: annotateNames(top, names) }) },
  ];
}

// An empty field is left out: JSON.stringify drops `undefined`.
function removeNames({ mediaType, digest, size, platform, annotations }: OciDescriptor): OciDescriptor {
  const texts = Object.entries(platform ?? {}).filter(([, value]) => isText(value));
  const kept = Object.entries(annotations ?? {}).filter(([key]) => !isNameAnnotation(key));
  return {
    mediaType: mediaType || undefined,
    digest,
    size,
    platform: texts.length > 0 ? Object.fromEntries(texts) : undefined,
    annotations: kept.length > 0 ? Object.fromEntries(kept) : undefined,
  };
}
