import { randomBytes } from 'node:crypto';
import { copyFile, link, lstat, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { World } from '../inputs/world.ts';
import { partialPath } from '../pack/partial.ts';
import { cacheKey, cachePrefix, parseCacheKey, type ArchiveName } from '../plan/name.ts';
import { ActionError, messageOf } from '../report/errors.ts';
import type { Log } from '../report/log.ts';
import { hearLibrary } from './library-voice.ts';

// The cache service makes this string part of an entry's identity: it must be the same for saver and restorer,
// whatever the archive and wherever the archive folder is.
const stagingDir = '.docker-archive-action';
const stagedFile = 'archive';

/** The archives in the actions cache; the only user of @actions/cache. Trouble is one warning, never an error. */
export class CacheStore {
  readonly #world: World;
  readonly #log: Log;
  readonly #signal: AbortSignal;

  constructor(world: World, log: Log, signal: AbortSignal) {
    this.#world = world;
    this.#log = log;
    this.#signal = signal;
  }

  /** Whether the cache holds this very archive. */
  async has(archive: ArchiveName): Promise<boolean> {
    const key = cacheKey(archive);
    return (await this.#restore(key, true)) === key;
  }

  /** The newest archive the cache holds of a name, of a version where that is given; `imageid` is how its id begins. */
  async find(name: string, version?: string, imageid = ''): Promise<ArchiveName | undefined> {
    const prefix = version === undefined ? cachePrefix(name) : `${cachePrefix(name)}${version}/${imageid}`;
    const found = parseCacheKey((await this.#restore(prefix, true)) ?? '');
    // The service matches by prefix, so what it found is compared field by field.
    const same = found?.name === name && (version === undefined || found.version === version);
    return same ? found : undefined;
  }

  /** Stores an archive under its own key; true when the cache holds it afterwards. */
  async save(archive: ArchiveName, path: string): Promise<boolean> {
    const key = cacheKey(archive);
    const { saveCache } = await import('@actions/cache');
    const reasons = await this.#staged(path, async () => {
      const heard = await this.#call(() => saveCache([stagingDir], key));
      return heard.result >= 0 ? [] : ['no reason given', ...heard.reasons];
    });
    if (reasons.length === 0 || (await this.has(archive))) return true;
    this.#log.warning(`The archive was not kept in the actions cache (${key}): ${explain(reasons.at(-1) ?? '')}`);
    return false;
  }

  /** Fetches an archive into a file and gives its path; throws `CACHE_MISS` when it did not arrive. */
  async fetch(archive: ArchiveName, to: string): Promise<string> {
    const key = cacheKey(archive);
    return this.#staged(undefined, async staging => {
      if ((await this.#restore(key, false)) !== key)
        throw new ActionError('CACHE_MISS', `the actions cache did not give ${key}`);
      const staged = join(staging, stagedFile);
      // What others have saved under the key may be anything, a link or a pipe too.
      if (!(await lstat(staged).catch(() => undefined))?.isFile())
        throw new ActionError('CACHE_MISS', `the actions cache gave no archive for ${key}`);
      await moveFile(staged, to);
      return to;
    });
  }

  async #restore(key: string, lookupOnly: boolean): Promise<string | undefined> {
    const { restoreCache } = await import('@actions/cache');
    try {
      return (await this.#call(() => restoreCache([stagingDir], key, [], { lookupOnly }))).result;
    } catch (error) {
      this.#signal.throwIfAborted();
      this.#log.warning(`The actions cache was not asked for ${key}: ${explain(messageOf(error))}`);
      return undefined;
    }
  }

  // The library leaves folders and, when cancelled, whole archives in RUNNER_TEMP: it gets one of its own, which goes.
  async #call<T>(library: () => Promise<T>): Promise<{ result: T; reasons: string[] }> {
    const own = join(this.#world.tempDir, `docker-archive-cache-${randomBytes(6).toString('hex')}`);
    const given = process.env['RUNNER_TEMP'];
    try {
      process.env['RUNNER_TEMP'] = own;
      return await hearLibrary(library, this.#log, this.#signal);
    } finally {
      if (given === undefined) delete process.env['RUNNER_TEMP'];
      else process.env['RUNNER_TEMP'] = given;
      await rm(own, { recursive: true, force: true });
    }
  }

  // The file lies in the workspace under a constant name only while the library looks at it.
  async #staged<T>(path: string | undefined, use: (staging: string) => Promise<T>): Promise<T> {
    const staging = join(this.#world.workspace, stagingDir);
    try {
      await rm(staging, { recursive: true, force: true });
      await mkdir(staging, { recursive: true });
      const staged = join(staging, stagedFile);
      if (path !== undefined) await link(path, staged).catch(() => copyFile(path, staged));
      return await use(staging);
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  }
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

/** Why this step has no actions cache, in words; undefined when it has. */
export function cacheObstacle({ env }: World): string | undefined {
  if (env['ACTIONS_CACHE_SERVICE_V2'] ? env['ACTIONS_RESULTS_URL'] : env['ACTIONS_CACHE_URL']) return undefined;
  return 'this step has no cache service (ACTIONS_RESULTS_URL is not set)';
}

function explain(reason: string): string {
  if (/write denied/i.test(reason)) {
    return `${reason}. Runs that outsiders can trigger get a read-only cache token; save from push or pull_request instead`;
  }
  if (/429|rate limit/i.test(reason))
    return `${reason}. The repository is over its rate of cache uploads; the next run tries again`;
  return reason;
}
