import { copyFile, lstat, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createFile, type HashedFile } from '../../core/hashed-file.ts';
import { partialPath } from '../../core/partial-file.ts';
import { ActionError } from '../../core/errors.ts';
import { parseParts, type ArchivePart, type ArchiveParts } from './parts.ts';

// An entry holds an archive as a whole, or in parts: their list, and the bytes that are no layers. A layer is an entry,
// with a name of its own: some are fetched at once into one folder.
export const wholeFile = 'archive';
export const partsFile = 'parts.json';
export const restFile = 'rest';
export const layerFile = (digest: string): string => digest.replace('sha256:', '');

const partsLimit = 4 * 1024 * 1024;

/**
 * Takes an archive out of the folder of its entry: as a whole to its place, or its own bytes, whose list it gives. `none`
 * is what no archive is: what others have saved under a key may be anything, a link or a pipe too.
 */
export async function takeArchive(staging: string, to: string, rest: string): Promise<ArchiveParts | 'whole' | 'none'> {
  const whole = join(staging, wholeFile);
  if (await isFile(whole)) {
    await moveFile(whole, to);
    return 'whole';
  }
  const parts = await readParts(staging);
  if (!parts || !(await isFile(join(staging, restFile)))) return 'none';
  await moveFile(join(staging, restFile), rest);
  return parts;
}

/** The list of an archive in parts; undefined where there is none that can be read. */
export async function readParts(staging: string): Promise<ArchiveParts | undefined> {
  const path = join(staging, partsFile);
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() && found.size <= partsLimit ? parseParts(await readFile(path, 'utf8')) : undefined;
}

/** Whether a path is a file and nothing else. */
export async function isFile(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isFile() ?? false;
}

/** Copies the bytes of an archive that are no layers of their own, one after the other. */
export async function copyOwn(path: string, { parts }: ArchiveParts, to: string, signal: AbortSignal): Promise<void> {
  const copy = async (file: HashedFile) => {
    let offset = 0;
    for (const { size, layer } of parts) {
      if (layer === undefined) await file.copy({ path, offset, size }, signal);
      offset += size;
    }
  };
  await createFile(to, copy, { lasting: false });
}

/** Copies a layer out of an archive; throws `ARCHIVE_DIGEST` where it is damaged: what is stored under a digest has it. */
export async function copyLayer(
  path: string,
  offset: number,
  { size, layer }: ArchivePart,
  to: string,
  signal: AbortSignal,
): Promise<void> {
  const copy = async (file: HashedFile) => {
    await file.copy({ path, offset, size }, signal);
    return file.finish(signal);
  };
  const found = `sha256:${(await createFile(to, copy, { lasting: false })).sha256}`;
  if (found !== layer)
    throw new ActionError('ARCHIVE_DIGEST', `${path} is damaged: a layer is ${found}, expected ${layer}`);
}

// The archive folder may be on another disk than the workspace.
async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    const partial = partialPath(dirname(to));
    await copyFile(from, partial);
    await rename(partial, to);
  }
}
