import { known, whenKnown, type Answer } from '../../core/look-up.ts';
import { cachePrefix, parseCacheKey, type CachedName } from './keys.ts';
import { orderNewest } from '../choose.ts';
import type { ArchiveQuery, StoredArchive } from '../store.ts';
import type { CacheEntries } from './entries.ts';

// Entries of other branches are listed too, and only asking for an entry shows whether this ref may read it.
const mostTried = 20;

/**
 * Finds the newest listed archive that this ref can read, of the repository asked for where there is one. For an image
 * id it finds one of each image that fits, or an ambiguous id would not be noticed.
 */
export async function findReadable(
  listed: readonly StoredArchive[],
  { imageid, repository }: ArchiveQuery,
  isReadable: (stored: StoredArchive) => Promise<Answer<boolean>>,
): Promise<Answer<StoredArchive[]>> {
  const readable: StoredArchive[] = [];
  const own = listed.filter(stored => stored.repository === repository);
  for (const stored of orderNewest(own.length > 0 ? own : listed).slice(0, mostTried)) {
    if (readable.some(({ archive }) => archive.imageid === stored.archive.imageid)) continue;
    const answer = await isReadable(stored);
    if (!answer.known) return answer;
    if (answer.value) readable.push(stored);
    if (readable.length > 0 && imageid === undefined) break;
  }
  return known(readable);
}

/** Finds the newest archive by its key, which needs no list; undefined where there is none of this name and version. */
export async function findNewest(
  entries: CacheEntries,
  { name, version, imageid = '' }: ArchiveQuery,
): Promise<Answer<CachedName | undefined>> {
  const prefix = version === undefined ? cachePrefix(name) : `${cachePrefix(name)}${version}/${imageid.slice(0, 12)}`;
  return whenKnown(await entries.find([prefix]), ([key = '']) => {
    const found = parseCacheKey(key);
    // The service matches by prefix, so the fields are compared one by one.
    const same = found?.name === name && (version === undefined || found.version === version);
    return same ? found : undefined;
  });
}
