import { invalidArchive, type Members } from './member.ts';
import type { ArchiveFacts } from './facts.ts';
import { isText } from '../../core/guards.ts';
import { annotateNames } from './name-annotations.ts';
import { readOciIndex, readOciImages, type OciDescriptor } from './oci.ts';
import type { RewrittenDocument } from './rewrite.ts';

const documents = new Set(['manifest.json', 'index.json', 'oci-layout', 'repositories']);

/** Whether a member is one of those that name the images of an archive. */
export function isRootDocument(path: string): boolean {
  return documents.has(path);
}

/**
 * The documents of an archive written anew: of one image, whatever they were before, and with these names alone. An
 * engine gets none, so that nothing can be seen under a name before it is tagged. Throws `ARCHIVE_INVALID` when manifest.json and
 * index.json lead to different images, for then it would depend on the engine which one is loaded.
 */
export function writeRootDocuments(
  facts: ArchiveFacts,
  members: Members,
  names: readonly string[] = [],
): RewrittenDocument[] {
  const { configPath, layers } = facts;
  const tags = names.length > 0 ? names : null;
  const manifest = [{ Config: configPath, RepoTags: tags, Layers: layers.map(({ path }) => path) }];
  return [...writeIndex(facts, members, names), { name: 'manifest.json', content: JSON.stringify(manifest) }];
}

function writeIndex(
  { manifestDigest, indexDigest }: ArchiveFacts,
  members: Members,
  names: readonly string[],
): RewrittenDocument[] {
  const layout = members.get('oci-layout')?.content;
  if (!layout || !members.has('index.json')) return [];
  const top = readOciIndex(members).find(({ digest }) => digest === (indexDigest ?? manifestDigest));
  if (!top) throw invalidArchive('names another image in index.json than in manifest.json');
  const images = readOciImages(members).filter(image => image.top.digest === top.digest);
  const chosen = images.find(image => image.manifestDigest === manifestDigest);
  // Of several images the engine would choose one by platforms that nobody has proved.
  const several = new Set(images.map(image => image.manifestDigest)).size > 1;
  const content = JSON.stringify({
    schemaVersion: 2,
    manifests: annotateNames(withoutNames(several && chosen ? chosen.manifest : top), names),
  });
  return [
    { name: 'oci-layout', content: layout.toString('utf8') },
    { name: 'index.json', content },
  ];
}

function withoutNames({ mediaType, digest, size, platform, annotations }: OciDescriptor): OciDescriptor {
  const texts = Object.entries(platform ?? {}).filter(([, value]) => isText(value));
  const kept = Object.entries(annotations ?? {}).filter(
    ([key]) =>
      !/^(io\.containerd\.|containerd\.io\/distribution\.source\.|org\.opencontainers\.image\.ref\.name$)/.test(key),
  );
  return {
    ...(mediaType && { mediaType }),
    digest,
    ...(size !== undefined && { size }),
    ...(texts.length > 0 && { platform: Object.fromEntries(texts) }),
    ...(kept.length > 0 && { annotations: Object.fromEntries(kept) }),
  };
}
