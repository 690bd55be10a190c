import { orderNewest } from '../../stores/choose.ts';
import type { InventoryEntry } from '../../stores/inventory.ts';

/** The newest archive of each name, in the order of names. */
export function newestOfEach(archives: readonly InventoryEntry[]): Map<string, InventoryEntry> {
  const byName = Map.groupBy(orderNewest(archives), ({ archive }) => archive.name);
  const newest = [...byName].flatMap(([name, [first]]): [string, InventoryEntry][] => (first ? [[name, first]] : []));
  return new Map(newest.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One archive of each image and version, newest first: the one to load where an image is archived in two formats. */
export function oneOfEachImage(archives: readonly InventoryEntry[]): InventoryEntry[] {
  const byImage = Map.groupBy(orderNewest(archives), ({ archive: { name, version, imageid } }) =>
    [name, version, imageid].join('/'),
  );
  return [...byImage.values()].flatMap(([first]) => first ?? []);
}
