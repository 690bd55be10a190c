import { chmod, copyFile, lstat, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ActionError } from '../../core/errors.ts';
import { createFile, type HashedFile } from '../../core/hashed-file.ts';
import { partialPath, privateFile } from '../../core/partial-file.ts';
import { parseParts, type ArchivePart, type ArchiveParts } from './parts.ts';

// An entry holds a whole archive, or its list of parts and the bytes between its layers. A layer is an entry of its
// own, in a file named after it, because several are fetched into one folder at once.
export const wholeFile = 'archive';
export const partsFile = 'parts.json';
export const ownFile = 'rest';
export const layerFile = (digest: string): string => digest.replace('sha256:', '');

const partsLimit = 4 * 1024 * 1024;

/**
 * Moves an archive out of the folder of its entry: a whole one to `to`; of one in parts the bytes between its layers to
 * `own`, and gives the parts. `none` means that the entry holds no archive: another action may have saved
 * anything under its key, a link or a pipe too.
 */
export async function unstageArchive(
  staging: string,
  to: string,
  own: string,
): Promise<ArchiveParts | 'whole' | 'none'> {
  const whole = join(staging, wholeFile);
  if (await isFile(whole)) {
    await moveFile(whole, to);
    return 'whole';
  }
  const parts = await readParts(staging);
  if (!parts || !(await isFile(join(staging, ownFile)))) return 'none';
  await moveFile(join(staging, ownFile), own);
  return parts;
}

/** The parts of an archive; undefined if their list is missing or cannot be read. */
export async function readParts(staging: string): Promise<ArchiveParts | undefined> {
  const path = join(staging, partsFile);
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() && found.size <= partsLimit ? parseParts(await readFile(path, 'utf8')) : undefined;
}

/** Whether a path is a regular file, not a link. */
export async function isFile(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isFile() ?? false;
}

/** Copies the bytes between the layers of an archive into one file. */
export async function stageOwn(path: string, { parts }: ArchiveParts, to: string, signal: AbortSignal): Promise<void> {
  const copy = async (file: HashedFile) => {
    let offset = 0;
    for (const { size, layer } of parts) {
      if (layer === undefined) await file.copy({ path, offset, size }, signal);
      offset += size;
    }
  };
  await createFile(to, copy, { durable: false });
}

/** Copies a layer out of an archive; throws `ARCHIVE_DAMAGED` where it does not have the digest it is stored under. */
export async function stageLayer(
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
  const found = `sha256:${(await createFile(to, copy, { durable: false })).sha256}`;
  if (found !== layer)
    throw new ActionError('ARCHIVE_DAMAGED', `${path} is damaged: a layer is ${found}, expected ${layer}`);
}

// The archive folder may be on another disk than the workspace.
async function moveFile(from: string, to: string): Promise<void> {
  await chmod(from, privateFile);
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    const partial = partialPath(dirname(to));
    await copyFile(from, partial);
    await rename(partial, to);
  }
}
