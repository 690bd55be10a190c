import type { ScopeName } from '../inputs/prune.ts';
import { messageOf } from '../report/errors.ts';
import type { SweepRow } from './sweep.ts';

/** What came of one deletion. */
export interface ClearedRow extends SweepRow {
  /** Why it failed; empty when it did not. */
  readonly error: string;
}

/** What the action `prune` planned and did. */
export interface Cleaning {
  /** Everything the rules mean, with what becomes of it. */
  readonly plan: readonly SweepRow[];
  /** What was deleted, or not; empty in a dry run. */
  readonly cleared: readonly ClearedRow[];
  /** Scopes that could not be looked through, and why. */
  readonly blocked: ReadonlyMap<ScopeName, string>;
}

// Enough to be quick, few enough for the REST API, which wants no crowds.
const atOnce = 4;

/** Deletes what goes, a few at a time; each failure is a row, and the others go on. */
export async function clear(rows: readonly SweepRow[], signal: AbortSignal): Promise<ClearedRow[]> {
  const waiting = rows.filter(({ goes }) => goes).entries();
  const done = new Map<number, ClearedRow>();
  const work = async () => {
    for (const [index, row] of waiting) {
      signal.throwIfAborted();
      done.set(index, await clearOne(row, signal));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return [...done].sort(([a], [b]) => a - b).map(([, row]) => row);
}

async function clearOne(row: SweepRow, signal: AbortSignal): Promise<ClearedRow> {
  try {
    const freed = await row.subject.remove();
    return { ...row, frees: typeof freed === 'number' ? freed : row.frees, error: '' };
  } catch (error) {
    signal.throwIfAborted();
    return { ...row, frees: 0, error: messageOf(error) };
  }
}
