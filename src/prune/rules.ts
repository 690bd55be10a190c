import type { ArchiveName } from '../image/name.ts';

/** Which versions the root action prunes. */
export type PruneMode = 'none' | 'dirty' | 'all';

/** One archive somewhere, as the prune decision sees it. */
export interface Candidate {
  readonly where: 'folder' | 'cache' | 'artifact';
  readonly archive: ArchiveName;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly stored: number;
  /** Why it must stay whatever the rules say. */
  readonly kept?: string;
}

/** What decides which archives are stale. */
export interface StaleRules {
  readonly mode: PruneMode;
  /** Whatever this run made is not stale, in any place. */
  readonly made: readonly ArchiveName[];
  /** How many of the newest stale images to keep. */
  readonly keep: number;
  /** The rule of the user that keeps a version, if one does. */
  readonly keptBy: (version: string) => string | undefined;
  readonly isDirty: (version: string) => boolean;
}

/** What happens to one candidate, and why. */
export interface Verdict<T extends Candidate> {
  readonly candidate: T;
  readonly stale: boolean;
  readonly because: string;
}

/** Decides, for every archive of the same name but the current one, whether it is stale. */
export function judgeStale<T extends Candidate>(
  candidates: readonly T[],
  current: ArchiveName,
  rules: StaleRules,
): Verdict<T>[] {
  const made = [current, ...rules.made];
  const neighbours = candidates.filter(
    ({ archive }) => archive.name === current.name && !made.some(each => isCurrent(archive, each)),
  );
  const verdicts = neighbours.map(candidate => judge(candidate, current, rules));
  return keepNewest(verdicts, rules.keep);
}

// The same image in another format is the same archive: what becomes of it is the folder's business, not staleness.
function isCurrent(archive: ArchiveName, current: ArchiveName): boolean {
  return archive.version === current.version && archive.imageid === current.imageid;
}

function judge<T extends Candidate>(candidate: T, current: ArchiveName, rules: StaleRules): Verdict<T> {
  const { version, imageid } = candidate.archive;
  const stay = (because: string) => ({ candidate, stale: false, because });
  if (rules.mode === 'none') return stay('prune is none');
  if (candidate.kept !== undefined) return stay(candidate.kept);
  const rule = rules.keptBy(version);
  if (rule !== undefined) return stay(rule);
  if (version === current.version && rules.isDirty(version))
    return { candidate, stale: true, because: `${current.imageid} supersedes ${imageid}` };
  if (rules.mode === 'dirty')
    return stay(version === current.version ? `${version} is a clean version` : 'another version');
  const because = version === current.version ? `${current.imageid} is newer` : `${current.version} is newer`;
  return { candidate, stale: true, because };
}

// One image counts once, wherever it lies.
function keepNewest<T extends Candidate>(verdicts: readonly Verdict<T>[], keep: number): Verdict<T>[] {
  const newest = new Map<string, number>();
  for (const { candidate } of verdicts.filter(each => each.stale)) {
    const image = imageOf(candidate.archive);
    newest.set(image, Math.max(newest.get(image) ?? 0, candidate.stored));
  }
  const ordered = [...newest].sort(([a, whenA], [b, whenB]) => whenB - whenA || (a < b ? -1 : 1));
  const kept = new Set(ordered.slice(0, keep).map(([image]) => image));
  return verdicts.map(verdict =>
    verdict.stale && kept.has(imageOf(verdict.candidate.archive))
      ? { ...verdict, stale: false, because: `keep is ${keep}` }
      : verdict,
  );
}

function imageOf(archive: ArchiveName): string {
  return `${archive.version}/${archive.imageid}`;
}
