import type { ArchiveMetadata } from '../archive/format/metadata.ts';
import type { PartialArchive } from '../archive/partial-archive.ts';
import type { SavedArchive } from '../archive/write.ts';
import type { RunnerEnvironment } from '../core/environment.ts';
import type { Log } from '../core/log.ts';
import type { Answer, LookUps } from '../core/look-up.ts';
import { formatName, isKnownFormat, type ArchiveName } from '../image/name.ts';

/** The kinds of places that keep archives, nearest first. */
export const placeNames = ['folder', 'artifact', 'cache'] as const;
export type PlaceName = (typeof placeNames)[number];

/** What all stores of a run share. */
export interface StoreContext {
  readonly environment: RunnerEnvironment;
  /** The archive folder, absolute: everything that is fetched goes there. */
  readonly dir: string;
  /** Milliseconds without a byte before a transfer is given up, 0 for no limit. */
  readonly idleTimeout: number;
  readonly log: Log;
  readonly lookUps: LookUps;
  readonly signal: AbortSignal;
}

/** An archive file in the archive folder. */
export type ArchiveFile = Omit<SavedArchive, 'sha256' | 'metadata'>;

/** An archive file whose whole content was proved once, and what was learned then. */
export interface ReadyArchive extends SavedArchive {
  /**
   * The file's time of change (ctime) in milliseconds since 1970 once this step had read or written all of it;
   * undefined where size and time alone suggest that it is the one that an earlier step proved.
   */
  readonly proved: number | undefined;
}

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
  /** Its repository; undefined where only its content says so. */
  readonly repository?: string;
  /** Bytes there, 0 where that is unknown; the cache compresses once more. */
  readonly size: number;
  /** Milliseconds since 1970 when it was stored; undefined where that is unknown. */
  readonly stored?: number;
  /** Milliseconds since 1970 when its image was made; known for files in the folder only. */
  readonly created?: number;
  /** 64 hex digits; empty where it is unknown. */
  readonly sha256: string;
  /** What the archive says about itself; proved where `sha256` is known too. */
  readonly metadata?: ArchiveMetadata;
  /** The file, where it is in the folder and need not be fetched. */
  readonly path?: string;
  /** The id of an artifact or a cache entry. */
  readonly id?: number;
  /** Where people can download an artifact. */
  readonly url?: string;
  /** The key of a cache entry, the ref that owns it, and when it was last read, in milliseconds since 1970. */
  readonly key?: string;
  readonly ref?: string;
  readonly used?: number;
  /** Brings the file into the archive folder; throws when it did not arrive whole. */
  fetch(): Promise<FetchedArchive>;
  /**
   * Fetches everything around the layers, and each layer when it is read, for as long as `use` runs. Missing where the
   * place cannot give parts; throws `WholeArchiveNeeded` where it does not.
   */
  readonly useParts?: UseParts | undefined;
  /** Removes it from its place; one that is already gone is not an error. */
  remove(): Promise<void>;
}

/** Does something with an archive whose parts are fetched when they are read. */
export type UseParts = <T>(use: (archive: PartialArchive) => Promise<T>) => Promise<T>;

/** Which archives a store lists; a missing field accepts all. */
export interface ListQuery {
  readonly name?: string;
  readonly accept?: (archive: ArchiveName) => boolean;
  /** The ref that owns a cache entry; other places have no refs. */
  readonly ref?: string;
}

/** Which one archive is asked for. */
export interface ArchiveQuery {
  readonly name: string;
  /** Undefined: the newest. */
  readonly version?: string;
  /** 6 to 64 hex digits that the config digest begins with. */
  readonly imageid?: string;
  /** Undefined: whatever the archive is of. */
  readonly repository?: string | undefined;
}

/** A place that keeps archives. */
export interface Store {
  readonly place: PlaceName;
  /** Lists the archives that fit, of the known formats only. */
  list(query?: ListQuery): Promise<Answer<StoredArchive[]>>;
  /** Finds what may be the archive asked for in the cheapest way the place knows, and what of it need not be fetched. */
  find(query: ArchiveQuery): Promise<Answer<StoredArchive[]>>;
}

/** A name for an archive in one place that tells it apart from all others. */
export function thingOf({ place, archive, id }: Pick<StoredArchive, 'place' | 'archive' | 'id'>): string {
  return `${place} ${id ?? formatName(archive)}`;
}

/** Whether a store lists an archive. */
export function isListed(archive: ArchiveName, { name, accept }: ListQuery): boolean {
  return isKnownFormat(archive) && (name === undefined || archive.name === name) && (accept?.(archive) ?? true);
}
