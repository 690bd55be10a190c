import { shortId } from '../image/name.ts';
import { archiveKeyPrefix, layerKeyPrefix, parseCacheKey, parseLayerKey } from '../stores/cache/keys.ts';
import type { CacheStore } from '../stores/cache/store.ts';
import type { GitHubApi } from '../stores/github/api.ts';
import { ownLimit } from '../stores/cache/parts.ts';
import type { CacheEntry } from '../stores/github/rows.ts';
import type { Prunable } from './rules.ts';

type CacheApi = Pick<GitHubApi, 'listCaches' | 'deleteCache'>;

/** What it takes to find layers that no archive needs. */
export interface LayerSearch {
  readonly api: CacheApi;
  /** Reads which layers archives refer to. */
  readonly cache: Pick<CacheStore, 'layersOf'>;
  readonly ref: string;
  /** Whether the archive in the entry of this id goes, so that it no longer needs its layers. */
  readonly goes: (id: number) => boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

// A job stores layers before the archive that refers to them.
const grace = 24 * 3600 * 1000;

/** The layers in the actions cache that one ref owns, and why some must stay. */
export async function gatherLayers(search: LayerSearch): Promise<Prunable[]> {
  const { api, ref, now } = search;
  const layers = (await listOwn(api, layerKeyPrefix, ref)).flatMap(entry => {
    const digest = parseLayerKey(entry.key);
    return digest === undefined ? [] : [{ entry, digest }];
  });
  if (layers.length === 0) return [];
  const findUser = await findUsers(search);
  return layers.map(({ entry, digest }) => {
    const recent = Math.max(entry.created, entry.used) > now - grace ? 'used within a day' : undefined;
    return toLayer(entry, digest, findUser(digest) ?? recent, api);
  });
}

// Archives of other refs cannot be read from here. A layer that they lack afterwards is stored again with the next
// archive.
async function findUsers({ api, cache, ref, goes }: LayerSearch): Promise<(digest: string) => string | undefined> {
  const archives = (await listOwn(api, archiveKeyPrefix, ref)).filter(
    ({ id, key, size }) => parseCacheKey(key) !== undefined && !goes(id) && size <= 2 * ownLimit,
  );
  const users = new Map<string, string>();
  for (const { key } of archives) {
    const layers = await cache.layersOf(key);
    if (!layers) return () => `${key} cannot be read and may need it`;
    for (const layer of layers) users.set(layer, `${key} needs it`);
  }
  return digest => users.get(digest);
}

// The service filters by ref too, but what is deleted must not depend on that alone.
async function listOwn(api: CacheApi, prefix: string, ref: string): Promise<CacheEntry[]> {
  return (await api.listCaches(prefix, ref)).filter(entry => entry.ref === ref);
}

function toLayer({ id, size, created }: CacheEntry, digest: string, kept: string | undefined, api: CacheApi): Prunable {
  return {
    where: 'cache',
    name: '',
    version: '',
    imageid: shortId(digest),
    format: 'layer',
    size,
    stored: created,
    family: '',
    thing: `cache ${id}`,
    names: 1,
    because: 'no archive refers to this layer',
    kept,
    remove: () => api.deleteCache(id),
  };
}
