import { recordedRepository } from '../../archive/format/metadata.ts';
import { nameOf, repositoryOf, type ArchiveName } from '../../image/name.ts';
import type { ReadyArchive } from '../store.ts';

/** Begins the cache key of every archive. */
export const archiveKeyPrefix = 'docker-archive/1/';

/** Begins the cache key of every layer. */
export const layerKeyPrefix = 'docker-archive-layer/1/';

/** An archive in the cache, and the repository that its image is of. */
export interface CachedName extends ArchiveName {
  readonly repository: string;
}

/**
 * The cache key of an archive, `NAME/VERSION/IMAGEID.FORMAT`; where the name does not tell the repository, that follows
 * the id, `IMAGEID@ghcr.io~acme~api.FORMAT`. No field contains `/`, so the key of one archive never begins that of another.
 */
export function cacheKey({ name, version, imageid, archfmt, repository }: CachedName): string {
  const own = nameOf(repository);
  return `${cachePrefix(name)}${version}/${imageid}${own === name ? '' : `@${own}`}.${archfmt}`;
}

/** Begins the cache keys of all archives with this name; ends with a slash. */
export function cachePrefix(name: string): string {
  return `${archiveKeyPrefix}${name}/`;
}

/** Reads the cache key of an archive; undefined for any other key. */
export function parseCacheKey(key: string): CachedName | undefined {
  const match = /^docker-archive\/1\/([^/]+)\/([^/_]*)\/([0-9a-f]{12})(?:@([^/@]+))?\.([^./]+)$/.exec(key);
  if (!match) return undefined;
  const [, name = '', version = '', imageid = '', own = name, archfmt = ''] = match;
  const archive = { name, version, imageid, archfmt, repository: repositoryOf(own) };
  return cacheKey(archive) === key ? archive : undefined;
}

/** What the cache calls an archive file. */
export function cachedName({ archive, metadata }: Pick<ReadyArchive, 'archive' | 'metadata'>): CachedName {
  return { ...archive, repository: recordedRepository(metadata) ?? repositoryOf(archive.name) };
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
