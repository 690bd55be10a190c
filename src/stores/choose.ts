import { isKnownFormat, knownFormats, type ArchiveName } from '../image/name.ts';
import type { ArchiveQuery, StoredArchive } from './store.ts';

/** An archive with the dates that order it. */
export type DatedArchive = Pick<StoredArchive, 'archive' | 'created' | 'stored'>;

/** The archive that was chosen and why, or why none was. */
export type Choice<T extends DatedArchive> =
  | { readonly kind: 'one'; readonly chosen: T; readonly because: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly matching: readonly T[] };

/**
 * Chooses the archive asked for: of several versions or images the newest by the image's date, then by when it was
 * stored; undated ones come last, and dirty versions count like clean ones. An image id that fits several images is
 * ambiguous.
 */
export function choose<T extends DatedArchive>(archives: readonly T[], query: ArchiveQuery): Choice<T> {
  const matching = orderNewest(archives.filter(({ archive }) => matches(archive, query)));
  const [chosen] = matching;
  if (!chosen) return { kind: 'none' };
  const images = new Set(matching.map(({ archive }) => archive.imageid));
  if (query.imageid !== undefined && images.size > 1) return { kind: 'several', matching };
  return { kind: 'one', chosen, because: explain(matching, chosen) };
}

/** Whether an archive is one of those asked for. */
export function matches(archive: ArchiveName, { name, version, imageid }: ArchiveQuery): boolean {
  if (archive.name !== name || !isKnownFormat(archive)) return false;
  if (version !== undefined && archive.version !== version) return false;
  return imageid === undefined || archive.imageid.startsWith(imageid.slice(0, 12));
}

/** Orders archives as `choose` prefers them. */
export function orderNewest<T extends DatedArchive>(archives: readonly T[]): T[] {
  return [...archives].sort(
    (a, b) =>
      descending(a.created, b.created) ||
      descending(a.stored, b.stored) ||
      formatRank(a.archive) - formatRank(b.archive) ||
      (imageText(a.archive) < imageText(b.archive) ? 1 : -1),
  );
}

function descending(a: number | undefined, b: number | undefined): number {
  if (a === b) return 0;
  return (b ?? -Infinity) - (a ?? -Infinity);
}

function formatRank({ archfmt }: ArchiveName): number {
  return knownFormats.findIndex(format => format === archfmt);
}

function imageText({ name, version, imageid }: ArchiveName): string {
  return `${name}/${version}/${imageid}`;
}

function explain(matching: readonly DatedArchive[], chosen: DatedArchive): string {
  const others = new Set(matching.map(({ archive }) => imageText(archive))).size - 1;
  if (others === 0) return 'it is the only one';
  if (chosen.created !== undefined) return `its image is the newest, made ${new Date(chosen.created).toISOString()}`;
  if (chosen.stored !== undefined) return `it was stored last, ${new Date(chosen.stored).toISOString()}`;
  return 'none has a date, and it is the last by name';
}
