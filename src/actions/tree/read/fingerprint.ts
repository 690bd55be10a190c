import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IgnoreRules } from '../../../build/context/ignore.ts';
import { readContextTree, contextUnreadable, type ContextEntry } from '../../../build/context/tree.ts';
import { formatPlatform, type Platform } from '../../../image/platform.ts';
import { hashFile } from '../../../stores/sidecar.ts';

/** The label with the hash of everything an image was built from; `command: build` sets it. */
export const inputsLabel = 'docker-archive-action.inputs';

/** Everything an image is built from, except its parents. */
export interface ImageIngredients {
  readonly name: string;
  readonly version: string;
  /** The text that is built: a template is rendered. */
  readonly dockerfile: string;
  /** The build arguments that the Dockerfile declares, with their values. */
  readonly buildArgs: Readonly<Record<string, string>>;
  /** The hash of the context. */
  readonly context: string;
}

/**
 * Hashes everything an image is built from, to 64 hex digits; `parents` has the hashes of its parents by name, and
 * `platform` is undefined for the engine's own.
 */
export function hashIngredients(
  image: ImageIngredients,
  parents: Readonly<Record<string, string>>,
  platform: Platform | undefined,
): string {
  const { name, version, dockerfile, buildArgs, context } = image;
  const ingredients = [
    ...[1, name, version, dockerfile, sortEntries(buildArgs), context, sortEntries(parents)],
    ...(platform ? [formatPlatform(platform)] : []),
  ];
  return sha256(JSON.stringify(ingredients));
}

/**
 * Hashes what the `.dockerignore` leaves of a context folder: paths, contents and executable bits, to 64 hex digits.
 * Times are left out because every checkout changes them. Throws `IGNORE_PATTERN` and `CONTEXT_UNREADABLE`.
 */
export async function hashContext(dir: string, ignore: string, signal: AbortSignal): Promise<string> {
  const entries = await readContextTree(dir, IgnoreRules.parse(ignore, join(dir, '.dockerignore')));
  const hash = createHash('sha256');
  for (const entry of entries) hash.update(`${JSON.stringify(await hashEntry(entry, signal))}\n`);
  return hash.digest('hex');
}

// Larger files are hashed as a stream to bound memory.
const mostInMemory = 1024 * 1024;

async function hashEntry(entry: ContextEntry, signal: AbortSignal): Promise<readonly unknown[]> {
  const { path, kind, mode, size, target, source } = entry;
  if (kind !== 'file' || 'content' in source) return [path, kind, target];
  try {
    const hash = size > mostInMemory ? await hashFile(source.path, signal) : sha256(await readFile(source.path));
    return [path, kind, (mode & 0o111) !== 0, hash];
  } catch (error) {
    signal.throwIfAborted();
    throw contextUnreadable(source.path, error);
  }
}

function sortEntries(map: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
