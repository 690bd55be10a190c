import { fitRows } from '../shared/fit-rows.ts';
import type { Prunable } from '../../prune/archives.ts';
import type { Judged } from '../../prune/plan.ts';
import type { PrunedRow } from '../archive/prune.ts';

/** One thing that goes or stays, as the outputs list it; where it goes, its size is what that frees. */
export interface PruneRow extends Omit<PrunedRow, 'where'> {
  readonly where: string;
}

/** Something that could not be pruned; a whole place has neither name nor size. */
export interface FailedRow extends PruneRow {
  readonly error: string;
}

/** What one run of the action `prune` planned. */
export interface PrunePlan {
  readonly rows: readonly Judged<Prunable>[];
  /** The places that could not be looked through. */
  readonly failed: readonly FailedRow[];
}

/** What one run of the action `prune` did, or would do. */
export interface PruneReport {
  readonly dryRun: boolean;
  readonly planned: readonly Judged<Prunable>[];
  readonly pruned: readonly PruneRow[];
  readonly failed: readonly FailedRow[];
}

/** Writes what is to become of something as a row. */
export function toRow({ candidate, because, goes, frees }: Judged<Prunable>): PruneRow {
  const { where, name, version, imageid, format, size } = candidate;
  return { where, name, version, imageid, format, size: goes ? frees : size, because };
}

/** A row for a place that could not be looked through. */
export function toFailedPlace(where: string, error: string): FailedRow {
  return {
    ...{ where, name: '', version: '', imageid: '', format: '', size: 0 },
    because: 'not looked through',
    error,
  };
}

/** Bytes of all rows. */
export function sumSizes(rows: readonly PruneRow[]): number {
  return rows.reduce((sum, row) => sum + row.size, 0);
}

/** The outputs of the action `prune`; `note` hears of rows that GitHub could not take. */
export function makePruneOutputs(
  { dryRun, planned, pruned, failed }: PruneReport,
  note: (warning: string) => void = () => undefined,
): Record<string, string> {
  const write = (output: string, rows: readonly object[]) =>
    JSON.stringify(
      fitRows(rows, Infinity, kept => note(`The output ${output} has the first ${kept} of ${rows.length} rows`)),
    );
  const plan = planned.map(row => ({ action: row.goes ? 'delete' : 'keep', ...toRow(row) }));
  return {
    pruned: write('pruned', pruned),
    planned: write('planned', plan),
    failed: write('failed', failed),
    count: String(pruned.length),
    freed: String(sumSizes(pruned)),
    'dry-run': String(dryRun),
  };
}
