import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ActionError } from '../../core/errors.ts';
import { createFile, type HashedFile } from '../../core/hashed-file.ts';
import { partialPath } from '../../core/partial-file.ts';
import { layerKey } from './keys.ts';
import type { CacheEntries } from './entries.ts';
import { groupParts, layersOf, type ArchivePart, type ArchiveParts } from './parts.ts';
import { isFile, layerFile, readParts, unstageArchive, wholeFile } from './staged-files.ts';

/** Fetches an archive of the cache into a file; throws `CACHE_MISS` where it did not arrive whole. */
export async function restoreArchive(
  entries: CacheEntries,
  key: string,
  to: string,
  signal: AbortSignal,
): Promise<void> {
  const own = partialPath(dirname(to));
  try {
    const parts = await entries.fetch([key], staging => unstageArchive(staging, to, own));
    if (parts === undefined) throw miss(`did not give ${key}`);
    if (parts === 'none') throw miss(`gave no archive for ${key}`);
    if (parts !== 'whole') await joinParts(entries, parts, { own, to }, signal);
  } finally {
    await rm(own, { force: true });
  }
}

/** The layers that an archive in the cache refers to; undefined where its entry cannot be read. */
export async function readLayers(
  entries: CacheEntries,
  key: string,
  signal: AbortSignal,
): Promise<string[] | undefined> {
  const read = async (staging: string) => {
    if (await isFile(join(staging, wholeFile))) return [];
    const parts = await readParts(staging);
    return parts && layersOf(parts);
  };
  return entries.fetch([key], read, signal);
}

async function joinParts(
  entries: CacheEntries,
  archive: ArchiveParts,
  { own, to }: { readonly own: string; readonly to: string },
  signal: AbortSignal,
): Promise<void> {
  const partial = partialPath(dirname(to));
  await createFile(partial, async file => {
    let offset = 0;
    for (const group of groupParts(archive)) {
      offset = await copyGroup(entries, group, { file, own, offset }, signal);
    }
    const found = await file.finish(signal);
    if (found.sha256 !== archive.sha256) throw miss(`gave other parts than those of ${to}`);
  });
  await rename(partial, to);
}

interface Target {
  readonly file: HashedFile;
  /** The bytes of the archive between its layers, and how many of them have been copied. */
  readonly own: string;
  readonly offset: number;
}

// Gives how many of the archive's own bytes are copied afterwards.
async function copyGroup(
  entries: CacheEntries,
  group: readonly ArchivePart[],
  { file, own, ...start }: Target,
  signal: AbortSignal,
): Promise<number> {
  const keys = layersOf({ parts: group }).map(layerKey);
  const end = await entries.fetch(keys, async staging => {
    let { offset } = start;
    for (const { layer, size } of group) {
      if (layer === undefined) {
        await file.copy({ path: own, offset, size }, signal);
        offset += size;
        continue;
      }
      const path = join(staging, layerFile(layer));
      if (!(await isFile(path))) throw miss(`has lost a layer, ${layerKey(layer)}`);
      await file.copy({ path, offset: 0, size }, signal);
    }
    return offset;
  });
  if (end === undefined) throw miss(`has lost ${keys.join(', ')}`);
  return end;
}

function miss(what: string): ActionError {
  return new ActionError('CACHE_MISS', `the actions cache ${what}`);
}
