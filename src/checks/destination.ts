import { lstat, mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { ActionError } from '../core/errors.ts';
import type { Extraction } from './request.ts';

/**
 * Creates the folder for an extraction and gives the absolute path to extract to, where there is nothing or a file.
 * Throws `EXTRACT_PATH` when that is an existing folder, or outside the workspace, be it through a link.
 */
export async function prepareDestination({ from, to }: Extraction, workspace: string): Promise<string> {
  const path = /[\\/]$/.test(to) ? join(resolve(workspace, to), basename(from)) : resolve(workspace, to);
  const root = await realpath(workspace);
  const parent = await realpath(await nearestExisting(dirname(path))).catch(() => '');
  if (!isBelow(workspace, path) || !isWithin(root, parent)) {
    throw pathError(to, `lies outside the workspace ${workspace}`, 'a path below it');
  }
  const existing = await lstat(path).catch(() => undefined);
  if (existing?.isDirectory()) throw pathError(to, 'is a folder that exists', 'a path where there is no folder');
  await mkdir(dirname(path), { recursive: true });
  return path;
}

// A broken link exists, too: mkdir would follow it.
async function nearestExisting(path: string): Promise<string> {
  const found = await lstat(path).catch(() => undefined);
  return found ? path : nearestExisting(dirname(path));
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || isBelow(folder, path);
}

function pathError(to: string, problem: string, allowed: string): ActionError {
  return new ActionError('EXTRACT_PATH', `extract: ${JSON.stringify(to)} ${problem}, allowed: ${allowed}`, {
    hint: 'extract: /app/report => out/report',
  });
}
