import type { PartialArchive } from '../../archive/partial-archive.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { makeUnknown, whenKnown, type Answer } from '../../core/look-up.ts';
import type { ArchiveName } from '../../image/name.ts';
import {
  archiveKeyPrefix,
  cachedName,
  cacheKey,
  cachePrefix,
  layerKey,
  parseCacheKey,
  type CachedName,
} from './keys.ts';
import { matches } from '../choose.ts';
import { folderPath, openArchiveFolder } from '../files.ts';
import { preferFile } from '../folder.ts';
import { githubService, type GitHubApi } from '../github/api.ts';
import type { CacheEntry } from '../github/rows.ts';
import { proveBytes } from '../sidecar.ts';
import {
  isListed,
  type ArchiveQuery,
  type ListQuery,
  type ReadyArchive,
  type Store,
  type StoreContext,
  type StoredArchive,
} from '../store.ts';
import { useCachedParts } from './cached-parts.ts';
import { CacheEntries } from './entries.ts';
import { findNewest, findReadable } from './find.ts';
import { readLayers, restoreArchive } from './restore.ts';
import { layersIn, saveArchive } from './save.ts';
import { cacheService, explainRefusal, isWriteDenied, readOnlyCache } from './service.ts';

const noToken = new ActionError('CACHE_LIST', 'the cache cannot list its entries without github-token');

/**
 * The archives in the actions cache. Layers that an archive holds as they are have entries of their own, under their
 * digest, which all archives share.
 */
export class CacheStore implements Store {
  readonly place = 'cache';
  readonly #context: StoreContext;
  readonly #entries: CacheEntries;
  readonly #api: GitHubApi | undefined;
  // Keys of archives that cannot be put together again, because a layer of theirs is gone.
  readonly #broken = new Set<string>();
  // Keys of archives that are in the folder already.
  readonly #arrived = new Set<string>();
  // Why nothing can be saved, once that is known.
  #readOnly: string | undefined;

  /** Without `api` the store can neither list nor remove entries. */
  constructor(context: StoreContext, api?: GitHubApi) {
    this.#context = context;
    this.#entries = new CacheEntries(context, api);
    this.#api = api;
  }

