import type { ArchiveMetadata } from '../archive/format/metadata.ts';
import { orderNewest, readDate, type Candidate } from './choose.ts';
import { formatName, type ArchiveName } from '../image/name.ts';

/** The places an archive can be in, nearest first. */
export const placeNames = ['folder', 'artifact', 'cache'] as const;
export type PlaceName = (typeof placeNames)[number];

/** One place that has an archive. */
export interface Place {
  readonly where: PlaceName;
  /** Bytes there; the cache compresses once more. */
  readonly size: number;
  /** Milliseconds since 1970; undefined when the place does not tell. */
  readonly stored?: number;
  /** The file in the folder. */
  readonly path?: string;
  /** The artifact of this run. */
  readonly id?: number;
  readonly url?: string;
  /** The cache entry and the ref that owns it. */
  readonly key?: string;
  readonly ref?: string;
}

/** An archive as one place knows it. */
export interface Sighting {
  readonly archive: ArchiveName;
  readonly place: Place;
  readonly metadata?: ArchiveMetadata;
  /** 64 hex digits; empty when the place does not tell. */
  readonly sha256: string;
}

/** One archive with every place it is in. */
export interface StockedArchive extends Candidate {
  readonly dirty: boolean;
  /** Nearest first. */
  readonly places: readonly Place[];
  /** Bytes of the archive as the nearest place has it. */
  readonly size: number;
  /** 64 hex digits; empty when no place tells. */
  readonly sha256: string;
  readonly metadata?: ArchiveMetadata;
}

/** Puts together what the places have: one entry an archive, newest first. */
export function takeInventory(sightings: readonly Sighting[], isDirty: (version: string) => boolean): StockedArchive[] {
  const byFile = Map.groupBy(sightings, ({ archive }) => formatName(archive));
  return orderNewest([...byFile.values()].map(seen => merge(seen, isDirty)));
}

/** The newest archive of each name, in the order of names. */
export function newestOfEach(archives: readonly StockedArchive[]): Map<string, StockedArchive> {
  const byName = Map.groupBy(orderNewest(archives), ({ archive }) => archive.name);
  const newest = [...byName].flatMap(([name, [first]]): [string, StockedArchive][] => (first ? [[name, first]] : []));
  return new Map(newest.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One archive of each image and version, the one to load: an image that is archived in two formats is still one image. */
export function oneOfEachImage(archives: readonly StockedArchive[]): StockedArchive[] {
  const seen = new Set<string>();
  return orderNewest(archives).filter(({ archive: { name, version, imageid } }) => {
    const image = `${name}/${version}/${imageid}`;
    return !seen.has(image) && seen.add(image);
  });
}

function merge(seen: readonly Sighting[], isDirty: (version: string) => boolean): StockedArchive {
  const sorted = seen.toSorted((a, b) => rank(a.place) - rank(b.place));
  const [nearest] = sorted as [Sighting, ...Sighting[]];
  const metadata = sorted.find(each => each.metadata)?.metadata;
  const created = readDate(metadata?.created ?? '');
  // A file is as old as its download, so the first place that had the archive tells when it was stored.
  const times = sorted.flatMap(({ place }) => place.stored ?? []);
  return {
    archive: nearest.archive,
    dirty: isDirty(nearest.archive.version),
    places: sorted.map(({ place }) => place),
    size: nearest.place.size,
    sha256: sorted.find(each => each.sha256 !== '')?.sha256 ?? '',
    ...(metadata && { metadata }),
    ...(created !== undefined && { created }),
    ...(times.length > 0 && { stored: Math.min(...times) }),
  };
}

function rank({ where }: Place): number {
  return placeNames.indexOf(where);
}
