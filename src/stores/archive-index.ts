import type { ImageIdentity } from '../archive/format/metadata.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import {
  formatName,
  isKnownFormat,
  knownFormats,
  nameOf,
  type ArchiveFormat,
  type ArchiveName,
} from '../image/name.ts';
import { checkRepository } from '../image/repository.ts';
import type { ArtifactStore, StoredArtifact } from './artifacts.ts';
import type { CacheStore } from './cache/store.ts';
import { listFolder, statFile } from './files.ts';
import { FolderStore } from './folder.ts';
import { proveArchive, proveBytes, readSidecar, removeArchive } from './sidecar.ts';
import type { ArchiveFile, FetchedArchive, ReadyArchive, StoreContext, StoredArchive } from './store.ts';

/** The places this step keeps archives in; artifacts and cache only where it has and uses them. */
export interface Stores {
  readonly dir: string;
  readonly artifacts?: ArtifactStore;
  readonly cache?: CacheStore;
}

/** Where an archive is already. */
export interface ExistingCopies {
  /** The image asked for, in the format asked for. */
  readonly archive: ArchiveName;
  readonly file?: ArchiveFile;
  /** The same image in the folder as a bare tar. */
  readonly bare?: ArchiveFile;
  readonly artifact?: StoredArtifact;
  readonly cached?: StoredArchive;
}

/** What is archived where under one name and version, and how to get it from there. */
export class ArchiveIndex {
  readonly #stores: Stores;
  readonly #identity: ImageIdentity;
  readonly #format: ArchiveFormat;
  readonly #context: Pick<StoreContext, 'log' | 'lookUps' | 'signal'>;

  constructor(
    stores: Stores,
    identity: ImageIdentity,
    format: ArchiveFormat,
    context: Pick<StoreContext, 'log' | 'lookUps' | 'signal'>,
  ) {
    this.#stores = stores;
    this.#identity = identity;
    this.#format = format;
    this.#context = context;
  }

