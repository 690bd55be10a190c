import { repositoryOf, type ArchiveName } from '../image/name.ts';
import type { RunningSteps } from '../stores/running-steps.ts';
import { makeStaleRules, protect, type PruneCandidate, type PruneRules, type StaleRequest } from './rules.ts';

/** What is to happen to one candidate, and why. */
export interface PlannedRow<T extends PruneCandidate = PruneCandidate> {
  readonly candidate: T;
  readonly goes: boolean;
  readonly because: string;
  /** Bytes that are free once it is gone. */
  readonly frees: number;
}

/** One candidate as outputs list it. */
export interface PruneRow {
  readonly where: string;
  readonly name: string;
  readonly version: string;
  readonly imageid: string;
  readonly format: string;
  /** Bytes: for what goes, those that are free afterwards; for what stays, its size. */
  readonly size: number;
  readonly because: string;
}

/**
 * Decides what goes, and keeps the order of the candidates. Of each family the newest `keep` of those that are selected
 * stay, whatever their age. An image counts once, by its latest copy, so that a second run finds nothing more.
 */
export function planPrune<T extends PruneCandidate>(candidates: readonly T[], rules: PruneRules): PlannedRow<T>[] {
  const found = candidates.map(candidate => protect(candidate, rules.running));
  const newest = findNewest(found, rules);
  return settleSizes(found.map(candidate => decide(candidate, newest, rules)));
}

/**
 * Decides which archives of the same name are stale once `current` is there; what this run `made` is not among them,
 * and those of another repository stay.
 */
export function planStale<T extends PruneCandidate>(
  candidates: readonly T[],
  current: ArchiveName & { readonly repository: string },
  made: readonly ArchiveName[],
  request: StaleRequest,
  running: RunningSteps,
): PlannedRow<T>[] {
  // The same image in another format is the same archive.
  const others = candidates.filter(
    ({ name, version, imageid }) =>
      name === current.name && ![current, ...made].some(own => own.version === version && own.imageid === imageid),
  );
  const own = others.map(each => {
    const { name, repository = repositoryOf(name) } = each;
    return repository === current.repository ? each : { ...each, kept: `it is of ${repository}` };
  });
  return planPrune(own, makeStaleRules(current, request, running));
}

/** Decides which copies of stale archives go from another place: those that no running step needs. */
export function planCopies<T extends PruneCandidate>(
  copies: readonly T[],
  stale: readonly PlannedRow[],
  running: RunningSteps,
): PlannedRow<T>[] {
  const reasons = new Map(stale.filter(({ goes }) => goes).map(row => [copyOf(row.candidate), row.because]));
  return copies.flatMap(copy => {
    const because = reasons.get(copyOf(copy));
    if (because === undefined) return [];
    const candidate = protect(copy, running);
    const goes = candidate.kept === undefined;
    return [{ candidate, goes, because: candidate.kept ?? because, frees: goes ? candidate.size : 0 }];
  });
}

/** Sorts candidates in an order that depends on nothing but themselves. */
export function orderCandidates<T extends PruneCandidate>(candidates: readonly T[]): T[] {
  return candidates.toSorted((a, b) => compare(sortKey(a), sortKey(b)));
}

/** Writes what is to happen to a candidate as outputs list it. */
export function toPruneRow({ candidate, because, goes, frees }: PlannedRow): PruneRow {
  const { where, name, version, imageid, format, size } = candidate;
  return { where, name, version, imageid, format, size: goes ? frees : size, because };
}

/** Bytes of all rows. */
export function sumSizes(rows: readonly PruneRow[]): number {
  return rows.reduce((sum, row) => sum + row.size, 0);
}

function decide<T extends PruneCandidate>(
  candidate: T,
  newest: ReadonlySet<string>,
  { select, keep, age }: PruneRules,
): PlannedRow<T> {
  const stay = (because: string) => ({ candidate, goes: false, because, frees: 0 });
  if (candidate.kept !== undefined) return stay(candidate.kept);
  const reasons: string[] = [];
  if (candidate.family !== '') {
    const selection = select?.(candidate);
    if (selection?.selected === false) return stay(selection.because);
    if (newest.has(imageOf(candidate))) return stay(`keep is ${keep}`);
    reasons.push(selection?.because ?? '', keep > 0 ? `not one of the newest ${keep}` : '');
  }
  if (age) {
    if (candidate.stored <= 0) return stay('its age is unknown');
    const date = `stored ${new Date(candidate.stored).toISOString()}`;
    if (candidate.stored >= age.before) return stay(`${date}, not ${age.words}`);
    reasons.push(`${date}, ${age.words}`);
  }
  const because = reasons.filter(Boolean).join('; ') || candidate.because;
  return { candidate, goes: true, because, frees: candidate.size };
}

function findNewest(candidates: readonly PruneCandidate[], { keep, select }: PruneRules): Set<string> {
  if (keep === 0) return new Set();
  const counted = candidates.filter(each => each.family !== '' && (select?.(each).selected ?? true));
  const families = Map.groupBy(counted, ({ family }) => family);
  return new Set([...families.values()].flatMap(family => rankImages(family).slice(0, keep)));
}

// Newest first.
function rankImages(family: readonly PruneCandidate[]): string[] {
  const latest = new Map<string, number>();
  for (const each of family) latest.set(imageOf(each), Math.max(latest.get(imageOf(each)) ?? 0, each.stored));
  return [...latest].sort(([a, whenA], [b, whenB]) => whenB - whenA || compare(b, a)).map(([image]) => image);
}

// The last of an image's names frees its bytes; none does while another name stays.
function settleSizes<T extends PruneCandidate>(rows: readonly PlannedRow<T>[]): PlannedRow<T>[] {
  const going = Map.groupBy(
    rows.filter(row => row.goes),
    row => row.candidate.thing,
  );
  return rows.map(row => {
    const names = going.get(row.candidate.thing) ?? [];
    const last = names.at(-1) === row && names.length >= row.candidate.names;
    return row.goes && !last ? { ...row, frees: 0 } : row;
  });
}

function copyOf({ name, version, imageid, format }: PruneCandidate): string {
  return JSON.stringify([name, version, imageid, format]);
}

function imageOf({ family, version, imageid }: PruneCandidate): string {
  return `${family}/${version}/${imageid}`;
}

const places: readonly string[] = ['folder', 'cache', 'artifact', 'image', 'dangling', 'build-cache'];

function sortKey({ where, name, version, imageid, format, stored, thing }: PruneCandidate): string {
  const place = String(places.indexOf(where));
  return [place, name, version, imageid, format, String(stored).padStart(20, '0'), thing].join('\0');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
