import { chmod, copyFile, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { partialPath } from '../pack/partial.ts';
import { ActionError, messageOf } from '../report/errors.ts';

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

/** Replaces all files or, when one cannot be, none: everything is on disk before the first is renamed, and a failure undoes the renames before it. A `BUMP_WRITE` error names the file. */
export async function replaceFiles(replacements: readonly Replacement[], signal: AbortSignal): Promise<void> {
  const staged = replacements.map(({ path, text }) => {
    const dir = dirname(path);
    return { path, text, next: partialPath(dir), spare: partialPath(dir) };
  });
  try {
    for (const file of staged) await attempt(file.path, () => stage(file, file.text, signal));
    await swap(staged);
  } finally {
    for (const { next, spare } of staged) for (const path of [next, spare]) await rm(path, { force: true });
  }
}

async function stage({ path, next, spare }: Staged, text: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await copyFile(path, spare);
  await using file = await open(next, 'wx');
  await file.writeFile(text);
  await file.sync();
  await chmod(next, (await stat(path)).mode);
}

async function swap(staged: readonly Staged[]): Promise<void> {
  const done: Staged[] = [];
  try {
    for (const file of staged) {
      await attempt(file.path, () => rename(file.next, file.path));
      done.push(file);
    }
  } catch (error) {
    for (const { path, spare } of done) await rename(spare, path);
    throw error;
  }
}

async function attempt(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof ActionError) throw error;
    throw new ActionError('BUMP_WRITE', `${path} could not be written, so no file was changed: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
