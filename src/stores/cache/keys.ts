import type { ArchiveName } from '../../image/name.ts';

/** Begins the cache key of every archive. */
export const archiveKeyPrefix = 'docker-archive/1/';

/** Begins the cache key of every layer. */
export const layerKeyPrefix = 'docker-archive-layer/1/';

/** The cache key of an archive. No field contains `/`, so the key of one archive never begins that of another. */
export function cacheKey(fields: ArchiveName): string {
  return `${cachePrefix(fields.name)}${fields.version}/${fields.imageid}.${fields.archfmt}`;
}

/** Begins the cache keys of all archives with this name; ends with a slash. */
export function cachePrefix(name: string): string {
  return `${archiveKeyPrefix}${name}/`;
}

/** Reads the cache key of an archive; undefined for any other key. */
export function parseCacheKey(key: string): ArchiveName | undefined {
  const match = /^docker-archive\/1\/([^/]+)\/([^/_]*)\/([0-9a-f]{12})\.([^./]+)$/.exec(key);
  if (!match) return undefined;
  const [, name = '', version = '', imageid = '', archfmt = ''] = match;
  return { name, version, imageid, archfmt };
}

/** The cache key of a layer, from its `sha256:` digest. Archives of all names and versions share it. */
export function layerKey(digest: string): string {
  return `${layerKeyPrefix}${digest.replace('sha256:', '')}`;
}

/** Reads the cache key of a layer and gives its `sha256:` digest; undefined for any other key. */
export function parseLayerKey(key: string): string | undefined {
  const hex = key.startsWith(layerKeyPrefix) ? key.slice(layerKeyPrefix.length) : '';
  return /^[0-9a-f]{64}$/.test(hex) ? `sha256:${hex}` : undefined;
}
