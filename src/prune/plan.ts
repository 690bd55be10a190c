/** Something that may go, wherever it lies. */
export interface PruneCandidate {
  readonly where: 'folder' | 'cache' | 'artifact' | 'image' | 'dangling' | 'build-cache';
  /** The name of an archive, the repository of an image; empty when it has none. */
  readonly name: string;
  /** The version of an archive, the tag of an image; empty when it has none. */
  readonly version: string;
  /** 12 hex digits; empty when it has none. */
  readonly imageid: string;
  /** The format of an archive; empty for all else. */
  readonly format: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970; 0 when nobody tells. */
  readonly stored: number;
  /** Those among which the newest are kept; empty when the rules for versions do not apply to it. */
  readonly family: string;
  /** What it is a name of, and how many names that has; its bytes are free when all of them go. */
  readonly thing: string;
  readonly names: number;
  /** Why it goes when no rule says more. */
  readonly because: string;
  /** Why it must stay whatever the rules say. */
  readonly kept?: string;
}

/** What the user wants gone. */
export interface PruneRules {
  readonly meant: (version: string) => { readonly fits: boolean; readonly because: string };
  readonly keep: number;
  /** `words` go with a date: `longer ago than 30d`. */
  readonly age?: { readonly before: number; readonly words: string };
}

/** What happens to one candidate, and why. */
export interface Judged<T extends PruneCandidate> {
  readonly candidate: T;
  readonly goes: boolean;
  readonly because: string;
  /** Bytes that are free when it is gone. */
  readonly frees: number;
}

/**
 * Decides what goes, in an order that depends on nothing but the candidates. Of each name the newest `keep` of those that
 * are meant stay, whatever their age: one image counts once, and by its latest copy, so that a second run finds the same.
 */
export function judgeRows<T extends PruneCandidate>(candidates: readonly T[], rules: PruneRules): Judged<T>[] {
  const ordered = [...candidates].sort((a, b) => compare(sortKey(a), sortKey(b)));
  const newest = findNewest(ordered, rules);
  return settleSizes(ordered.map(candidate => judge(candidate, newest, rules)));
}

function judge<T extends PruneCandidate>(candidate: T, newest: ReadonlySet<string>, rules: PruneRules): Judged<T> {
  const { age, keep } = rules;
  const stay = (because: string) => ({ candidate, goes: false, because, frees: 0 });
  if (candidate.kept !== undefined) return stay(candidate.kept);
  const reasons: string[] = [];
  if (candidate.family !== '') {
    const { fits, because } = rules.meant(candidate.version);
    if (!fits) return stay(because);
    if (newest.has(imageOf(candidate))) return stay(`keep is ${keep}`);
    reasons.push(because, keep > 0 ? `not one of the newest ${keep}` : '');
  }
  if (age) {
    if (candidate.stored <= 0) return stay('nobody tells how old it is');
    const date = `stored ${new Date(candidate.stored).toISOString()}`;
    if (candidate.stored >= age.before) return stay(`${date}, not ${age.words}`);
    reasons.push(`${date}, ${age.words}`);
  }
  const because = reasons.filter(Boolean).join('; ') || candidate.because;
  return { candidate, goes: true, because, frees: candidate.size };
}

function findNewest(candidates: readonly PruneCandidate[], { keep, meant }: PruneRules): Set<string> {
  const families = new Map<string, Map<string, number>>();
  if (keep === 0) return new Set();
  for (const candidate of candidates) {
    if (candidate.family === '' || !meant(candidate.version).fits) continue;
    const images = families.get(candidate.family) ?? new Map<string, number>();
    const image = imageOf(candidate);
    families.set(candidate.family, images.set(image, Math.max(images.get(image) ?? 0, candidate.stored)));
  }
  const ranked = [...families.values()].map(images =>
    [...images].sort(([a, whenA], [b, whenB]) => whenB - whenA || compare(b, a)),
  );
  return new Set(ranked.flatMap(images => images.slice(0, keep).map(([image]) => image)));
}

// An image is gone with its last name: that one frees its bytes, and none does while it keeps another.
function settleSizes<T extends PruneCandidate>(rows: readonly Judged<T>[]): Judged<T>[] {
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
