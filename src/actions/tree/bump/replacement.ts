import { chmod, copyFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { partialPath } from '../../../core/partial-file.ts';
import { ActionError, messageOf } from '../../../core/errors.ts';

/** A file and what it is to hold. */
export interface Replacement {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

interface Staged {
  readonly path: string;
  /** Its new text, on disk beside it. */
  readonly next: string;
  /** A copy of what it holds. */
  readonly spare: string;
}

/**
 * Replaces all files or, when one cannot be, none: everything is on disk before the first is renamed, and a failure
 * undoes the renames before it. A `BUMP_WRITE` error names the file, and those that could not be put back.
 */
export async function replaceFiles(replacements: readonly Replacement[], signal: AbortSignal): Promise<void> {
  const staged = replacements.map(({ path, text }) => {
    const dir = dirname(path);
    return { path, text, next: partialPath(dir), spare: partialPath(dir) };
  });
  try {
    for (const file of staged) {
      signal.throwIfAborted();
      await stage(file, file.text).catch((error: unknown) => refuse(file, error, []));
    }
    await swap(staged);
  } finally {
    for (const { next, spare } of staged) for (const path of [next, spare]) await rm(path, { force: true });
  }
}

async function stage({ path, next, spare }: Staged, text: string): Promise<void> {
  await copyFile(path, spare);
  await writeFile(next, text, { flag: 'wx' });
  await chmod(next, (await stat(path)).mode);
}

async function swap(staged: readonly Staged[]): Promise<void> {
  for (const [at, file] of staged.entries()) {
    await rename(file.next, file.path).catch(async (error: unknown) => {
      refuse(file, error, await putBack(staged.slice(0, at)));
    });
  }
}

// Gives the paths of those that stay changed.
async function putBack(done: readonly Staged[]): Promise<string[]> {
  const stuck: string[] = [];
  for (const { path, spare } of done) await rename(spare, path).catch(() => stuck.push(path));
  return stuck;
}

function refuse({ path }: Staged, cause: unknown, stuck: readonly string[]): never {
  const outcome = stuck.length > 0 ? `changed and not put back: ${stuck.join(', ')}` : 'no file was changed';
  throw new ActionError('BUMP_WRITE', `${path} could not be written (${messageOf(cause)}); ${outcome}`, { cause });
}
