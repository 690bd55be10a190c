import { repositoryOf, type ArchiveName } from '../../image/name.ts';
import { cacheKey, cachePrefix, parseCacheKey, type CachedName } from './keys.ts';

/** The beginning of the cache keys of the archives of this name that were built from these inputs, 64 hex digits. */
export function inputsPrefix(inputs: string, name: string): string {
  return `docker-archive-inputs/1/${inputs}/${cachePrefix(name)}`;
}

/** The cache key of the marker entry that says what an archive was built from; `command: build` stores it. */
export function inputsKey(inputs: string, archive: ArchiveName): string {
  return `docker-archive-inputs/1/${inputs}/${cacheKey({ ...archive, repository: repositoryOf(archive.name) })}`;
}

/** The archive that such a key names; undefined for every other key. */
export function parseInputsKey(key: string): CachedName | undefined {
  const [, rest = ''] = /^docker-archive-inputs\/1\/[0-9a-f]{64}\/(.*)$/.exec(key) ?? [];
  return parseCacheKey(rest);
}
