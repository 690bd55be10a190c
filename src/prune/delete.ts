import { messageOf } from '../core/errors.ts';
import type { Prunable } from './archives.ts';
import type { Judged } from './plan.ts';

// GitHub asks for no more; an engine removes one thing after the other anyway.
const atOnce = 4;

/** What became of one deletion; without an error it is gone. */
export interface Outcome {
  readonly row: Judged<Prunable>;
  readonly error?: string;
}

/** Removes what goes, several things at once, the names of one thing one after the other; no failure stops the others. */
export async function carryOut(rows: readonly Judged<Prunable>[], signal: AbortSignal): Promise<Outcome[]> {
  const going = rows.filter(row => row.goes);
  const things = Map.groupBy(going, row => row.candidate.thing).values();
  const outcomes = new Map<Judged<Prunable>, Outcome>();
  const work = async (): Promise<void> => {
    // All workers draw from the one iterator.
    for (const names of things) {
      for (const row of names) outcomes.set(row, await removeOne(row, signal));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return going.flatMap(row => outcomes.get(row) ?? []);
}

async function removeOne(row: Judged<Prunable>, signal: AbortSignal): Promise<Outcome> {
  signal.throwIfAborted();
  try {
    await row.candidate.remove();
    return { row };
  } catch (error) {
    signal.throwIfAborted();
    return { row, error: messageOf(error) };
  }
}
