import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '../../core/errors.ts';
import { describeUnknown, known, makeUnknown, whenKnown, type Answer } from '../../core/look-up.ts';
import { partialPath, privateFolder } from '../../core/partial-file.ts';
import { poll } from '../../core/poll.ts';
import { retry } from '../../core/retry.ts';
import { BrokenAnswer, runLibrary, type LibraryCall } from '../library-call.ts';
import type { StoreContext } from '../store.ts';
import { githubService, type GitHubApi } from '../github/api.ts';
import { withLibraryFolder } from './library-folder.ts';
import { captureLibraryLog } from '../library-log.ts';
import { chooseKeys, commonPrefix, keepOwnVersion } from './listed.ts';
import { readableRefs } from './scopes.ts';
import { CacheFailure, cacheObstacle, cacheService, isReserved } from './service.ts';

// The cache service makes this string part of an entry's identity: it must be the same when an entry is saved and
// restored, whatever the archive and wherever the archive folder is.
const stagingDir = '.docker-archive-action';

// How many keys are looked up at once, and at most without a list.
const batchSize = 50;

// Milliseconds for another step to finish an entry that it has reserved, and between two looks at it.
const reservedWait = 10_000;
const pollPause = 500;

let last: Promise<unknown> = Promise.resolve();

// The library has one working directory and one environment in a process, so images that are processed side by side use
// it one after the other.
function takeTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}

/** Entries that are fetched into one folder, which is removed afterwards. */
export interface OpenEntries {
  /** A folder for further files. */
  readonly folder: string;
  /** Fetches an entry and gives the folder that holds its files; undefined where the cache does not have it. Throws `CACHE_FETCH`. */
  fetch(key: string): Promise<string | undefined>;
}

/** The entries of the actions cache, each a small folder under its key; the only user of @actions/cache. */
export class CacheEntries {
  readonly #context: Omit<StoreContext, 'dir'>;
  readonly #api: Pick<GitHubApi, 'listCaches'> | undefined;

  /** Without `api`, every key is asked for by itself. */
  constructor(context: Omit<StoreContext, 'dir'>, api?: Pick<GitHubApi, 'listCaches'>) {
    this.#context = context;
    this.#api = api;
  }

  /** The key of the newest entry that begins with each of the prefixes, undefined where there is none. */
  async find(prefixes: readonly string[]): Promise<Answer<(string | undefined)[]>> {
    const obstacle = cacheObstacle(this.#context.environment, 'read');
    if (obstacle !== undefined) return makeUnknown(cacheService, new Error(obstacle));
    const listed = prefixes.length > batchSize ? await this.#findListed(prefixes) : undefined;
    if (listed) return known(listed);
    const found: (string | undefined)[] = [];
    for (let at = 0; at < prefixes.length; at += batchSize) {
      const batch = await this.#findAsked(prefixes.slice(at, at + batchSize));
      if (!batch.known) return batch;
      found.push(...batch.value);
    }
    return known(found);
  }

  // The library starts a program for each key that it asks for, so one list is quicker than many look-ups.
  async #findListed(prefixes: readonly string[]): Promise<(string | undefined)[] | undefined> {
    const { lookUps, environment } = this.#context;
    const [api, refs] = [this.#api, readableRefs(environment.env['ACTIONS_RUNTIME_TOKEN'] ?? '')];
    if (!api || !refs) return undefined;
    const listed = await lookUps.ask(githubService, () => api.listCaches(commonPrefix(prefixes)));
    if (!listed.known) return undefined;
    const readable = listed.value.filter(({ ref }) => refs.includes(ref));
    const isThere = async (key: string) => whenKnown(await this.#findAsked([key]), ([found]) => found === key);
    const own = await keepOwnVersion(readable, isThere);
    return own.known && own.value ? chooseKeys(own.value, prefixes, refs) : undefined;
  }

  #findAsked(prefixes: readonly string[]): Promise<Answer<(string | undefined)[]>> {
    const { lookUps, log } = this.#context;
    const rules = { what: 'asking the actions cache', tries: 3, pause: 1000 };
    return takeTurn(() =>
      lookUps.ask(cacheService, (signal, onRefused) =>
        retry(rules, () => this.#ask(prefixes, true, { signal, onRefused }), log, signal),
      ),
    );
  }

  /** The keys that have no entry. */
  async missing(keys: readonly string[]): Promise<Answer<string[]>> {
    return whenKnown(await this.find(keys), found => keys.filter((key, i) => found[i] !== key));
  }

  /** Stores the folder that `fill` fills; gives why it was not stored, undefined where the entry is there afterwards. */
  async save(key: string, fill: (staging: string) => Promise<void>): Promise<string | undefined> {
    // The library compresses an entry before it calls the service.
    const down = this.#context.lookUps.findDown(cacheService);
    if (down) return describeUnknown(down);
    const { saveCache } = await import('@actions/cache');
    const { idleTimeout, log, signal } = this.#context;
    const call = { what: `saving ${key}`, idleTimeout, remote: false, signal };
    const { result, reasons } = await this.#inFolder(async folder => {
      await fill(join(folder, stagingDir));
      const save = () => captureLibraryLog(() => saveCache([stagingDir], key), log);
      return withLibraryFolder(folder, () => runLibrary(call, save));
    }).catch((error: unknown) => {
      // The service may have done what it did not confirm.
      if (error instanceof BrokenAnswer) return { result: -1, reasons: [error.message] };
      throw error;
    });
    if (result >= 0) return undefined;
    // Another step may have stored the same meanwhile, or may be about to.
    const reason = reasons.at(-1) ?? 'no reason given';
    return (await this.#appears(key, isReserved(reason) ? reservedWait : 0)) ? undefined : reason;
  }

  /**
   * Fetches entries at once into one folder, which `take` reads and which is removed afterwards; their files must
   * differ in name. Undefined where the cache has none of them; throws `CACHE_FETCH` where it cannot be asked.
   */
  async fetch<T>(
    keys: readonly string[],
    take: (staging: string) => Promise<T>,
    signal = this.#context.signal,
  ): Promise<T | undefined> {
    const fetchOnce = () =>
      this.#inFolder(async folder => {
        const found = await withLibraryFolder(folder, () => this.#ask(keys, false, { signal }));
        return found.some((key, i) => key === keys[i]) ? take(join(folder, stagingDir)) : undefined;
      });
    return this.#retryFetch(keys, signal, fetchOnce);
  }