  /** The archives of this name in the folder; throws `ARCHIVE_FORMAT` where one has an unknown format. */
  async files(): Promise<ArchiveFile[]> {
    const files = await listFolder(this.#stores.dir, this.#identity.name);
    const unknown = files.find(file => !isKnownFormat(file.archive));
    if (!unknown) return files;
    // Such a file is probably a mistake, which must not go unnoticed.
    const message = `${unknown.path} is an archive of ${this.#identity.name} in the unknown format ${JSON.stringify(unknown.archive.archfmt)}, allowed: ${knownFormats.join(', ')}`;
    throw new ActionError('ARCHIVE_FORMAT', message, { hint: 'Move or rename that file.' });
  }

  /**
   * Throws `ARCHIVE_REPOSITORY` where folder or cache have archives of another repository under this name. Whether an
   * artifact is one of them is known only once it was fetched.
   */
  async refuseOthers(): Promise<void> {
    const { name, image } = this.#identity;
    const { dir, cache } = this.#stores;
    const { lookUps, signal } = this.#context;
    const files = await new FolderStore({ dir, signal }).describe(await this.files());
    // Only a name that does not tell its repository is likely to stand for several.
    const answer = nameOf(image) === name ? undefined : await cache?.findAny(name);
    const cached = answer && lookUps.valueOr(answer, undefined);
    for (const { archive, repository, where } of cached ? [...files, cached] : files) {
      checkRepository(`${formatName(archive)} (${where})`, repository, image);
    }
  }

  /** The archives of this name in the folder that have a sidecar. */
  async described(): Promise<ReadyArchive[]> {
    const files = await Promise.all((await this.files()).map(readSidecar));
    return files.filter(file => file !== undefined);
  }

  /** Where the archive of one image is. */
  async locate(imageid: string): Promise<ExistingCopies> {
    return this.#locateAmong(await this.files(), imageid);
  }

  async #locateAmong(all: readonly ArchiveFile[], imageid: string): Promise<ExistingCopies> {
    const { name, version, image } = this.#identity;
    const files = all.filter(each => each.archive.version === version && each.archive.imageid === imageid);
    // A zip is as good as the other format that was asked for; a bare tar still has to be compressed.
    const file =
      files.find(each => each.archive.archfmt === this.#format) ?? files.find(each => each.archive.archfmt === 'zip');
    const bare = files.find(each => each.archive.archfmt === 'docker');
    const archive = file?.archive ?? { name, version, imageid, archfmt: this.#format };
    const { artifacts: run, cache } = this.#stores;
    const { lookUps } = this.#context;
    const [artifacts, cached] = await Promise.all([
      run?.list({ name }).then(answer => lookUps.valueOr(answer, [])) ?? [],
      cache?.lookUp({ ...archive, repository: image }).then(answer => lookUps.valueOr(answer, undefined)),
    ]);
    const artifact = artifacts.find(each => formatName(each.archive) === formatName(archive));
    return { archive, file, bare, artifact, cached };
  }

  /** Where the newest archive of this name and version is, whatever its image id; undefined where there is none. */
  async locateVersion(): Promise<ExistingCopies | undefined> {
    const { name, version } = this.#identity;
    const fits = (archive: ArchiveName) => archive.version === version && this.#usable(archive);
    const files = await this.files();
    const [newest] = files.filter(file => fits(file.archive)).sort((a, b) => b.stored - a.stored);
    if (newest) return this.#locateAmong(files, newest.archive.imageid);
    const { artifacts, cache } = this.#stores;
    const { lookUps } = this.#context;
    const [artifact] = artifacts ? lookUps.valueOr(await artifacts.list({ name, accept: fits }), []) : [];
    if (artifact) return this.#locateAmong(files, artifact.archive.imageid);
    const [cached] = cache ? lookUps.valueOr(await cache.find({ name, version }), []) : [];
    return cached && this.#locateAmong(files, cached.archive.imageid);
  }

  /** Gets an archive's file from the nearest place that has it whole; undefined where none does. */
  async fetch(copies: ExistingCopies): Promise<ReadyArchive | undefined> {
    const { artifact, cached, archive, file } = copies;
    const title = formatName(archive);
    const here = file && { path: file.path, sha256: '', fetched: false };
    const places = [
      here && { what: here.path, get: () => Promise.resolve(here) },
      artifact && { what: `artifact ${title}`, get: () => artifact.fetch() },
      cached && { what: `the cached archive ${title}`, get: () => cached.fetch() },
    ].filter(place => place !== undefined);
    for (const [i, { what, get }] of places.entries()) {
      const next = i + 1 < places.length ? 'the next copy is tried' : 'the image is saved again';
      const ready = await this.#try(`${what} cannot be used, ${next}`, copies, get);
      if (ready) return ready;
    }
    return undefined;
  }

  // A file that stays here is believed to be the one that was proved; one that leaves the machine is read again.
  #leaves({ artifact, cached }: ExistingCopies): boolean {
    const { artifacts, cache } = this.#stores;
    return (artifacts !== undefined && !artifact) || (cache !== undefined && !cached);
  }

  #usable({ archfmt }: ArchiveName): boolean {
    return archfmt === this.#format || archfmt === 'zip';
  }

  // What comes from elsewhere is proved before it counts; what is not whole counts as absent.
  async #try(
    what: string,
    copies: ExistingCopies,
    get: () => Promise<FetchedArchive>,
  ): Promise<ReadyArchive | undefined> {
    let file: ArchiveFile | undefined;
    try {
      const { path } = await get();
      file = await statFile(path, copies.archive);
      const { signal } = this.#context;
      const ready = await proveArchive(path, copies.archive, this.#identity, signal);
      return this.#leaves(copies) ? await proveBytes(ready, signal) : ready;
    } catch (error) {
      this.#context.signal.throwIfAborted();
      // It is whole, but another image.
      if (error instanceof ActionError && error.code === 'ARCHIVE_REPOSITORY') throw error;
      this.#context.log.warning(`${what}: ${messageOf(error)}`);
      if (file) await removeArchive(file);
      return undefined;
    }
  }
}
