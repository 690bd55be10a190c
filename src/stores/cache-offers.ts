import { matches, orderNewest, type Candidate, type Wish } from './choose.ts';
import { cachePrefix, parseCacheKey } from '../image/name.ts';
import { messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { CacheStore } from './cache/store.ts';
import { folderPath } from './files.ts';
import type { GitHubApi } from './github/api.ts';
import { findCopy, type Offer } from './offer.ts';

/** What looking through the actions cache needs. */
export interface CacheSearch {
  readonly cache: CacheStore;
  /** Lists entries; without it the cache can only be asked for the newest one. */
  readonly api: GitHubApi | undefined;
  readonly dir: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

// Entries of other branches are listed too, and only asking tells whether this ref may read one.
const mostAsked = 20;

/**
 * The archives of the actions cache that may be the one asked for and that this ref can read. The newest of a version
 * is found by its key; an image id or the newest of all versions needs the list, which GitHub gives to `github-token` only.
 */
export async function offersOfCache(search: CacheSearch, wish: Wish): Promise<Offer[]> {
  const byKey = wish.version !== undefined && wish.imageid === undefined;
  const listed = byKey ? undefined : await list(search, wish);
  const found = listed ? await findReadable(search, listed, wish) : await findNewest(search, wish);
  return Promise.all(found.map(candidate => offer(search, candidate)));
}

async function list({ api, log, signal }: CacheSearch, wish: Wish): Promise<Candidate[] | undefined> {
  if (!api) {
    log.info('github-token is empty: the actions cache tells its newest entry only');
    return undefined;
  }
  try {
    return (await api.listCaches(cachePrefix(wish.name))).flatMap(({ key, created: stored }) => {
      const archive = parseCacheKey(key);
      return archive && matches(archive, wish) ? [{ archive, stored }] : [];
    });
  } catch (error) {
    signal.throwIfAborted();
    log.info(`The actions cache tells its newest entry only: ${messageOf(error)}`);
    return undefined;
  }
}

// For an image id all images that fit are wanted, or nobody would know that it fits several.
async function findReadable({ cache }: CacheSearch, listed: readonly Candidate[], wish: Wish): Promise<Candidate[]> {
  const readable: Candidate[] = [];
  for (const candidate of orderNewest(listed).slice(0, mostAsked)) {
    if (readable.some(({ archive }) => archive.imageid === candidate.archive.imageid)) continue;
    if (await cache.has(candidate.archive)) readable.push(candidate);
    if (readable.length > 0 && wish.imageid === undefined) break;
  }
  return readable;
}

async function findNewest({ cache }: CacheSearch, { name, version, imageid }: Wish): Promise<Candidate[]> {
  const archive = await cache.find(name, version, imageid?.slice(0, 12));
  return archive ? [{ archive }] : [];
}

async function offer({ cache, dir }: CacheSearch, candidate: Candidate): Promise<Offer> {
  const { archive } = candidate;
  const copy = await findCopy(dir, archive);
  const fetch = async () =>
    copy
      ? { path: copy.path, sha256: copy.sidecar.sha256, fetched: false }
      : { path: await cache.fetch(archive, folderPath(dir, archive)), sha256: '', fetched: true };
  return { ...candidate, where: 'cache', ...copy, fetch };
}
