import { chmod, copyFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { partialPath } from '../../../core/partial-file.ts';
import { ActionError, messageOf } from '../../../core/errors.ts';

/** A file and its new text. */
export interface FileReplacement {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

interface StagedFile {
  readonly path: string;
  /** The path of its new text, beside it. */
  readonly next: string;
  /** The path of a copy of its old text. */
  readonly backup: string;
}

/**
 * Replaces all files, or none when one of them fails: all new texts are on disk before the first rename, and a failure
 * undoes the renames before it. Throws `BUMP_WRITE` with the file, and with those that could not be restored.
 */
export async function replaceFiles(replacements: readonly FileReplacement[], signal: AbortSignal): Promise<void> {
  const staged = replacements.map(({ path, text }) => {
    const dir = dirname(path);
    return { path, text, next: partialPath(dir), backup: partialPath(dir) };
  });
  try {
    for (const file of staged) {
      signal.throwIfAborted();
      await stage(file, file.text).catch((error: unknown) => refuse(file, error, []));
    }
    await swap(staged);
  } finally {
    for (const { next, backup } of staged) for (const path of [next, backup]) await rm(path, { force: true });
  }
}

async function stage({ path, next, backup }: StagedFile, text: string): Promise<void> {
  await copyFile(path, backup);
  await writeFile(next, text, { flag: 'wx' });
  await chmod(next, (await stat(path)).mode);
}

async function swap(staged: readonly StagedFile[]): Promise<void> {
  for (const [at, file] of staged.entries()) {
    await rename(file.next, file.path).catch(async (error: unknown) => {
      refuse(file, error, await restoreFiles(staged.slice(0, at)));
    });
  }
}

// Returns the paths of files that could not be restored.
async function restoreFiles(done: readonly StagedFile[]): Promise<string[]> {
  const stuck: string[] = [];
  for (const { path, backup } of done) await rename(backup, path).catch(() => stuck.push(path));
  return stuck;
}

function refuse({ path }: StagedFile, cause: unknown, stuck: readonly string[]): never {
  const outcome = stuck.length > 0 ? `changed and not restored: ${stuck.join(', ')}` : 'no file was changed';
  throw new ActionError('BUMP_WRITE', `${path} could not be written (${messageOf(cause)}); ${outcome}`, { cause });
}
