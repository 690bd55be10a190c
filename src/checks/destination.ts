import { lstat, mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Extraction } from './request.ts';
import { ActionError } from '../core/errors.ts';

/**
 * Makes room for what is extracted and gives its absolute path, nothing yet there that must not be replaced. Throws
 * `EXTRACT_PATH` when it is outside of the workspace, by links too, or a folder that exists.
 */
export async function prepareDestination({ from, to }: Extraction, workspace: string): Promise<string> {
  const path = /[\\/]$/.test(to) ? join(resolve(workspace, to), basename(from)) : resolve(workspace, to);
  const root = await realpath(workspace);
  const above = await realpath(await nearest(dirname(path))).catch(() => '');
  if (!isBelow(workspace, path) || !isWithin(root, above)) {
    throw badPlace(to, `lies outside of the workspace ${workspace}`, 'a path below it');
  }
  const there = await lstat(path).catch(() => undefined);
  if (there?.isDirectory()) throw badPlace(to, 'is a folder that exists', 'a path where no folder is');
  await mkdir(dirname(path), { recursive: true });
  return path;
}

// A link counts as there even when it leads to nothing: mkdir would follow it.
async function nearest(path: string): Promise<string> {
  const there = await lstat(path).catch(() => undefined);
  return there ? path : nearest(dirname(path));
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || isBelow(folder, path);
}

function badPlace(to: string, what: string, allowed: string): ActionError {
  return new ActionError('EXTRACT_PATH', `extract: ${JSON.stringify(to)} ${what}, allowed: ${allowed}`, {
    hint: 'extract: /app/report => out/report',
  });
}
