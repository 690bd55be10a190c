import pMap from 'p-map';
import { messageOf } from '../core/errors.ts';
import type { PlannedRow } from './plan.ts';
import type { Prunable } from './rules.ts';

/** What came of one deletion; without an error it is gone. */
export interface Deletion<T extends Prunable = Prunable> {
  readonly row: PlannedRow<T>;
  readonly error?: string;
}

/**
 * Deletes what goes, several things at once, and the names of one thing one after the other. A failure does not stop
 * the others; only an abort does. Gives the outcomes in the order of the rows.
 */
export async function deletePlanned<T extends Prunable>(
  rows: readonly PlannedRow<T>[],
  signal: AbortSignal,
  concurrency = 4,
): Promise<Deletion<T>[]> {
  const going = rows.filter(row => row.goes);
  const deletions = new Map<PlannedRow<T>, Deletion<T>>();
  const deleteAll = async (names: readonly PlannedRow<T>[]) => {
    for (const row of names) deletions.set(row, await deleteOne(row, signal));
  };
  const things = Map.groupBy(going, row => row.candidate.thing);
  await pMap(things.values(), deleteAll, { concurrency, signal });
  return going.flatMap(row => deletions.get(row) ?? []);
}

async function deleteOne<T extends Prunable>(row: PlannedRow<T>, signal: AbortSignal): Promise<Deletion<T>> {
  signal.throwIfAborted();
  try {
    await row.candidate.remove();
    return { row };
  } catch (error) {
    signal.throwIfAborted();
    return { row, error: messageOf(error) };
  }
}
