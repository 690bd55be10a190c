import { everyCachePrefix, layerPrefix, parseCacheKey, parseLayerKey, shortId } from '../image/name.ts';
import type { CacheStore } from '../stores/cache/store.ts';
import type { GitHubApi } from '../stores/github/api.ts';
import { ownLimit } from '../stores/cache/parts.ts';
import type { CacheEntry } from '../stores/github/rows.ts';
import type { Prunable } from './archives.ts';

/** Where layers that no archive needs are looked for. */
export interface LayerSearch {
  readonly api: GitHubApi;
  /** Reads what archives refer to. */
  readonly cache: CacheStore;
  readonly ref: string;
  /** Whether an archive goes, so that it needs no layers any more; by the id of its entry. */
  readonly goes: (id: number) => boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

// A job stores layers before the archive that refers to them.
const grace = 24 * 3600 * 1000;

/** The layers of the actions cache that one ref owns, and why each stays or may go. */
export async function gatherLayers(search: LayerSearch): Promise<Prunable[]> {
  const { api, ref, now } = search;
  const layers = (await api.listCaches(layerPrefix, ref)).filter(entry => entry.ref === ref);
  if (layers.length === 0) return [];
  const needed = await findNeeded(search);
  return layers.flatMap(entry => {
    const digest = parseLayerKey(entry.key);
    if (digest === undefined) return [];
    const kept =
      needed(digest) ?? (Math.max(entry.created, entry.used) > now - grace ? 'used within a day' : undefined);
    return [toPrunable(entry, digest, kept, api)];
  });
}

// Archives of other refs cannot be read from here; a layer they miss is a miss, and stored again with the next archive.
async function findNeeded({ api, cache, ref, goes }: LayerSearch): Promise<(digest: string) => string | undefined> {
  const entries = (await api.listCaches(everyCachePrefix, ref)).filter(entry => entry.ref === ref);
  const staying = entries.filter(({ id, key }) => parseCacheKey(key) !== undefined && !goes(id));
  const users = new Map<string, string>();
  for (const { key, size } of staying) {
    if (size > 2 * ownLimit) continue;
    const layers = await cache.layersOf(key);
    if (!layers) return () => `${key} cannot be read and may need it`;
    for (const layer of layers) users.set(layer, `${key} needs it`);
  }
  return digest => users.get(digest);
}

function toPrunable(entry: CacheEntry, digest: string, kept: string | undefined, api: GitHubApi): Prunable {
  const { id, size, created } = entry;
  return {
    ...{ where: 'cache', name: '', version: '', imageid: shortId(digest), format: 'layer', size, stored: created },
    ...{ family: '', thing: `cache ${id}`, names: 1, because: 'no archive refers to this layer' },
    ...(kept !== undefined && { kept }),
    remove: () => api.deleteCache(id),
  };
}