  async #retryFetch<T>(keys: readonly string[], signal: AbortSignal, fetchOnce: () => Promise<T>): Promise<T> {
    const names = keys.join(', ');
    try {
      return await retry({ what: `fetching ${names}`, tries: 3, pause: 1000 }, fetchOnce, this.#context.log, signal);
    } catch (cause) {
      if (!(cause instanceof CacheFailure || cause instanceof BrokenAnswer)) throw cause;
      throw new ActionError('CACHE_FETCH', `the actions cache did not give ${names}: ${cause.message}`, { cause });
    }
  }

  /**
   * Lets entries be fetched side by side, whenever they are asked for, as long as `use` runs; their files must differ
   * in name. The cache cannot be asked for anything else meanwhile.
   */
  together<T>(use: (entries: OpenEntries) => Promise<T>): Promise<T> {
    const end = new AbortController();
    const signal = AbortSignal.any([this.#context.signal, end.signal]);
    const fetching = new Set<Promise<unknown>>();
    return this.#inFolder(folder =>
      withLibraryFolder(folder, async () => {
        const fetch = (key: string) => {
          const fetched = this.#retryFetch([key], signal, async () => {
            const [found] = await this.#ask([key], false, { signal });
            return found === key ? join(folder, stagingDir) : undefined;
          });
          fetching.add(fetched);
          return fetched;
        };
        try {
          return await use({ folder, fetch });
        } finally {
          end.abort(new Error('the entry is not needed any more'));
          await Promise.allSettled(fetching);
        }
      }),
    );
  }

  async #appears(key: string, limit: number): Promise<boolean> {
    const missing = await poll(
      () => this.missing([key]),
      answer => !answer.known || answer.value.length === 0,
      { every: pollPause, limit },
      this.#context.signal,
    );
    return missing.known && missing.value.length === 0;
  }

  /** Asks for entries, and fetches them unless this is a look-up only; throws `CacheFailure`. */
  async #ask(
    keys: readonly string[],
    lookupOnly: boolean,
    limits: Pick<LibraryCall, 'signal' | 'onRefused'>,
  ): Promise<(string | undefined)[]> {
    const { idleTimeout, log } = this.#context;
    const call = { what: `fetching ${keys.join(', ')}`, idleTimeout, remote: false, ...limits };
    const { restoreCache } = await import('@actions/cache');
    const ask = async (key: string) => {
      const restore = () => restoreCache([stagingDir], key, [], { lookupOnly });
      const { result, reasons } = await captureLibraryLog(restore, log);
      const reason = reasons.at(-1);
      if (result === undefined && reason !== undefined) throw new CacheFailure(reason);
      return result;
    };
    return runLibrary(call, () => Promise.all(keys.map(ask)));
  }

  // What the library reads and writes is in a folder of this call alone, because another step may use the same
  // workspace.
  #inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
    const folder = partialPath(this.#context.environment.tempDir);
    return takeTurn(async () => {
      try {
        await mkdir(join(folder, stagingDir), { recursive: true, mode: privateFolder });
        return await use(folder);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }
}
