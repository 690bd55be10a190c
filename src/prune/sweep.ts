import { orderNewest, type Candidate } from '../plan/choose.ts';

/** One thing that may be pruned, and how it goes. */
export interface Subject extends Candidate {
  /** Its scope. */
  readonly where: string;
  /** Bytes that it frees. */
  readonly size: number;
  /** The image it is one of several names of, and how many there are: its bytes are freed with the last. */
  readonly shared?: { readonly id: string; readonly names: number };
  /** Whether rules of names and versions count; what has neither goes by age alone. */
  readonly named: boolean;
  /** Why it must stay whatever the rules say. */
  readonly kept?: string;
  /** Deletes it; gives the bytes that it freed as a number where that is known only then. */
  remove(): Promise<unknown>;
}

/** What decides which of them go. */
export interface SweepRules {
  readonly wanted: (name: string) => boolean;
  readonly versions: (version: string) => boolean;
  readonly isDirty: (version: string) => boolean;
  readonly dirtyOnly: boolean;
  /** How many of the newest images of each name stay. */
  readonly keep: number;
  /** Milliseconds since 1970, before which it was stored; undefined: whenever. */
  readonly before?: number;
  /** That rule in the user's words. */
  readonly beforeRule: string;
}

/** What becomes of one of them, and why. */
export interface SweepRow {
  readonly subject: Subject;
  readonly goes: boolean;
  readonly because: string;
  /** Bytes that it frees. */
  readonly frees: number;
}

/** Decides what goes; what names or versions leave out does not appear. The order depends on nothing but the subjects. */
export function sweep(subjects: readonly Subject[], rules: SweepRules): SweepRow[] {
  const meant = subjects.filter(({ named, archive }) => !named || isMeant(archive, rules)).sort(compare);
  const newest = findNewest(meant, rules.keep);
  const judged = meant.map(subject => ({ subject, ...judge(subject, newest, rules) }));
  return countFreed(judged);
}

function isMeant(
  { name, version }: Candidate['archive'],
  { wanted, versions, isDirty, dirtyOnly }: SweepRules,
): boolean {
  return wanted(name) && versions(version) && (!dirtyOnly || isDirty(version));
}

function judge(
  subject: Subject,
  newest: ReadonlySet<string>,
  { before, beforeRule, keep, isDirty }: SweepRules,
): { goes: boolean; because: string } {
  const stay = (because: string) => ({ goes: false, because });
  if (subject.kept !== undefined) return stay(subject.kept);
  if (subject.named && newest.has(imageOf(subject))) return stay(`keep is ${keep}`);
  if (before !== undefined) {
    if (subject.stored === undefined) return stay('has no date');
    if (subject.stored >= before) return stay(`not ${beforeRule}`);
    return { goes: true, because: beforeRule };
  }
  if (!subject.named) return { goes: true, because: 'nothing uses it' };
  return {
    goes: true,
    because: isDirty(subject.archive.version) ? 'a dirty version that is meant' : 'meant by the rules',
  };
}

// One image counts once, wherever it lies.
function findNewest(subjects: readonly Subject[], keep: number): ReadonlySet<string> {
  const byName = Map.groupBy(
    subjects.filter(({ named }) => named),
    ({ archive }) => archive.name,
  );
  const kept = [...byName.values()].flatMap(list => [...new Set(orderNewest(list).map(imageOf))].slice(0, keep));
  return new Set(kept);
}

function imageOf({ archive: { name, version, imageid } }: Subject): string {
  return `${name}/${version}/${imageid}`;
}

// An image with several names goes with the last of them.
function countFreed(rows: readonly Omit<SweepRow, 'frees'>[]): SweepRow[] {
  const going = Map.groupBy(
    rows.filter(({ goes }) => goes),
    ({ subject }) => subject.shared?.id,
  );
  return rows.map(row => {
    const { shared, size } = row.subject;
    if (!row.goes) return { ...row, frees: 0 };
    if (!shared) return { ...row, frees: size };
    const names = going.get(shared.id) ?? [];
    return { ...row, frees: names.length === shared.names && names.at(-1) === row ? size : 0 };
  });
}

function compare(a: Subject, b: Subject): number {
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function textOf({ where, archive: { name, version, imageid, archfmt } }: Subject): string {
  return [where, name, version, imageid, archfmt].join('\n');
}
