import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds after which whatever a step left behind belongs to no step that is still running. */
export const abandonedAfter = 24 * 60 * 60 * 1000;

/** The modes of what holds an image, which may hold secrets that other users of the machine must not read. */
export const privateFile = 0o600;
export const privateFolder = 0o700;

/** A new path in a folder for an unfinished file or folder: hidden, unique, and not a valid archive name. */
export function partialPath(dir: string): string {
  return join(dir, `.${randomBytes(8).toString('hex')}.partial`);
}

/** Creates a folder for unfinished files; disposing of it removes it with its content. */
export async function openPartialFolder(dir: string): Promise<AsyncDisposable & { readonly path: string }> {
  const path = partialPath(dir);
  await mkdir(path, { mode: privateFolder });
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Removes the partial files and folders that killed steps left in a folder: those not written to for a day. */
export async function removeAbandonedPartials(dir: string, now: number): Promise<void> {
  const partials = (await readdir(dir)).filter(name => /^\.[0-9a-f]{16}\.partial$/.test(name));
  for (const path of partials.map(name => join(dir, name))) {
    const touched = (await lstat(path).catch(() => undefined))?.mtimeMs ?? now;
    if (now - touched > abandonedAfter) await rm(path, { recursive: true, force: true });
  }
}
