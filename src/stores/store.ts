import type { ArchiveMetadata } from '../archive/format/metadata.ts';
import type { ArchiveName } from '../image/name.ts';

/** The kinds of places that keep archives, nearest first. */
export const placeNames = ['folder', 'artifact', 'cache'] as const;
export type PlaceName = (typeof placeNames)[number];

/** An archive file that is in the folder now. */
export interface FetchedArchive {
  readonly path: string;
  /** 64 hex digits; empty when it would have to be computed. */
  readonly sha256: string;
  /** Whether this step fetched it. */
  readonly fetched: boolean;
}

/** One archive as one place keeps it: what every place gives, and what every action takes. */
export interface StoredArchive {
  readonly archive: ArchiveName;
  readonly place: PlaceName;
  /** What messages call the place: `folder`, `cache`, `artifact of run 12 of acme/api`. */
  readonly where: string;
  /** The repository that the archive's metadata records; empty where the place does not tell. */
  readonly repository: string;
  /** Bytes there; the cache compresses once more. */
  readonly size: number;
  /** Milliseconds since 1970 when it was stored; undefined where the place does not tell. */
  readonly stored?: number;
  /** 64 hex digits; empty where the place does not tell. */
  readonly sha256: string;
  readonly metadata?: ArchiveMetadata;
  /** The file, where it is in the folder. */
  readonly path?: string;
  /** The id and address of an artifact. */
  readonly id?: number;
  readonly url?: string;
  /** The key of a cache entry, the ref that owns it, and when it was last read, in milliseconds since 1970. */
  readonly key?: string;
  readonly ref?: string;
  readonly used?: number;
  /** Brings the file into the archive folder; throws when it did not arrive whole. */
  fetch(): Promise<FetchedArchive>;
  /** Removes it; one that is gone already is no error. */
  remove(): Promise<void>;
}

/** Which archives are asked for; what is undefined does not matter. */
export interface ArchiveQuery {
  readonly name?: string;
  readonly version?: string;
  /** 6 to 64 hex digits that the config digest begins with. */
  readonly imageid?: string;
}

/** A place that keeps archives. */
export interface Store {
  readonly place: PlaceName;
  /** Lists the archives that fit; throws where the place cannot list. */
  list(query?: ArchiveQuery): Promise<StoredArchive[]>;
  /** Finds what this step could fetch in the cheapest way the place knows, which may be only the newest that fits. */
  find(query: ArchiveQuery): Promise<StoredArchive[]>;
}
