import { known, whenKnown, type Answer } from '../../core/look-up.ts';
import type { ArchiveName } from '../../image/name.ts';
import { cachePrefix, parseCacheKey } from './keys.ts';
import { orderNewest } from '../choose.ts';
import type { ArchiveQuery, StoredArchive } from '../store.ts';
import type { CacheEntries } from './entries.ts';

// Entries of other branches are listed too, and only asking for an entry shows whether this ref may read it.
const mostTried = 20;

/**
 * Finds the newest listed archive that this ref can read. For an image id it finds one of each image that fits, or an
 * ambiguous id would not be noticed.
 */
export async function findReadable(
  listed: readonly StoredArchive[],
  { imageid }: ArchiveQuery,
  isReadable: (archive: ArchiveName) => Promise<Answer<boolean>>,
): Promise<Answer<StoredArchive[]>> {
  const readable: StoredArchive[] = [];
  for (const stored of orderNewest(listed).slice(0, mostTried)) {
    if (readable.some(({ archive }) => archive.imageid === stored.archive.imageid)) continue;
    const answer = await isReadable(stored.archive);
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
): Promise<Answer<ArchiveName | undefined>> {
  const prefix = version === undefined ? cachePrefix(name) : `${cachePrefix(name)}${version}/${imageid.slice(0, 12)}`;
  return whenKnown(await entries.find([prefix]), ([key = '']) => {
    const found = parseCacheKey(key);
    // The service matches by prefix, so the fields are compared one by one.
    const same = found?.name === name && (version === undefined || found.version === version);
    return same ? found : undefined;
  });
}
