import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contextUnreadable } from './tree.ts';

/** The text of a `.dockerignore` and its path. */
export interface IgnoreFile {
  readonly path: string;
  /** Empty when the file does not exist. */
  readonly text: string;
}

/** Reads `<Dockerfile>.dockerignore`, or the `.dockerignore` of the context when there is none. Throws `CONTEXT_UNREADABLE`. */
export async function readIgnoreFile(context: string, dockerfile: string | undefined): Promise<IgnoreFile> {
  if (dockerfile !== undefined) {
    const path = `${dockerfile}.dockerignore`;
    const text = await readIfExists(path);
    if (text !== undefined) return { path, text };
  }
  const path = join(context, '.dockerignore');
  return { path, text: (await readIfExists(path)) ?? '' };
}

async function readIfExists(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw contextUnreadable(path, error);
  }
}
