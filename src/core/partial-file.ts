import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

// Nothing that is still written rests for so long.
const abandonedAfter = 24 * 60 * 60 * 1000;

/** A path in a folder for what is not finished yet: hidden, no archive name, and nobody else's. */
export function partialPath(dir: string): string {
  return join(dir, `.${randomBytes(8).toString('hex')}.partial`);
}

/** Makes a folder for what is not finished yet; it goes with all it holds. */
export async function openPartialFolder(dir: string): Promise<AsyncDisposable & { readonly path: string }> {
  const path = partialPath(dir);
  await mkdir(path);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Removes what killed steps left unfinished in a folder: partial files and folders that nobody has written to for a day. */
export async function removeAbandonedPartials(dir: string, now: number): Promise<void> {
  const partials = (await readdir(dir)).filter(name => /^\.[0-9a-f]{16}\.partial$/.test(name));
  for (const path of partials.map(name => join(dir, name))) {
    const touched = (await lstat(path).catch(() => undefined))?.mtimeMs ?? now;
    if (now - touched > abandonedAfter) await rm(path, { recursive: true, force: true });
  }
}
