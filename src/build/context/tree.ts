import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '../../core/errors.ts';
import type { IgnoreRules, IgnoreVerdict } from './ignore.ts';

/** One file, folder or link of a build context. */
export interface ContextEntry {
  /** Relative to the context, `/` between its parts. */
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'symlink';
  /** Type and permission bits, as `stat` gives them. */
  readonly mode: number;
  /** Bytes; 0 for anything but a file. */
  readonly size: number;
  /** Whole seconds since 1970. */
  readonly mtime: number;
  /** What a symlink points to, else empty. */
  readonly target: string;
  /** The content of a file: its absolute path on disk, or the bytes themselves. */
  readonly source: string | Buffer;
}

/** Lists everything below a folder that the rules do not exclude, sorted by the bytes of its path. Throws `CONTEXT_UNREADABLE`. */
export async function readContextTree(root: string, rules: IgnoreRules): Promise<ContextEntry[]> {
  const entries = await readFolder({ root, rules }, '', undefined);
  const keyed = entries.map(entry => ({ entry, key: Buffer.from(entry.path).toString('latin1') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}

/** The `CONTEXT_UNREADABLE` error for a part of the context that cannot be read. */
export function contextUnreadable(path: string, cause: unknown): ActionError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return new ActionError('CONTEXT_UNREADABLE', `context: ${path} cannot be read (${reason})`, {
    hint: 'Make it readable for the user that runs the step, or list it in .dockerignore.',
    cause,
  });
}

/** The `CONTEXT_CHANGED` error for a file that had `size` bytes when the context was listed, and `read` bytes now. */
export function contextChanged(path: string, size: number, read: number): ActionError {
  const now = read < size ? 'fewer' : 'more';
  const message = `context: ${path} changed while it was read: it had ${size} bytes, now it has ${now}`;
  return new ActionError('CONTEXT_CHANGED', message, {
    hint: 'Make sure that nothing writes into the context during the build, or list the file in .dockerignore.',
  });
}

interface Walk {
  readonly root: string;
  readonly rules: IgnoreRules;
}

async function readFolder(walk: Walk, folder: string, verdict: IgnoreVerdict | undefined): Promise<ContextEntry[]> {
  const path = join(walk.root, folder);
  const children = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    throw contextUnreadable(path, error);
  });
  const below = folder === '' ? '' : `${folder}/`;
  const lists = await Promise.all(children.map(child => readChild(walk, below + child.name, child, verdict)));
  return lists.flat();
}

async function readChild(
  walk: Walk,
  path: string,
  child: Dirent,
  above: IgnoreVerdict | undefined,
): Promise<ContextEntry[]> {
  const verdict = walk.rules.judge(path, above);
  if (!child.isDirectory()) return verdict.excluded ? [] : readLeaf(walk, path, child);
  if (verdict.excluded && !walk.rules.mayReopen(path)) return [];
  const inside = await readFolder(walk, path, verdict);
  // An excluded folder is sent only if an exception keeps something in it.
  if (verdict.excluded && inside.length === 0) return [];
  return [...(await readEntry(walk, path, 'directory')), ...inside];
}

// Sockets, FIFOs and devices have no content that a build could use.
function readLeaf(walk: Walk, path: string, child: Dirent): Promise<ContextEntry[]> {
  if (child.isFile()) return readEntry(walk, path, 'file');
  return child.isSymbolicLink() ? readEntry(walk, path, 'symlink') : Promise.resolve([]);
}

async function readEntry(walk: Walk, path: string, kind: ContextEntry['kind']): Promise<ContextEntry[]> {
  const source = join(walk.root, path);
  try {
    const [stats, target] = await Promise.all([lstat(source), kind === 'symlink' ? readlink(source) : '']);
    const size = kind === 'file' ? stats.size : 0;
    return [{ path, kind, mode: modeOf(stats), size, mtime: mtimeOf(stats), target, source }];
  } catch (error) {
    // Lock files, for example, come and go while the folder is listed.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw contextUnreadable(source, error);
  }
}

// Windows has no execute bit; the Docker CLI sets it for every file there.
function modeOf({ mode }: Stats): number {
  return process.platform === 'win32' ? mode | 0o755 : mode;
}

// Clamped to the years that a tar header can hold.
function mtimeOf({ mtimeMs }: Stats): number {
  return Math.min(Math.max(Math.floor(mtimeMs / 1000), 0), 0x7fffffff);
}
