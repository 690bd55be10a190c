import pMap from 'p-map';
import { messageOf } from '../core/errors.ts';
import type { RunningStep } from '../stores/running-steps.ts';
import type { PlannedRow } from './plan.ts';
import { protect, type Prunable } from './rules.ts';

/** The outcome of one deletion; without a reason, it succeeded. */
export interface Deletion<T extends Prunable = Prunable> {
  readonly row: PlannedRow<T>;
  /** Why it failed. */
  readonly error?: string;
  /** Why it stays after all: a running step has begun to use it. */
  readonly kept?: string | undefined;
}

/**
 * Deletes what goes, several things at once, but the names of one thing one after the other. A failure does not stop
 * the others; only an abort does. Gives the outcomes in the order of the rows.
 */
export async function deletePlanned<T extends Prunable>(
  rows: readonly PlannedRow<T>[],
  step: Pick<RunningStep, 'needs'>,
  signal: AbortSignal,
  concurrency = 4,
): Promise<Deletion<T>[]> {
  const going = rows.filter(row => row.goes);
  const deletions = new Map<PlannedRow<T>, Deletion<T>>();
  const deleteAll = async (names: readonly PlannedRow<T>[]) => {
    for (const row of names) deletions.set(row, await deleteOne(row, step, signal));
  };
  const things = Map.groupBy(going, row => row.candidate.thing);
  await pMap(things.values(), deleteAll, { concurrency, signal });
  return going.flatMap(row => deletions.get(row) ?? []);
}

/** The rows of what is gone. */
export function rowsGone<T extends Prunable>(deletions: readonly Deletion<T>[]): PlannedRow<T>[] {
  return deletions.filter(({ error, kept }) => error === undefined && kept === undefined).map(({ row }) => row);
}

async function deleteOne<T extends Prunable>(
  row: PlannedRow<T>,
  step: Pick<RunningStep, 'needs'>,
  signal: AbortSignal,
): Promise<Deletion<T>> {
  signal.throwIfAborted();
  try {
    const { kept } = protect(row.candidate, await step.needs());
    if (kept === undefined) await row.candidate.remove();
    return { row, kept };
  } catch (error) {
    signal.throwIfAborted();
    return { row, error: messageOf(error) };
  }
}
