import { constants } from 'node:fs';
import { access, lstat, mkdir, opendir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { partialPath, removeAbandonedPartials } from '../core/partial-file.ts';
import { formatName, parseName, type ArchiveName } from '../image/name.ts';
import { ActionError, messageOf } from '../core/errors.ts';

/** An archive file in the archive folder. */
export interface StoredFile {
  readonly archive: ArchiveName;
  readonly fileName: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** Makes the archive folder where it is missing, and takes what killed steps left in it; throws `ARCHIVE_DIR` when it cannot be written. */
export async function openFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await access(dir, constants.W_OK | constants.X_OK);
    await removeAbandonedPartials(dir, Date.now());
  } catch (error) {
    throw badFolder(dir, ['written', 'write to'], error);
  }
}

/** Lists the archives of one name, or of all, sorted by file name; strangers, folders and links are left out, a missing folder is empty. */
export async function listFolder(dir: string, name?: string): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  for await (const fileName of readFileNames(dir)) {
    const archive = parseName(fileName);
    if (!archive || (name !== undefined && archive.name !== name)) continue;
    const path = join(dir, fileName);
    const found = await lstat(path).catch(() => undefined);
    if (found?.isFile()) files.push({ archive, fileName, path, size: found.size, modified: found.mtimeMs });
  }
  return files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}

/** The path of an archive in the folder, whether it is there or not. */
export function folderPath(dir: string, archive: ArchiveName): string {
  return join(dir, formatName(archive));
}

/** Size and time of a file that is there. */
export async function statFile(path: string): Promise<Pick<StoredFile, 'path' | 'size' | 'modified'>> {
  const { size, mtimeMs: modified } = await lstat(path);
  return { path, size, modified };
}

/** Whether two paths lead to one file; what is not there is no file. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all([a, b].map(path => realpath(path).catch(() => undefined)));
  return left !== undefined && left === right;
}

/** Writes a JSON file into the folder, whole or not at all. */
export async function writeJson(path: string, content: object): Promise<void> {
  const partial = partialPath(dirname(path));
  try {
    await writeFile(partial, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx' });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function badFolder(dir: string, [done, allowed]: readonly [string, string], cause: unknown): ActionError {
  const message = `archive-dir ${JSON.stringify(dir)} cannot be ${done} (${messageOf(cause)}), allowed: a folder this job may ${allowed}`;
  return new ActionError('ARCHIVE_DIR', message, { hint: 'archive-dir: ${{ runner.temp }}/docker-archives', cause });
}

async function* readFileNames(dir: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(dir)) if (entry.isFile()) yield entry.name;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw badFolder(dir, ['read', 'read'], error);
  }
}
