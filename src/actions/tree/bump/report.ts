import type { BumpPlan } from './changes.ts';
import type { BumpRow } from './plan.ts';
import { fitRows } from '../../shared/fit-rows.ts';
import { escape, makeTable } from '../../shared/markdown.ts';
import { alignTable, inline } from '../../shared/text-table.ts';

/** Makes the outputs of `command: bump`; `warn` hears of what GitHub could not take. */
export function makeBumpOutputs({ rows, changed }: BumpPlan, warn: (text: string) => void): Record<string, string> {
  const images = fitRows(rows.map(toOutput), Infinity, kept =>
    warn(`The output images has the first ${kept} of ${rows.length} images`),
  );
  return { images: JSON.stringify(images), 'changed-files': changed.map(({ file }) => file).join('\n') };
}

/** A bump as a table for the log. */
export function makeBumpLines({ rows, changed }: BumpPlan): string[] {
  const table = alignTable([['what', 'image', 'from', 'to', 'why'], ...rows.map(row => [whatOf(row), ...cells(row)])]);
  return [...table, '', `${changed.length} files:`, ...changed.map(({ file }) => `  ${inline(file)}`)];
}

/** A bump as Markdown. */
export function makeBumpSummary(plan: BumpPlan, dryRun: boolean): string {
  const { rows, changed } = plan;
  const title = `## Bump${dryRun ? ' (dry run)' : ''}: ${tellBump(plan)}`;
  const table = makeTable(['What', 'Image', 'From', 'To', 'Why'], rows, row => [
    row.bumped ? '**bump**' : 'leave',
    ...cells(row).map(escape),
  ]);
  const files = makeTable(['File'], changed, ({ file }) => [escape(inline(file))]);
  return [title, table, ...(changed.length > 0 ? [files] : [])].join('\n\n');
}

/** What a bump comes to, in words. */
export function tellBump({ rows, changed }: BumpPlan): string {
  const count = rows.filter(({ bumped }) => bumped).length;
  return `${count} of ${rows.length} images, ${changed.length} files`;
}

function toOutput({ name, file, from, to, bumped, reason, because }: BumpRow): object {
  return { image: name, file, from, to, bumped, because, reason };
}

function whatOf({ bumped }: BumpRow): string {
  return bumped ? 'bump' : 'leave';
}

function cells({ name, from, to, because }: BumpRow): string[] {
  return [name, from, to, because].map(inline);
}
