import type { ImageIdentity } from '../archive/format/metadata.ts';
import { formatName, isKnownFormat, knownFormats, type ArchiveFormat, type ArchiveName } from '../image/name.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { adoptArchive } from './adopt.ts';
import type { ArtifactStore, StoredArtifact } from './artifacts.ts';
import type { CacheStore } from './cache/store.ts';
import { folderPath, listFolder, type StoredFile } from './files.ts';
import { readSidecar, removeArchive, type Sidecar } from './sidecar.ts';

/** The places an archive can be in; artifacts and cache only where this step has them and uses them. */
export interface Stores {
  readonly dir: string;
  readonly artifacts?: ArtifactStore;
  readonly cache?: CacheStore;
}

/** Where an archive is already. */
export interface Whereabouts {
  /** The image asked for, in the format asked for. */
  readonly archive: ArchiveName;
  readonly file?: StoredFile;
  /** The same image in the folder as a bare tar. */
  readonly bare?: StoredFile;
  readonly artifact?: StoredArtifact;
  readonly cached: boolean;
}

/** An archive file in the folder with all that is known of it. */
export interface ReadyArchive extends Sidecar {
  readonly archive: ArchiveName;
  readonly path: string;
}

/** What is archived where, and how to get it from there. */
export class Stock {
  readonly #stores: Stores;
  readonly #identity: ImageIdentity;
  readonly #format: ArchiveFormat;
  readonly #log: Log;
  readonly #signal: AbortSignal;

  constructor(stores: Stores, identity: ImageIdentity, format: ArchiveFormat, log: Log, signal: AbortSignal) {
    this.#stores = stores;
    this.#identity = identity;
    this.#format = format;
    this.#log = log;
    this.#signal = signal;
  }

  /** The archives of this name in the folder; throws `ARCHIVE_FORMAT` when one has a format nobody knows. */
  async files(): Promise<StoredFile[]> {
    const files = await listFolder(this.#stores.dir, this.#identity.name);
    const strange = files.find(file => !isKnownFormat(file.archive));
    if (!strange) return files;
    // An archive of the image in any other format is a mistake somebody must look at.
    const message = `${strange.path} is an archive of ${this.#identity.name} in the unknown format ${JSON.stringify(strange.archive.archfmt)}, allowed: ${knownFormats.join(', ')}`;
    throw new ActionError('ARCHIVE_FORMAT', message, { hint: 'Move or rename that file.' });
  }

  /** The archives of this name in the folder that have a sidecar. */
  async described(): Promise<ReadyArchive[]> {
    const files = await Promise.all(
      (await this.files()).map(async ({ archive, path, ...file }) => {
        const sidecar = await readSidecar({ path, ...file });
        return sidecar && { ...sidecar, archive, path };
      }),
    );
    return files.filter(each => each !== undefined);
  }

  /** Where the archive of one image is. */
  async locate(imageid: string): Promise<Whereabouts> {
    const { name, version } = this.#identity;
    const files = (await this.files()).filter(
      each => each.archive.version === version && each.archive.imageid === imageid,
    );
    // A zip is as good as the other format that was asked for; a bare tar still has to be compressed.
    const file =
      files.find(each => each.archive.archfmt === this.#format) ?? files.find(each => each.archive.archfmt === 'zip');
    const bare = files.find(each => each.archive.archfmt === 'docker');
    const archive = file?.archive ?? { name, version, imageid, archfmt: this.#format };
    const [artifacts, cached = false] = await Promise.all([this.#artifacts(), this.#stores.cache?.has(archive)]);
    const artifact = artifacts.find(each => each.name === formatName(archive));
    return { archive, cached, ...(file && { file }), ...(bare && { bare }), ...(artifact && { artifact }) };
  }

  /** The newest archive of this name and version, whatever its image id; undefined when there is none. */
  async locateVersion(): Promise<Whereabouts | undefined> {
    const { name, version } = this.#identity;
    const files = (await this.files()).filter(file => file.archive.version === version && this.#usable(file.archive));
    const newest = files.sort((a, b) => b.modified - a.modified)[0];
    if (newest) return this.locate(newest.archive.imageid);
    const artifact = (await this.#artifacts()).find(
      each => each.archive.name === name && each.archive.version === version && this.#usable(each.archive),
    );
    if (artifact) return this.locate(artifact.archive.imageid);
    const cached = await this.#stores.cache?.find(name, version);
    return cached && (await this.locate(cached.imageid));
  }

  /** Gets an archive's file from the nearest place that has it whole; undefined when none does. */
  async bring(where: Whereabouts): Promise<ReadyArchive | undefined> {
    const { artifact, cached, archive, file } = where;
    if (file) return this.#try(`${file.path} cannot be used`, file.archive, () => Promise.resolve(file.path));
    const { artifacts, cache, dir } = this.#stores;
    if (artifact && artifacts) {
      const got = await this.#try(`artifact ${artifact.name} cannot be used`, archive, () =>
        artifacts.download(artifact, dir),
      );
      if (got) return got;
    }
    if (!cached || !cache) return undefined;
    return this.#try(`the cached archive ${formatName(archive)} cannot be used`, archive, () =>
      cache.fetch(archive, folderPath(dir, archive)),
    );
  }

  #usable(archive: ArchiveName): boolean {
    return archive.archfmt === this.#format || archive.archfmt === 'zip';
  }

  async #artifacts(): Promise<StoredArtifact[]> {
    return (await this.#stores.artifacts?.list()) ?? [];
  }

  // What comes from elsewhere is proved before it counts; what is not whole is as good as absent.
  async #try(what: string, archive: ArchiveName, get: () => Promise<string>): Promise<ReadyArchive | undefined> {
    try {
      const path = await get();
      return await this.#adopt(path, archive);
    } catch (error) {
      this.#signal.throwIfAborted();
      this.#log.warning(`${what}, the image is saved again: ${messageOf(error)}`);
      await removeArchive(folderPath(this.#stores.dir, archive));
      return undefined;
    }
  }

  async #adopt(path: string, archive: ArchiveName): Promise<ReadyArchive> {
    return { ...(await adoptArchive(path, archive, this.#identity, this.#signal)), archive, path };
  }
}