  /** Lists the archives that any ref stored, or one ref alone; unknown without a token. */
  async list(query: ListQuery = {}): Promise<Answer<StoredArchive[]>> {
    const api = this.#api;
    if (!api) return makeUnknown(githubService, noToken);
    const { name, ref } = query;
    const prefix = name === undefined ? archiveKeyPrefix : cachePrefix(name);
    const listed = await this.#context.lookUps.ask(githubService, () => api.listCaches(prefix, ref));
    return whenKnown(listed, entries =>
      entries.flatMap(entry => {
        const archive = parseCacheKey(entry.key);
        // The service filters by ref too, but what is deleted must not depend on that alone.
        const fits = archive && isListed(archive, query) && (ref === undefined || entry.ref === ref);
        return fits ? [this.#toListed(archive, entry, api)] : [];
      }),
    );
  }

  /**
   * Finds archives that this ref can read. The newest of a version is found by its key; an image id, or the newest of
   * all versions, needs the list, which GitHub gives for a token only.
   */
  async find(query: ArchiveQuery): Promise<Answer<StoredArchive[]>> {
    const byKey = query.version !== undefined && query.imageid === undefined;
    const found = await (byKey ? this.#findNewest(query) : this.#findListed(query));
    return whenKnown(found, each => Promise.all(each.map(one => preferFile(one, this.#context.dir))));
  }

  /** This very archive; undefined where the cache does not hold it. Its layers are not asked for. */
  async lookUp(archive: CachedName): Promise<Answer<StoredArchive | undefined>> {
    return whenKnown(await this.#has(cacheKey(archive)), there => (there ? this.#toStored(archive) : undefined));
  }

  /** The newest archive of this name that this ref can read, found by its key; undefined where there is none. */
  async findAny(name: string): Promise<Answer<StoredArchive | undefined>> {
    return whenKnown(await this.#findNewest({ name }), ([newest]) => newest);
  }

  /** Whether this step knows that the cache holds this archive with all its layers. */
  async holds(ready: ReadyArchive): Promise<boolean> {
    const key = cacheKey(cachedName(ready));
    const missing = await this.#entries.missing([key, ...(await layersIn(ready)).map(layerKey)]);
    return missing.known && missing.value.length === 0 && !this.#broken.has(key);
  }

  /**
   * Stores what the cache lacks of an archive, or all of it where `force` is true; true when it holds all of it
   * afterwards. A failure is one warning, but damage of the archive itself is thrown: `ARCHIVE_DAMAGED`.
   */
  async save(ready: ReadyArchive, force = false): Promise<boolean> {
    const { environment, log, signal } = this.#context;
    const key = cacheKey(cachedName(ready));
    const readOnly = this.#readOnly ?? readOnlyCache(environment);
    if (readOnly !== undefined) return this.#refuse(readOnly);
    try {
      const proved = await proveBytes(ready, signal);
      if (!force) await this.#removeBroken(proved);
      const replace = force ? (each: string) => this.#remove(each) : undefined;
      const reason = await saveArchive(this.#entries, proved, signal, replace);
      if (reason === undefined) return true;
      if (isWriteDenied(reason)) return this.#refuse(reason);
      log.warning(`The archive was not kept in the actions cache (${key}): ${explainRefusal(reason)}`);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ActionError && error.code === 'ARCHIVE_DAMAGED') throw error;
      log.warning(`The archive was not kept in the actions cache (${key}): ${messageOf(error)}`);
    }
    return false;
  }

  // This does not change during the step, so nothing more is compressed in vain.
  #refuse(reason: string): false {
    this.#readOnly = reason;
    const text = `The actions cache is read-only for this step, and nothing is kept there: ${explainRefusal(reason)}`;
    this.#context.lookUps.noticeOnce('a read-only cache', text);
    return false;
  }

  /** The layers that an archive in the cache refers to; undefined where its entry cannot be read. */
  async layersOf(key: string): Promise<string[] | undefined> {
    const { lookUps } = this.#context;
    return lookUps.valueOr(
      await lookUps.ask(cacheService, signal => readLayers(this.#entries, key, signal)),
      undefined,
    );
  }

  async #findListed(query: ArchiveQuery): Promise<Answer<StoredArchive[]>> {
    const listed = await this.list({ name: query.name, accept: archive => matches(archive, query) });
    if (listed.known) return findReadable(listed.value, query, ({ key = '' }) => this.#has(key));
    this.#context.log.info(`Only the newest entry of the actions cache can be found: ${listed.reason}`);
    const newest = await this.#findNewest(query);
    // The requested archive need not be the newest.
    const isOther = newest.known && newest.value.some(({ archive }) => !matches(archive, query));
    return isOther ? listed : newest;
  }

  async #has(key: string): Promise<Answer<boolean>> {
    return whenKnown(await this.#entries.missing([key]), missing => missing.length === 0);
  }

  async #findNewest(query: ArchiveQuery): Promise<Answer<StoredArchive[]>> {
    const newest = await findNewest(this.#entries, query);
    return whenKnown(newest, archive => (archive ? [this.#toStored(archive)] : []));
  }

  #toListed(archive: CachedName, { id, key, ref, size, created, used }: CacheEntry, api: GitHubApi): StoredArchive {
    const remove = () => api.deleteCache(id);
    return { ...this.#toStored(archive), id, key, ref, size, stored: created, used, remove };
  }

  #toStored({ repository, ...archive }: CachedName): StoredArchive {
    const key = cacheKey({ ...archive, repository });
    return {
      archive,
      repository,
      place: 'cache',
      where: 'cache',
      size: 0,
      sha256: '',
      key,
      fetch: async () => ({ path: await this.#fetch(archive, key), sha256: '', fetched: true }),
      useParts: archive.archfmt === 'zip' ? use => this.#useParts(archive, key, use) : undefined,
      remove: () => this.#remove(key),
    };
  }

  async #useParts<T>(archive: ArchiveName, key: string, use: (parts: PartialArchive) => Promise<T>): Promise<T> {
    const { dir } = this.#context;
    await openArchiveFolder(dir);
    const whole = { to: folderPath(dir, archive), onWhole: () => this.#arrived.add(key) };
    return useCachedParts(this.#entries, key, whole, use);
  }

  async #fetch(archive: ArchiveName, key: string): Promise<string> {
    const { dir, signal } = this.#context;
    const path = folderPath(dir, archive);
    if (this.#arrived.delete(key)) return path;
    try {
      await restoreArchive(this.#entries, key, path, signal);
      return path;
    } catch (error) {
      if (error instanceof ActionError && error.code === 'CACHE_MISS') this.#broken.add(key);
      throw error;
    }
  }

  // The same image may have been archived with its layers compressed differently. Its entry may then need layers
  // that are never stored again, and an entry cannot be written twice.
  async #removeBroken(ready: ReadyArchive): Promise<void> {
    const key = cacheKey(cachedName(ready));
    const there = await this.#has(key);
    if (!there.known || !there.value) return;
    const needed = this.#broken.has(key) ? undefined : await this.layersOf(key);
    const own = new Set(await layersIn(ready));
    if (needed?.every(layer => own.has(layer))) return;
    if (!this.#api) throw new Error('what is there has lost a layer, and removing it needs github-token');
    await this.#remove(key);
  }

  async #remove(key: string): Promise<void> {
    const { ref } = this.#context.environment;
    const api = this.#api;
    if (!api) throw new Error('removing a cache entry needs github-token');
    const entries = (await api.listCaches(key, ref)).filter(entry => entry.key === key && entry.ref === ref);
    for (const { id } of entries) await api.deleteCache(id);
  }
}
