import type { OutdatedRow } from './outdated.ts';
import { fitRows } from '../../shared/fit-rows.ts';
import { escape, makeTable } from '../../shared/markdown.ts';
import { alignTable } from '../../shared/text-table.ts';

/** What became of a name of an image. */
export interface TreePrunedRow extends OutdatedRow {
  /** Why it stays although it was to go. */
  readonly error?: string;
}

/** The outputs of `command: prune`; `warn` hears of what GitHub could not take. */
export function makeTreePruneOutputs(
  rows: readonly TreePrunedRow[],
  warn: (text: string) => void,
): Record<string, string> {
  const written = rows.map(({ name, tag, id, goes, because, error }) => {
    return { image: name, tag, imageid: id, action: goes ? 'delete' : 'keep', because, error };
  });
  const images = fitRows(written, Infinity, kept =>
    warn(`The output images has the first ${kept} of ${rows.length} names`),
  );
  const failed = rows.filter(({ error }) => error !== undefined).length;
  return { images: JSON.stringify(images), failed: String(failed) };
}

/** What goes and what stays, as a table for the log. */
export function makeTreePruneLines(rows: readonly OutdatedRow[]): string[] {
  return alignTable([['what', 'name', 'because'], ...rows.map(row => [whatOf(row), row.tag, row.because])]);
}

/** The job summary of `command: prune` as Markdown. */
export function makeTreePruneSummary(rows: readonly TreePrunedRow[], dryRun: boolean): string {
  const count = rows.filter(({ goes }) => goes).length;
  const table = makeTable(['What', 'Name', 'Because'], rows, row => [
    row.goes ? '**delete**' : 'keep',
    ...[row.tag, row.error ?? row.because].map(escape),
  ]);
  return `## Pruned images${dryRun ? ' (dry run)' : ''}: ${count} of ${rows.length} names\n\n${table}`;
}

function whatOf({ goes }: OutdatedRow): string {
  return goes ? 'delete' : 'keep';
}
