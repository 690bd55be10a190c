import { invalidArchive, type Members } from './member.ts';
import type { ArchiveFacts } from './members.ts';
import { readIndex, type OciDescriptor } from './oci.ts';
import type { Closing } from './route.ts';

const documents = new Set(['manifest.json', 'index.json', 'oci-layout', 'repositories']);

/** Whether a member is one of those that name the images of an archive. */
export function isDocument(path: string): boolean {
  return documents.has(path);
}

/**
 * The documents of an archive as an engine gets them: of one image, whatever they were before, and without its names,
 * so that nothing can be seen under a name before it is tagged. Throws `ARCHIVE_INVALID` when manifest.json and
 * index.json lead to different images, for then it would depend on the engine which one is loaded.
 */
export function writeDocuments(facts: ArchiveFacts, members: Members): Closing[] {
  const { configPath, layers } = facts;
  const manifest = [{ Config: configPath, RepoTags: null, Layers: layers.map(({ path }) => path) }];
  return [...writeIndex(facts, members), { name: 'manifest.json', content: JSON.stringify(manifest) }];
}

function writeIndex({ manifestDigest, indexDigest }: ArchiveFacts, members: Members): Closing[] {
  const layout = members.get('oci-layout')?.content;
  if (!layout || !members.has('index.json')) return [];
  const top = readIndex(members).find(({ digest }) => digest === (indexDigest ?? manifestDigest));
  if (!top) throw invalidArchive('names another image in index.json than in manifest.json');
  const content = JSON.stringify({ schemaVersion: 2, manifests: [withoutNames(top)] });
  return [
    { name: 'oci-layout', content: layout.toString('utf8') },
    { name: 'index.json', content },
  ];
}

function withoutNames({ annotations, ...descriptor }: OciDescriptor): OciDescriptor {
  const kept = Object.entries(annotations ?? {}).filter(
    ([key]) => !key.startsWith('io.containerd.') && key !== 'org.opencontainers.image.ref.name',
  );
  return kept.length === 0 ? descriptor : { ...descriptor, annotations: Object.fromEntries(kept) };
}
