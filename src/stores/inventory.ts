import type { ArchiveMetadata } from '../archive/format/metadata.ts';
import { readDate } from '../image/date.ts';
import { formatName } from '../image/name.ts';
import { orderNewest, type DatedArchive } from './choose.ts';
import { placeNames, type StoredArchive } from './store.ts';

/** One archive with its copies in all places. */
export interface InventoryEntry extends DatedArchive {
  readonly dirty: boolean;
  /** Nearest first. */
  readonly copies: readonly StoredArchive[];
  /** Bytes of the archive as the nearest place has it. */
  readonly size: number;
  /** 64 hex digits; empty where no place knows it. */
  readonly sha256: string;
  readonly metadata?: ArchiveMetadata;
}

/** Merges what several places have: one entry per archive, newest first. */
export function makeInventory(
  archives: readonly StoredArchive[],
  isDirty: (version: string) => boolean,
): InventoryEntry[] {
  const byFile = Map.groupBy(archives, ({ archive }) => formatName(archive));
  return orderNewest([...byFile.values()].map(copies => mergeCopies(copies, isDirty)));
}

function mergeCopies(unordered: readonly StoredArchive[], isDirty: (version: string) => boolean): InventoryEntry {
  const copies = unordered.toSorted((a, b) => placeNames.indexOf(a.place) - placeNames.indexOf(b.place));
  const [nearest] = copies as [StoredArchive, ...StoredArchive[]];
  const metadata = copies.find(each => each.metadata)?.metadata;
  // A downloaded file is younger than the archive, so the earliest time of all places counts.
  const times = copies.flatMap(({ stored }) => stored ?? []);
  return {
    archive: nearest.archive,
    dirty: isDirty(nearest.archive.version),
    copies,
    size: nearest.size,
    sha256: copies.find(each => each.sha256 !== '')?.sha256 ?? '',
    metadata,
    created: readDate(metadata?.created ?? ''),
    stored: times.length > 0 ? Math.min(...times) : undefined,
  };
}
