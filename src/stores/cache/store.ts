import { copyFile, link, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunnerEnvironment } from '../../core/environment.ts';
import { createFile, type HashedFile } from '../../core/hashed-file.ts';
import { partialPath } from '../../core/partial-file.ts';
import { cacheKey, cachePrefix, layerKey, parseCacheKey, type ArchiveName } from '../../image/name.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { CacheEntries, explainRefusal } from './entries.ts';
import * as files from './staged-files.ts';
import { cutArchive, groupParts, layersOf, type ArchivePart, type ArchiveParts } from './parts.ts';
import type { ReadyArchive } from '../archive-index.ts';

/**
 * The archives in the actions cache. Layers that an archive holds as they are have entries of their own, under their
 * digest, which all archives share. Trouble is one warning, never an error.
 */
export class CacheStore {
  readonly #entries: CacheEntries;
  readonly #log: Log;
  readonly #signal: AbortSignal;
  readonly #remove: ((key: string) => Promise<void>) | undefined;
  // Entries that cannot be put together again, because a layer of theirs is gone.
  readonly #broken = new Set<string>();

  /** `remove` deletes an entry of this ref, where this step may do that: an entry cannot be written twice. */
  constructor(environment: RunnerEnvironment, log: Log, signal: AbortSignal, remove?: (key: string) => Promise<void>) {
    this.#entries = new CacheEntries(environment, log, signal);
    this.#remove = remove;
    this.#log = log;
    this.#signal = signal;
  }

  /** Whether the cache holds this very archive, its layers not asked for. */
  async has(archive: ArchiveName): Promise<boolean> {
    return (await this.#missing([cacheKey(archive)])).length === 0;
  }

  /** The newest archive the cache holds of a name, of a version where that is given; `imageid` is how its id begins. */
  async find(name: string, version?: string, imageid = ''): Promise<ArchiveName | undefined> {
    const prefix = version === undefined ? cachePrefix(name) : `${cachePrefix(name)}${version}/${imageid}`;
    const [key = ''] = await this.#entries.find([prefix]);
    const found = parseCacheKey(key);
    // The service matches by prefix, so what it found is compared field by field.
    const same = found?.name === name && (version === undefined || found.version === version);
    return same ? found : undefined;
  }

  /** Whether the cache holds this very archive with all its layers, so far as its entry was not found to be broken. */
  async holds(ready: ReadyArchive): Promise<boolean> {
    const key = cacheKey(ready.archive);
    const layers = await this.#layersIn(ready);
    const missing = await this.#missing([key, ...layers.map(layerKey)]);
    return missing.length === 0 && !this.#broken.has(key);
  }

  /** Stores what the cache lacks of an archive; true when it holds all of it afterwards. */
  async save(ready: ReadyArchive): Promise<boolean> {
    const key = cacheKey(ready.archive);
    try {
      await this.#removeBroken(ready);
      const parts = await cutArchive(ready);
      const reason = (await this.#saveLayers(parts, ready.path)) ?? (await this.#saveArchive(key, parts, ready.path));
      if (reason === undefined) return true;
      this.#log.warning(`The archive was not kept in the actions cache (${key}): ${explainRefusal(reason)}`);
    } catch (error) {
      this.#signal.throwIfAborted();
      this.#log.warning(`The archive was not kept in the actions cache (${key}): ${messageOf(error)}`);
    }
    return false;
  }

  /** Fetches an archive into a file and gives its path; throws `CACHE_MISS` when it did not arrive whole. */
  async fetch(archive: ArchiveName, to: string): Promise<string> {
    const key = cacheKey(archive);
    const rest = partialPath(dirname(to));
    try {
      const parts = await this.#entries.fetch([key], staging => files.takeArchive(staging, to, rest));
      if (parts === undefined) throw miss(`did not give ${key}`);
      if (parts === 'none') throw miss(`gave no archive for ${key}`);
      if (parts !== 'whole') await this.#join(parts, rest, to);
      return to;
    } catch (error) {
      if (error instanceof ActionError) this.#broken.add(key);
      throw error;
    } finally {
      await rm(rest, { force: true });
    }
  }

  /** The layers an archive in the cache refers to; undefined where it cannot be read. */
  async layersOf(key: string): Promise<string[] | undefined> {
    return this.#entries.fetch([key], async staging => {
      if (await files.isFile(join(staging, files.wholeFile))) return [];
      const parts = await files.readParts(staging);
      return parts && layersOf(parts);
    });
  }

