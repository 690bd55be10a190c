import { formatBytes } from '../../core/format.ts';
import { escape, makeTable } from '../shared/markdown.ts';
import { sumSizes, toPruneRow, type PruneRow } from '../../prune/plan.ts';
import type { FailedRow, PrunePlan } from './plan.ts';
import type { PruneReport } from './report.ts';
import { alignTable, inline } from '../shared/text-table.ts';

/** The plan of the action `prune` for the log, one line per row. */
export function makePlanLines({ rows }: PrunePlan): string[] {
  const lines = rows.map(row => [row.goes ? 'delete' : 'keep', ...cells(toPruneRow(row))]);
  if (lines.length === 0) return ['nothing fits the rules'];
  return alignTable([['what', 'where', 'name', 'version', 'image id', 'size', 'why'], ...lines]);
}

/** The plan of the action `prune` as Markdown, what goes before what stays. */
export function makePlanSummary({ rows }: PrunePlan, dryRun: boolean): string {
  const going = rows.filter(row => row.goes);
  const ordered = [...going, ...rows.filter(row => !row.goes)];
  const bytes = formatBytes(going.reduce((sum, row) => sum + row.frees, 0));
  const head = ['What', 'Where', 'Name', 'Version', 'Image id', 'Size', 'Why'];
  const title = `## Prune${dryRun ? ' (dry run)' : ''}: ${going.length} of ${rows.length} to delete, ${bytes}`;
  const table = makeTable(head, ordered, row => [
    row.goes ? '**delete**' : 'keep',
    ...cells(toPruneRow(row)).map(escape),
  ]);
  return `${title}\n\n${table}`;
}

/** What was deleted and what was not, as Markdown. */
export function makePruneSummary({ dryRun, pruned, failed }: PruneReport): string {
  const done = dryRun ? 'Nothing was deleted because dry-run is true.' : `Deleted ${describeDeleted(pruned)}.`;
  if (failed.length === 0) return `${done}\n`;
  const table = makeTable(['Where', 'Name', 'Version', 'Image id', 'Error'], failed, row =>
    [row.where, row.name, row.version, row.imageid, row.error].map(inline).map(escape),
  );
  return `${done} Not deleted:\n\n${table}`;
}

/** How much was deleted, or would be. */
export function describeDeleted(pruned: readonly PruneRow[]): string {
  return `${pruned.length}, ${formatBytes(sumSizes(pruned))} freed`;
}

/** One warning for each reason of a failure. */
export function makeWarnings(failed: readonly FailedRow[]): string[] {
  const byReason = Map.groupBy(failed, ({ where, error }) => `${where}: ${error}`);
  return [...byReason].map(([reason, rows]) => {
    const names = rows.filter(row => row.imageid !== '').map(row => `${row.name} ${row.version} ${row.imageid}`.trim());
    const more = names.length > 5 ? `, and ${names.length - 5} more` : '';
    const which = names.length > 0 ? ` (${names.slice(0, 5).join(', ')}${more})` : '';
    return `Not pruned: ${inline(reason)}${which}`;
  });
}

function cells({ where, name, version, imageid, size, because }: PruneRow): string[] {
  return [where, name, version, imageid, formatBytes(size), because].map(inline);
}
