import { fitRows } from '../../shared/fit-rows.ts';
import { escape, makeTable } from '../../shared/markdown.ts';
import { alignTable, inline } from '../../shared/text-table.ts';
import type { TreeBump } from './changes.ts';
import type { BumpRow } from './plan.ts';

/** Makes the outputs of `command: bump`. What exceeds GitHub's limits is cut; `warn` gets the details. */
export function makeBumpOutputs({ rows, changed }: TreeBump, warn: (text: string) => void): Record<string, string> {
  const images = fitRows(rows.map(toBumpOutput), Infinity, kept =>
    warn(`The output images has the first ${kept} of ${rows.length} images`),
  );
  return { images: JSON.stringify(images), 'changed-files': changed.map(({ file }) => file).join('\n') };
}

/** Formats a bump as a table for the log. */
export function makeBumpLines({ rows, changed }: TreeBump): string[] {
  const lines = rows.map(row => [row.bumped ? 'bump' : 'leave', ...cellsOf(row)]);
  const table = alignTable([['what', 'image', 'from', 'to', 'why'], ...lines]);
  return [...table, '', `${changed.length} files:`, ...changed.map(({ file }) => `  ${inline(file)}`)];
}

/** The job summary of `command: bump` as Markdown. */
export function makeBumpSummary(bump: TreeBump, dryRun: boolean): string {
  const { rows, changed } = bump;
  const title = `## Bump${dryRun ? ' (dry run)' : ''}: ${countBump(bump)}`;
  const table = makeTable(['What', 'Image', 'From', 'To', 'Why'], rows, row => [
    row.bumped ? '**bump**' : 'leave',
    ...cellsOf(row).map(escape),
  ]);
  const files = makeTable(['File'], changed, ({ file }) => [escape(inline(file))]);
  return [title, table, ...(changed.length > 0 ? [files] : [])].join('\n\n');
}

/** The number of images and files that a bump changes, in words. */
export function countBump({ rows, changed }: TreeBump): string {
  const count = rows.filter(({ bumped }) => bumped).length;
  return `${count} of ${rows.length} images, ${changed.length} files`;
}

function toBumpOutput({ name, file, from, to, bumped, reason, because }: BumpRow): object {
  return { image: name, file, from, to, bumped, because, reason };
}

function cellsOf({ name, from, to, because }: BumpRow): string[] {
  return [name, from, to, because].map(inline);
}
