import type { PlannedRow } from '../../../prune/plan.ts';
import { fitRows } from '../../shared/fit-rows.ts';
import { escape, makeTable } from '../../shared/markdown.ts';
import { alignTable } from '../../shared/text-table.ts';
import type { TreeTag } from './outdated.ts';

/** What was done to a tag in the engine. */
export interface TreePrunedRow extends PlannedRow<TreeTag> {
  /** Why it could not be deleted. */
  readonly error?: string | undefined;
}

/** The outputs of `command: prune`; `warn` is told about rows that GitHub has no room for. */
export function makeTreePruneOutputs(
  rows: readonly TreePrunedRow[],
  warn: (text: string) => void,
): Record<string, string> {
  const written = rows.map(({ candidate: { name, tag, id }, goes, because, error }) => {
    return { image: name, tag, imageid: id, action: actionOf(goes), because, error };
  });
  const images = fitRows(written, Infinity, kept =>
    warn(`The output images has the first ${kept} of ${rows.length} names`),
  );
  const failed = rows.filter(({ error }) => error !== undefined).length;
  return { images: JSON.stringify(images), failed: String(failed) };
}

/** What goes and what stays, as a table for the log. */
export function makeTreePruneLines(rows: readonly PlannedRow<TreeTag>[]): string[] {
  return alignTable([
    ['what', 'name', 'because'],
    ...rows.map(({ goes, candidate, because }) => [actionOf(goes), candidate.tag, because]),
  ]);
}

/** The job summary of `command: prune` as Markdown. */
export function makeTreePruneSummary(rows: readonly TreePrunedRow[], dryRun: boolean): string {
  const count = rows.filter(({ goes }) => goes).length;
  const table = makeTable(['What', 'Name', 'Because'], rows, row => [
    row.goes ? '**delete**' : 'keep',
    ...[row.candidate.tag, row.error ?? row.because].map(escape),
  ]);
  return `## Pruned images${dryRun ? ' (dry run)' : ''}: ${count} of ${rows.length} names\n\n${table}`;
}

function actionOf(goes: boolean): string {
  return goes ? 'delete' : 'keep';
}
