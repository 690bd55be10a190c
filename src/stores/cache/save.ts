import { copyFile, link, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedName, cacheKey, layerKey } from './keys.ts';
import type { ReadyArchive } from '../store.ts';
import type { CacheEntries } from './entries.ts';
import { cutArchive, layersOf, type ArchiveParts } from './parts.ts';
import { layerFile, ownFile, partsFile, stageLayer, stageOwn, wholeFile } from './staged-files.ts';

/**
 * Stores what the cache lacks of an archive; gives why it was not stored, undefined where it was. `replace` removes
 * what is there under a key: with it, everything is stored again.
 */
export async function saveArchive(
  entries: CacheEntries,
  ready: ReadyArchive,
  signal: AbortSignal,
  replace?: (key: string) => Promise<void>,
): Promise<string | undefined> {
  const { path } = ready;
  const parts = await cutArchive(ready);
  const reason = parts && (await saveLayers(entries, parts, path, { signal, replace }));
  if (reason !== undefined) return reason;
  const key = cacheKey(cachedName(ready));
  await replace?.(key);
  return entries.save(key, async staging => {
    if (!parts) {
      const staged = join(staging, wholeFile);
      return link(path, staged).catch(() => copyFile(path, staged));
    }
    await writeFile(join(staging, partsFile), JSON.stringify(parts));
    await stageOwn(path, parts, join(staging, ownFile), signal);
  });
}

/** The layers of an archive file that the cache keeps in entries of their own. */
export async function layersIn(ready: ReadyArchive): Promise<string[]> {
  const parts = await cutArchive(ready);
  return parts ? layersOf(parts) : [];
}

async function saveLayers(
  entries: CacheEntries,
  archive: ArchiveParts,
  path: string,
  { signal, replace }: { signal: AbortSignal; replace: ((key: string) => Promise<void>) | undefined },
): Promise<string | undefined> {
  const keys = layersOf(archive).map(layerKey);
  const absent = replace ? undefined : await entries.missing(keys);
  const missing = new Set(absent?.known ? absent.value : keys);
  let at = 0;
  for (const part of archive.parts) {
    const { layer } = part;
    const offset = at;
    at += part.size;
    if (layer === undefined || !missing.delete(layerKey(layer))) continue;
    await replace?.(layerKey(layer));
    const fill = (staging: string) => stageLayer(path, offset, part, join(staging, layerFile(layer)), signal);
    const reason = await entries.save(layerKey(layer), fill);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
