import { formatBytes } from '../../core/format.ts';
import type { InventoryEntry } from '../../stores/inventory.ts';
import { code, escape, makeTable } from '../shared/markdown.ts';
import { placesOf, toListedRow } from './report.ts';

/** The job summary of the action `list` as Markdown. */
export function makeListSummary(archives: readonly InventoryEntry[]): string {
  const head = ['Image', 'Version', 'Dirty', 'Image id', 'Created', 'Size', 'Where'];
  const table = makeTable(head, archives, archive => {
    const { image, version, dirty, imageid, created, size } = toListedRow(archive);
    const where = escape(placesOf(archive));
    return [
      escape(image),
      escape(version),
      dirty ? 'yes' : '',
      code(imageid),
      escape(created),
      formatBytes(size),
      where,
    ];
  });
  return `## Archived images\n\n${archives.length === 0 ? 'None.\n' : table}`;
}
