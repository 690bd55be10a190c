import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readContextTree, contextUnreadable, type ContextEntry } from '../../../build/context/tree.ts';
import { IgnoreRules } from '../../../build/context/ignore.ts';
import { hashFile } from '../../../stores/sidecar.ts';

/** The label by which an image tells what it was built from; `command: build` sets it. */
export const inputsLabel = 'docker-archive-action.inputs';

/** What an image is built from, apart from its parents. */
export interface BuildInputs {
  readonly name: string;
  readonly version: string;
  /** As it is built: after rendering. */
  readonly dockerfile: string;
  /** The build arguments it takes, with their values. */
  readonly buildArgs: Readonly<Record<string, string>>;
  /** SHA-256 of the context, 64 hex digits. */
  readonly context: string;
}

/** The hash of all that an image is built from, 64 hex digits; `parents` are the hashes of its parents by name. */
export function hashInputs(inputs: BuildInputs, parents: Readonly<Record<string, string>>): string {
  const sorted = (map: Readonly<Record<string, string>>) => Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  const { name, version, dockerfile, buildArgs, context } = inputs;
  return sha256(JSON.stringify([1, name, version, dockerfile, sorted(buildArgs), context, sorted(parents)]));
}

/**
 * The hash of a context folder: what its `.dockerignore` leaves, by path, content and whether it can be executed. Times
 * do not count, for a checkout makes them new. Errors: `IGNORE_PATTERN`, `CONTEXT_UNREADABLE`.
 */
export async function hashContext(dir: string, ignore: string, signal: AbortSignal): Promise<string> {
  const entries = await readContextTree(dir, IgnoreRules.parse(ignore, join(dir, '.dockerignore')));
  const hash = createHash('sha256');
  for (const entry of entries) hash.update(`${JSON.stringify(await describe(entry, signal))}\n`);
  return hash.digest('hex');
}

// Larger files are not held in memory as a whole.
const largest = 1024 * 1024;

async function describe(
  { path, kind, mode, size, target, source }: ContextEntry,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  if (kind !== 'file' || typeof source !== 'string') return [path, kind, target];
  try {
    const hash = size > largest ? await hashFile(source, signal) : sha256(await readFile(source));
    return [path, kind, (mode & 0o111) !== 0, hash];
  } catch (error) {
    signal.throwIfAborted();
    throw contextUnreadable(source, error);
  }
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
