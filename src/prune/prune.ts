import type { ArchiveName } from '../image/name.ts';
import { cachePrefix, parseCacheKey } from '../image/name.ts';
import { formatPlatform, type Platform } from '../image/platform.ts';
import type { ArtifactStore } from '../stores/artifacts.ts';
import { isSameFile } from '../stores/files.ts';
import type { GitHubApi } from '../stores/github/api.ts';
import type { CacheEntry } from '../stores/github/rows.ts';
import { readSidecar, removeArchive } from '../stores/sidecar.ts';
import type { ArchiveFile } from '../stores/store.ts';
import { judgeStale, type Candidate, type StaleRules, type Verdict } from './rules.ts';

/** One archive that may be stale, and how it goes. */
export interface Removable extends Candidate {
  remove(): Promise<void>;
}

/** Judges the archives of the folder; those of another platform are siblings, not predecessors, and `given` is the user's own. */
export async function judgeFolder(
  files: readonly ArchiveFile[],
  current: ArchiveName,
  platform: Platform | undefined,
  rules: StaleRules,
  given?: string,
): Promise<Verdict<Removable>[]> {
  const candidates = files.map(async file => {
    const sidecar = await readSidecar(file);
    const sibling = sidecar && platform && sidecar.metadata.platform !== formatPlatform(platform);
    const isGiven = given !== undefined && (await isSameFile(file.path, given));
    const kept = isGiven
      ? { kept: 'it is the archive that was given' }
      : sibling
        ? { kept: `for ${sidecar.metadata.platform}` }
        : {};
    const remove = () => removeArchive(file.path);
    return { where: 'folder' as const, archive: file.archive, size: file.size, stored: file.stored, ...kept, remove };
  });
  return judgeStale(await Promise.all(candidates), current, rules);
}

/** Names the artifacts of stale files: only those this job made itself, for another job's are not ours to delete. */
export async function judgeArtifacts(
  store: ArtifactStore,
  files: readonly Verdict<Removable>[],
): Promise<Verdict<Removable>[]> {
  const stale = new Map(
    files.filter(each => each.stale).map(each => [JSON.stringify(each.candidate.archive), each.because]),
  );
  if (stale.size === 0) return [];
  return (await store.list()).flatMap(artifact => {
    const because = stale.get(JSON.stringify(artifact.archive));
    const { archive, size, stored = 0 } = artifact;
    const candidate = { where: 'artifact' as const, archive, size, stored, remove: () => artifact.remove() };
    return because === undefined ? [] : [{ candidate, stale: true, because }];
  });
}

/** Judges the cache entries of one ref; what this run stored or looked up stays, it may be another job's. */
export async function judgeCache(
  api: GitHubApi,
  ref: string,
  current: ArchiveName,
  rules: StaleRules,
): Promise<Verdict<Removable>[]> {
  const entries = (await api.listCaches(cachePrefix(current.name), ref)).filter(entry => entry.ref === ref);
  const verdicts = judgeStale(toCandidates(entries, api), current, rules);
  if (!verdicts.some(each => each.stale)) return verdicts;
  return judgeStale(toCandidates(entries, api, await api.runStarted()), current, rules);
}

function toCandidates(entries: readonly CacheEntry[], api: GitHubApi, runStarted = Infinity): Removable[] {
  return entries.flatMap(({ id, key, size, created, used }) => {
    const archive = parseCacheKey(key);
    const kept = Math.max(created, used) >= runStarted ? { kept: 'used by this run' } : {};
    const candidate = { where: 'cache' as const, size, stored: created, ...kept, remove: () => api.deleteCache(id) };
    return archive ? [{ ...candidate, archive }] : [];
  });
}
