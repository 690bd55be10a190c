import type { ArchiveName } from '../../image/name.ts';
import { cacheKey, parseCacheKey } from './keys.ts';

/** The beginning of the cache keys that name the archives built from these inputs, 64 hex digits. */
export function inputsPrefix(inputs: string): string {
  return `docker-archive-inputs/1/${inputs}/`;
}

/** The cache key of the marker entry that says what an archive was built from; `command: build` stores it. */
export function inputsKey(inputs: string, archive: ArchiveName): string {
  return inputsPrefix(inputs) + cacheKey(archive);
}

/** The archive that such a key names; undefined for every other key. */
export function parseInputsKey(key: string): ArchiveName | undefined {
  const [, rest = ''] = /^docker-archive-inputs\/1\/[0-9a-f]{64}\/(.*)$/.exec(key) ?? [];
  return parseCacheKey(rest);
}
