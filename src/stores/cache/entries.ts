import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunnerEnvironment } from '../../core/environment.ts';
import { messageOf } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { partialPath } from '../../core/partial-file.ts';
import { captureLibraryLog } from './library-log.ts';
import { withLibraryFolder } from './library-folder.ts';
import { explainRefusal } from './service.ts';

// The cache service makes this string part of an entry's identity: it must be the same when an entry is saved and
// restored, whatever the archive and wherever the archive folder is.
const stagingDir = '.docker-archive-action';

let last: Promise<unknown> = Promise.resolve();

// The library has one working directory, one environment and one stdout in a process, so images that are made side by
// side use it one after the other.
function takeTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}

/** The entries of the actions cache, each a small folder under its key; the only user of @actions/cache. */
export class CacheEntries {
  readonly #environment: RunnerEnvironment;
  readonly #log: Log;
  readonly #signal: AbortSignal;

  constructor(environment: RunnerEnvironment, log: Log, signal: AbortSignal) {
    this.#environment = environment;
    this.#log = log;
    this.#signal = signal;
  }

  /** The key of the newest entry that begins with each of the prefixes, undefined where there is none. */
  async find(prefixes: readonly string[]): Promise<(string | undefined)[]> {
    const { restoreCache } = await import('@actions/cache');
    const ask = (key: string) => restoreCache([stagingDir], key, [], { lookupOnly: true });
    const found = await this.#inFolder(folder => this.#ask(folder, prefixes, () => Promise.all(prefixes.map(ask))));
    return found ?? prefixes.map(() => undefined);
  }

  /** The keys that have no entry. */
  async missing(keys: readonly string[]): Promise<string[]> {
    const found = await this.find(keys);
    return keys.filter((key, i) => found[i] !== key);
  }

  /** Stores the folder that `fill` fills; gives why it was not stored, undefined where the entry is there afterwards. */
  async save(key: string, fill: (staging: string) => Promise<void>): Promise<string | undefined> {
    const { saveCache } = await import('@actions/cache');
    const { result, reasons } = await this.#inFolder(async folder => {
      await fill(join(folder, stagingDir));
      return this.#call(folder, () => saveCache([stagingDir], key));
    });
    // Another job may have stored the same meanwhile.
    if (result >= 0 || (await this.missing([key])).length === 0) return undefined;
    return reasons.at(-1) ?? 'no reason given';
  }

  /**
   * Fetches entries at once into one folder, which `take` reads and which is removed afterwards; their files must differ
   * in name. Undefined where none of them arrived.
   */
  async fetch<T>(keys: readonly string[], take: (staging: string) => Promise<T>): Promise<T | undefined> {
    const { restoreCache } = await import('@actions/cache');
    const ask = (key: string) => restoreCache([stagingDir], key, []);
    return this.#inFolder(async folder => {
      const found = await this.#ask(folder, keys, () => Promise.all(keys.map(ask)));
      return found?.some((key, i) => key === keys[i]) ? take(join(folder, stagingDir)) : undefined;
    });
  }

  async #ask<T>(folder: string, keys: readonly string[], question: () => Promise<T>): Promise<T | undefined> {
    try {
      return (await this.#call(folder, question)).result;
    } catch (error) {
      this.#signal.throwIfAborted();
      this.#log.warning(
        `The actions cache could not be asked for ${keys.join(', ')}: ${explainRefusal(messageOf(error))}`,
      );
      return undefined;
    }
  }

  #call<T>(folder: string, library: () => Promise<T>): Promise<{ result: T; reasons: string[] }> {
    return withLibraryFolder(folder, () => captureLibraryLog(library, this.#log, this.#signal));
  }

  // What the library reads and writes is in a folder of this call's own: another step may use the same workspace.
  #inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
    const folder = partialPath(this.#environment.tempDir);
    return takeTurn(async () => {
      try {
        await mkdir(join(folder, stagingDir), { recursive: true });
        return await use(folder);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }
}
