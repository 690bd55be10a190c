import { isKnownFormat, type ArchiveName } from '../../../image/name.ts';
import { parseReference } from '../../../image/reference.ts';
import type { ArtifactStore, StoredArtifact } from '../../../stores/artifacts.ts';
import { openArchiveFolder } from '../../../stores/files.ts';
import { proveArchive, removeArchive } from '../../../stores/sidecar.ts';
import { inputsLabel } from '../read/fingerprint.ts';
import { archiveNameOf } from './find-in-archives.ts';
import type { PlannedImage } from '../plan.ts';

/** What is looked for among the artifacts of this run. */
export interface ArtifactQuery {
  readonly store: ArtifactStore;
  /** The archive folder, absolute. */
  readonly dir: string;
  readonly images: readonly PlannedImage[];
  /** The short names of the images that are wanted. */
  readonly selected: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

/**
 * The archives that artifacts of this run have of images which would have to be built, by their short names. Only the
 * archive tells what it was built from, so each is fetched into the folder; an image that is found spares its parents.
 */
export async function findInArtifacts(look: ArtifactQuery): Promise<Map<string, ArchiveName>> {
  const found = new Map<string, ArchiveName>();
  const byName = new Map(look.images.map(image => [image.name, image]));
  const asked = new Set([...look.selected].filter(name => byName.get(name)?.state === 'to_build'));
  const artifacts = asked.size > 0 ? await look.store.list() : [];
  // A set gives what is added while it is walked.
  for (const name of artifacts.length > 0 ? asked : []) {
    const image = byName.get(name);
    if (image?.state !== 'to_build') continue;
    const archive = await findSame(image, artifacts, look);
    if (archive) found.set(name, archive);
    else image.parents.forEach(parent => asked.add(parent));
  }
  return found;
}

async function findSame(
  image: PlannedImage,
  artifacts: readonly StoredArtifact[],
  { dir, signal }: ArtifactQuery,
): Promise<ArchiveName | undefined> {
  const { version, tag, label, inputs } = image;
  const name = archiveNameOf(image);
  const identity = { name, version, tag, image: parseReference(label)?.repository ?? name };
  for (const artifact of artifacts) {
    const { archive } = artifact;
    if (archive.name !== name || archive.version !== version || !isKnownFormat(archive)) continue;
    await openArchiveFolder(dir);
    const { path } = await artifact.fetch();
    const { metadata } = await proveArchive(path, archive, identity, signal);
    if (metadata.labels[inputsLabel] === inputs) return archive;
    await removeArchive(path);
  }
  return undefined;
}
