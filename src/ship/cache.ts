import { copyFile, link, lstat, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createReadStream, createWriteStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { World } from '../inputs/world.ts';
import { readRange } from '../pack/file-range.ts';
import { createFile, type HashedFile } from '../pack/hashed-file.ts';
import { partialPath } from '../pack/partial.ts';
import { cacheKey, cachePrefix, layerKey, parseCacheKey, type ArchiveName } from '../plan/name.ts';
import { ActionError, messageOf } from '../report/errors.ts';
import type { Log } from '../report/log.ts';
import { CacheEntries, explainRefusal } from './cache-entries.ts';
import { cutArchive, layersOf, parseParts, type ArchivePart, type ArchiveParts } from './parts.ts';
import type { ReadyArchive } from './stock.ts';

// An entry holds an archive as a whole, or in parts: their list, and the bytes that are no layers. A layer is an entry.
const wholeFile = 'archive';
const partsFile = 'parts.json';
const restFile = 'rest';
const layerFile = 'layer';

const partsLimit = 4 * 1024 * 1024;

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
  constructor(world: World, log: Log, signal: AbortSignal, remove?: (key: string) => Promise<void>) {
    this.#entries = new CacheEntries(world, log, signal);
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
      const parts = await this.#entries.fetch(key, staging => unpackEntry(staging, key, to, rest));
      if (parts === undefined) throw miss(`did not give ${key}`);
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
    return this.#entries.fetch(key, async staging => {
      if (await isFile(join(staging, wholeFile))) return [];
      const parts = await readParts(staging);
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
      const fill = (staging: string) => copyRange(path, start, part, join(staging, layerFile), this.#signal);
      const reason = await this.#saveEntry(layerKey(layer), fill);
      if (reason !== undefined) return reason;
    }
    return undefined;
  }

  #saveArchive(key: string, parts: ArchiveParts | undefined, path: string): Promise<string | undefined> {
    return this.#saveEntry(key, async staging => {
      if (!parts) {
        const staged = join(staging, wholeFile);
        return link(path, staged).catch(() => copyFile(path, staged));
      }
      await writeFile(join(staging, partsFile), JSON.stringify(parts));
      await pipeline(readOwn(path, parts), createWriteStream(join(staging, restFile)), { signal: this.#signal });
    });
  }

  // Another job may have stored the same meanwhile.
  async #saveEntry(key: string, fill: (staging: string) => Promise<void>): Promise<string | undefined> {
    const reasons = await this.#entries.save(key, fill);
    return reasons.length === 0 || (await this.#missing([key])).length === 0 ? undefined : reasons.at(-1);
  }

  async #join({ parts, sha256 }: ArchiveParts, rest: string, to: string): Promise<void> {
    const partial = partialPath(dirname(to));
    await createFile(partial, async file => {
      await using own = await open(rest);
      let at = 0;
      for (const { layer, size } of parts) {
        if (layer !== undefined) {
          await this.#appendLayer(file, layer);
          continue;
        }
        await append(file, readRange(own, at, size), this.#signal);
        at += size;
      }
      const found = await file.finish(this.#signal);
      if (found.sha256 !== sha256) throw miss(`gave other parts than those of ${to}`);
    });
    await rename(partial, to);
  }

  async #appendLayer(file: HashedFile, digest: string): Promise<void> {
    const key = layerKey(digest);
    const found = await this.#entries.fetch(key, async staging => {
      const path = join(staging, layerFile);
      if (!(await isFile(path))) return false;
      await append(file, createReadStream(path, { highWaterMark: 1 << 20 }), this.#signal);
      return true;
    });
    if (found !== true) throw miss(`has lost a layer, ${key}`);
  }
}

async function append(file: HashedFile, bytes: AsyncIterable<Buffer>, signal: AbortSignal): Promise<void> {
  await pipeline(
    bytes,
    async chunks => {
      for await (const chunk of chunks) await file.append(chunk);
    },
    { signal },
  );
}

// What others have saved under a key may be anything, a link or a pipe too.
async function unpackEntry(staging: string, key: string, to: string, rest: string): Promise<ArchiveParts | 'whole'> {
  const whole = join(staging, wholeFile);
  if (await isFile(whole)) {
    await moveFile(whole, to);
    return 'whole';
  }
  const parts = await readParts(staging);
  if (!parts || !(await isFile(join(staging, restFile)))) throw miss(`gave no archive for ${key}`);
  await moveFile(join(staging, restFile), rest);
  return parts;
}

async function readParts(staging: string): Promise<ArchiveParts | undefined> {
  const path = join(staging, partsFile);
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() && found.size <= partsLimit ? parseParts(await readFile(path, 'utf8')) : undefined;
}

async function isFile(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isFile() ?? false;
}

async function* readOwn(path: string, { parts }: ArchiveParts): AsyncGenerator<Buffer> {
  await using file = await open(path);
  let at = 0;
  for (const { size, layer } of parts) {
    if (layer === undefined) yield* readRange(file, at, size);
    at += size;
  }
}

// What is stored under a digest has it.
async function copyRange(
  path: string,
  start: number,
  { size, layer }: ArchivePart,
  to: string,
  signal: AbortSignal,
): Promise<void> {
  await using file = await open(path);
  const hash = createHash('sha256');
  const measure = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(readRange(file, start, size), measure, createWriteStream(to), { signal });
  const found = `sha256:${hash.digest('hex')}`;
  if (found !== layer)
    throw new ActionError('ARCHIVE_DIGEST', `${path} is damaged: a layer is ${found}, expected ${layer}`);
}

// The archive folder may be on another disk than the workspace.
async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    const partial = partialPath(dirname(to));
    await copyFile(from, partial);
    await rename(partial, to);
  }
}

function miss(what: string): ActionError {
  return new ActionError('CACHE_MISS', `the actions cache ${what}`);
}
