import { constants } from 'node:fs';
import { access, lstat, mkdir, opendir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ActionError, messageOf } from '../core/errors.ts';
import { partialPath, privateFile, privateFolder, removeAbandonedPartials } from '../core/partial-file.ts';
import { formatName, parseName, type ArchiveName } from '../image/name.ts';
import type { ArchiveFile } from './store.ts';

/**
 * Makes the archive folder, for this user alone, where it is missing; one that is there keeps its mode. Removes the
 * partial files that killed steps left in it. Throws `ARCHIVE_DIR` where it cannot be written to.
 */
export async function openArchiveFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true, mode: privateFolder });
    await access(dir, constants.W_OK | constants.X_OK);
    await removeAbandonedPartials(dir, Date.now());
  } catch (error) {
    throw badFolder(dir, ['written', 'write to'], error);
  }
}

/**
 * Lists the archive files of one name, or of all, in any format and sorted by file name. Other files, folders and links
 * are left out; a missing folder is empty. Throws `ARCHIVE_DIR` where the folder cannot be read.
 */
export async function listFolder(dir: string, name?: string): Promise<ArchiveFile[]> {
  const files: ArchiveFile[] = [];
  for await (const fileName of readFileNames(dir)) {
    const archive = parseName(fileName);
    if (!archive || (name !== undefined && archive.name !== name)) continue;
    const file = await statArchive(dir, archive);
    if (file) files.push(file);
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The path of an archive in the folder, whether it is there or not. */
export function folderPath(dir: string, archive: ArchiveName): string {
  return join(dir, formatName(archive));
}

/** The file of an archive in the folder; undefined where there is none. */
export async function statArchive(dir: string, archive: ArchiveName): Promise<ArchiveFile | undefined> {
  return statFile(folderPath(dir, archive), archive);
}

/** The file at a path, as the archive that its caller takes it to be; undefined where there is none. */
export async function statFile(path: string, archive: ArchiveName): Promise<ArchiveFile | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  return { archive, path, size: found.size, stored: found.mtimeMs, inode: found.ino };
}

/** Whether an archive file is still the one at its path. */
export async function isStillThere(file: ArchiveFile): Promise<boolean> {
  const now = await statFile(file.path, file.archive);
  return now?.inode === file.inode && now.size === file.size && now.stored === file.stored;
}

/** Whether two paths lead to one file; a path that leads nowhere is the same as no other. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all([a, b].map(path => realpath(path).catch(() => undefined)));
  return left !== undefined && left === right;
}

/** Writes a JSON file, for this user alone, whole or not at all. */
export async function writeJson(path: string, content: object): Promise<void> {
  const partial = partialPath(dirname(path));
  try {
    await writeFile(partial, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx', mode: privateFile });
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
