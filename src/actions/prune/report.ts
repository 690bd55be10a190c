import { sumSizes, toPruneRow, type PlannedRow, type PruneRow } from '../../prune/plan.ts';
import type { Prunable } from '../../prune/rules.ts';
import { fitRows } from '../shared/fit-rows.ts';
import type { FailedRow } from './plan.ts';

/** What one run of the action `prune` did, or would do. */
export interface PruneReport {
  readonly dryRun: boolean;
  readonly planned: readonly PlannedRow<Prunable>[];
  readonly pruned: readonly PruneRow[];
  readonly failed: readonly FailedRow[];
}

/** The outputs of the action `prune`; `warn` is told about rows that GitHub has no room for. */
export function makePruneOutputs(
  { dryRun, planned, pruned, failed }: PruneReport,
  warn: (warning: string) => void = () => undefined,
): Record<string, string> {
  const write = (output: string, rows: readonly object[]) =>
    JSON.stringify(
      fitRows(rows, Infinity, kept => warn(`The output ${output} has the first ${kept} of ${rows.length} rows`)),
    );
  const plan = planned.map(row => ({ action: row.goes ? 'delete' : 'keep', ...toPruneRow(row) }));
  return {
    pruned: write('pruned', pruned),
    planned: write('planned', plan),
    failed: write('failed', failed),
    count: String(pruned.length),
    freed: String(sumSizes(pruned)),
    'dry-run': String(dryRun),
  };
}
