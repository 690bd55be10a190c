import pMap from 'p-map';
import { readArchiveMetadata } from '../archive/format/archive-file.ts';
import { recordedRepository } from '../archive/format/metadata.ts';
import { known, type Known } from '../core/look-up.ts';
import { readDate } from '../image/date.ts';
import { toTag } from '../image/version.ts';
import { matches } from './choose.ts';
import { folderPath, listFolder, statArchive } from './files.ts';
import { proveArchive, readSidecar, removeArchive } from './sidecar.ts';
import {
  isListed,
  type ArchiveFile,
  type ArchiveQuery,
  type ListQuery,
  type Store,
  type StoreContext,
  type StoredArchive,
} from './store.ts';

// Enough to keep the disk busy, few enough to keep open files and memory bounded.
const concurrency = 32;

/** The archive folder. */
export class FolderStore implements Store {
  readonly place = 'folder';
  readonly #dir: string;
  readonly #signal: AbortSignal;

  constructor({ dir, signal }: Pick<StoreContext, 'dir' | 'signal'>) {
    this.#dir = dir;
    this.#signal = signal;
  }

  /** Lists archives, each described in the cheapest way: by its sidecar, else by the few bytes of metadata in a zip. */
  async list(query: ListQuery = {}): Promise<Known<StoredArchive[]>> {
    const files = await listFolder(this.#dir, query.name);
    return known(await this.describe(files.filter(({ archive }) => isListed(archive, query))));
  }

  /** Describes archive files of the folder as `list` does. */
  describe(files: readonly ArchiveFile[]): Promise<StoredArchive[]> {
    return pMap(files, file => this.#describe(file), { concurrency, signal: this.#signal });
  }

  find(query: ArchiveQuery): Promise<Known<StoredArchive[]>> {
    return this.list({ name: query.name, accept: archive => matches(archive, query) });
  }

  /** Proves an archive of the folder that has no sidecar by reading all of it; throws `ARCHIVE_*` or `ZIP_*`. */
  async prove(stored: StoredArchive): Promise<StoredArchive> {
    if (stored.sha256 !== '') return stored;
    const path = folderPath(this.#dir, stored.archive);
    const { name, version } = stored.archive;
    const identity = { name, version, image: stored.repository ?? '', tag: toTag(version) };
    const { metadata, sha256 } = await proveArchive(path, stored.archive, identity, this.#signal);
    return { ...stored, metadata, sha256 };
  }

  async #describe(file: ArchiveFile): Promise<StoredArchive> {
    const { archive, path, size, stored } = file;
    const ready = await readSidecar(file);
    const metadata = ready?.metadata ?? (await this.#readUnproved(file));
    const sha256 = ready?.sha256 ?? '';
    return {
      archive,
      repository: metadata && recordedRepository(metadata),
      place: 'folder',
      where: 'folder',
      size,
      stored,
      created: readDate(metadata?.created ?? ''),
      sha256,
      metadata,
      path,
      fetch: () => Promise.resolve({ path, sha256, fetched: false }),
      remove: () => removeArchive(file),
    };
  }

  async #readUnproved({ archive, path }: ArchiveFile): Promise<StoredArchive['metadata']> {
    if (archive.archfmt !== 'zip') return undefined;
    const metadata = await readArchiveMetadata(path, this.#signal);
    return metadata?.imageid === archive.imageid ? metadata : undefined;
  }
}

/** Takes the file from the folder where the same archive is there too, proved by an earlier step. */
export async function preferFile<T extends StoredArchive>(stored: T, dir: string): Promise<T> {
  const file = await statArchive(dir, stored.archive);
  const ready = file && (await readSidecar(file));
  if (!ready || (stored.sha256 !== '' && stored.sha256 !== ready.sha256)) return stored;
  const { path, metadata, sha256 } = ready;
  const repository = recordedRepository(metadata);
  if (stored.repository !== undefined && stored.repository !== repository) return stored;
  return {
    ...stored,
    repository,
    path,
    metadata,
    sha256,
    fetch: () => Promise.resolve({ path, sha256, fetched: false }),
  };
}