  async #layersIn(ready: ReadyArchive): Promise<string[]> {
    const parts = await cutArchive(ready);
    return parts ? layersOf(parts) : [];
  }

  // The same image can be archived with its layers compressed in another way: then its entry may need layers that nobody
  // will store again.
  async #removeBroken(ready: ReadyArchive): Promise<void> {
    const key = cacheKey(ready.archive);
    if (!(await this.has(ready.archive))) return;
    const needed = this.#broken.has(key) ? undefined : await this.layersOf(key);
    const own = new Set(await this.#layersIn(ready));
    if (needed?.every(layer => own.has(layer))) return;
    if (!this.#remove) throw new Error('what is there has lost a layer, and removing it needs github-token');
    await this.#remove(key);
  }

  async #missing(keys: readonly string[]): Promise<string[]> {
    const found = await this.#entries.find(keys);
    return keys.filter((key, i) => found[i] !== key);
  }

  async #saveLayers(parts: ArchiveParts | undefined, path: string): Promise<string | undefined> {
    if (!parts) return undefined;
    const missing = new Set(await this.#missing(layersOf(parts).map(layerKey)));
    let at = 0;
    for (const part of parts.parts) {
      const start = at;
      at += part.size;
      if (part.layer === undefined || !missing.delete(layerKey(part.layer))) continue;
      const layer = part.layer;
      const fill = (staging: string) =>
        files.copyLayer(path, start, part, join(staging, files.layerFile(layer)), this.#signal);
      const reason = await this.#saveEntry(layerKey(layer), fill);
      if (reason !== undefined) return reason;
    }
    return undefined;
  }

  #saveArchive(key: string, parts: ArchiveParts | undefined, path: string): Promise<string | undefined> {
    return this.#saveEntry(key, async staging => {
      if (!parts) {
        const staged = join(staging, files.wholeFile);
        return link(path, staged).catch(() => copyFile(path, staged));
      }
      await writeFile(join(staging, files.partsFile), JSON.stringify(parts));
      await files.copyOwn(path, parts, join(staging, files.restFile), this.#signal);
    });
  }

  // Another job may have stored the same meanwhile.
  async #saveEntry(key: string, fill: (staging: string) => Promise<void>): Promise<string | undefined> {
    const reasons = await this.#entries.save(key, fill);
    return reasons.length === 0 || (await this.#missing([key])).length === 0 ? undefined : reasons.at(-1);
  }

  async #join(archive: ArchiveParts, rest: string, to: string): Promise<void> {
    const partial = partialPath(dirname(to));
    await createFile(partial, async file => {
      let at = 0;
      for (const group of groupParts(archive)) at = await this.#copyGroup(file, group, rest, at);
      const found = await file.finish(this.#signal);
      if (found.sha256 !== archive.sha256) throw miss(`gave other parts than those of ${to}`);
    });
    await rename(partial, to);
  }

  // Gives where the bytes of the next group begin in those that are no layers.
  async #copyGroup(file: HashedFile, group: readonly ArchivePart[], rest: string, at: number): Promise<number> {
    const keys = layersOf({ parts: group }).map(layerKey);
    const end = await this.#entries.fetch(keys, async staging => {
      let offset = at;
      for (const { layer, size } of group) {
        if (layer === undefined) {
          await file.copy({ path: rest, offset, size }, this.#signal);
          offset += size;
          continue;
        }
        const path = join(staging, files.layerFile(layer));
        if (!(await files.isFile(path))) throw miss(`has lost a layer, ${layerKey(layer)}`);
        await file.copy({ path, offset: 0, size }, this.#signal);
      }
      return offset;
    });
    if (end === undefined) throw miss(`has lost ${keys.join(', ')}`);
    return end;
  }
}

function miss(what: string): ActionError {
  return new ActionError('CACHE_MISS', `the actions cache ${what}`);
}
