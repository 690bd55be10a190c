import type { NameFilter } from '../actions/shared/name-filter.ts';
import { everyCachePrefix, formatName, isKnownFormat, parseCacheKey, type ArchiveName } from '../image/name.ts';
import type { ArtifactStore } from '../stores/artifacts.ts';
import { listFolder } from '../stores/files.ts';
import type { GitHubApi } from '../stores/github/api.ts';
import { removeArchive } from '../stores/sidecar.ts';
import type { PruneCandidate } from './plan.ts';

/** Something that may go, and how. */
export interface Prunable extends PruneCandidate {
  /** Removes it; what is gone already is no error. */
  remove(): Promise<void>;
}

/** The wanted archives of the archive folder. */
export async function gatherFolder(dir: string, wanted: NameFilter): Promise<Prunable[]> {
  return (await listFolder(dir)).flatMap(({ archive, path, size, stored }) =>
    toPrunable(archive, wanted, { where: 'folder', size, stored, thing: path }, () => removeArchive(path)),
  );
}

/** The wanted archives of the actions cache that one ref owns. */
export async function gatherCache(api: GitHubApi, ref: string, wanted: NameFilter): Promise<Prunable[]> {
  // The service filters by ref too; what is deleted does not depend on that alone.
  const entries = (await api.listCaches(everyCachePrefix, ref)).filter(entry => entry.ref === ref);
  return entries.flatMap(({ id, key, size, created }) => {
    const archive = parseCacheKey(key);
    const place = { where: 'cache' as const, size, stored: created, thing: `cache ${id}` };
    return archive ? toPrunable(archive, wanted, place, () => api.deleteCache(id)) : [];
  });
}

/** The wanted archives among the artifacts of this run. */
export async function gatherArtifacts(store: ArtifactStore, wanted: NameFilter): Promise<Prunable[]> {
  return (await store.list()).flatMap(artifact => {
    const { archive, size, stored = 0 } = artifact;
    const place = { where: 'artifact' as const, size, stored, thing: `artifact ${formatName(archive)}` };
    return toPrunable(archive, wanted, place, () => artifact.remove());
  });
}

function toPrunable(
  archive: ArchiveName,
  wanted: NameFilter,
  place: Pick<PruneCandidate, 'where' | 'size' | 'stored' | 'thing'>,
  remove: () => Promise<void>,
): Prunable[] {
  const { name, version, imageid, archfmt: format } = archive;
  if (!wanted(name) || !isKnownFormat(archive)) return [];
  return [{ name, version, imageid, format, ...place, family: `archive ${name}`, names: 1, because: fits, remove }];
}

/** Why something goes when only its name was asked for. */
export const fits = 'its name fits';
