import { copyFile, link, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedName, cacheKey, layerKey } from './keys.ts';
import type { ReadyArchive } from '../store.ts';
import type { CacheEntries } from './entries.ts';
import { cutArchive, layersOf, type ArchiveParts } from './parts.ts';
import { layerFile, ownFile, partsFile, stageLayer, stageOwn, wholeFile } from './staged-files.ts';

/** Stores what the cache lacks of an archive; gives why it was not stored, undefined where it was. */
export async function saveArchive(
  entries: CacheEntries,
  ready: ReadyArchive,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { path } = ready;
  const parts = await cutArchive(ready);
  const reason = parts && (await saveLayers(entries, parts, path, signal));
  if (reason !== undefined) return reason;
  return entries.save(cacheKey(cachedName(ready)), async staging => {
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
  signal: AbortSignal,
): Promise<string | undefined> {
  const keys = layersOf(archive).map(layerKey);
  const absent = await entries.missing(keys);
  const missing = new Set(absent.known ? absent.value : keys);
  let at = 0;
  for (const part of archive.parts) {
    const { layer } = part;
    const offset = at;
    at += part.size;
    if (layer === undefined || !missing.delete(layerKey(layer))) continue;
    const fill = (staging: string) => stageLayer(path, offset, part, join(staging, layerFile(layer)), signal);
    const reason = await entries.save(layerKey(layer), fill);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
