import type { LookUps } from '../../../core/look-up.ts';
import { parseReference } from '../../../image/reference.ts';
import type { ArchiveName } from '../../../image/name.ts';
import { openArchiveFolder } from '../../../stores/files.ts';
import { proveArchive, removeArchive } from '../../../stores/sidecar.ts';
import type { Store, StoredArchive } from '../../../stores/store.ts';
import { archiveNameOf } from '../archive-name.ts';
import type { PlannedImage } from '../plan.ts';
import { inputsLabel } from '../read/fingerprint.ts';

/** What to look for among the artifacts of this run. */
export interface ArtifactQuery {
  readonly store: Store;
  readonly lookUps: LookUps;
  /** The archive folder, absolute. */
  readonly dir: string;
  readonly images: readonly PlannedImage[];
  readonly signal: AbortSignal;
}

/**
 * Finds archives among the artifacts of this run for images that otherwise have to be built, by the names of the
 * images. An artifact does not say what its image was built from, so candidates are downloaded into the archive folder;
 * parents are searched only when their child was not found.
 */
export async function findInArtifacts(query: ArtifactQuery): Promise<Map<string, ArchiveName>> {
  const found = new Map<string, ArchiveName>();
  const toBuild = new Map(query.images.filter(({ state }) => state === 'to_build').map(image => [image.name, image]));
  const wanted = new Set([...toBuild.values()].filter(({ selected }) => selected).map(({ name }) => name));
  const artifacts = wanted.size > 0 ? query.lookUps.valueOr(await query.store.list(), []) : [];
  if (artifacts.length === 0) return found;
  // Iterating a set also visits what is added meanwhile.
  for (const name of wanted) {
    const image = toBuild.get(name);
    if (!image) continue;
    const archive = await findMatch(image, artifacts, query);
    if (archive) found.set(name, archive);
    else image.parents.forEach(parent => wanted.add(parent));
  }
  return found;
}

async function findMatch(
  image: PlannedImage,
  artifacts: readonly StoredArchive[],
  { dir, signal }: ArtifactQuery,
): Promise<ArchiveName | undefined> {
  const { version, tag, label, inputs } = image;
  const name = archiveNameOf(image);
  const identity = { name, version, tag, image: parseReference(label)?.repository ?? name };
  for (const artifact of artifacts) {
    const { archive } = artifact;
    if (archive.name !== name || archive.version !== version) continue;
    await openArchiveFolder(dir);
    const { path } = await artifact.fetch();
    const ready = await proveArchive(path, archive, identity, signal);
    if (ready.metadata.labels[inputsLabel] === inputs) return archive;
    await removeArchive(ready);
  }
  return undefined;
}
