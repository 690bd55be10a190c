import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { ActionError, codeOf } from '../../core/errors.ts';
import type { IgnoreRules, IgnoreVerdict } from './ignore.ts';
import {
  appendRawPath,
  locateRawPath,
  readRawPath,
  showRawPath,
  toSortKey,
  type RawPath,
} from '../../core/raw-path.ts';

/** One file, folder or link of a build context. */
export interface ContextEntry {
  /** Relative to the context, `/` between its parts. */
  readonly path: RawPath;
  readonly kind: 'file' | 'directory' | 'symlink';
  /** Type and permission bits, as `stat` gives them. */
  readonly mode: number;
  /** Bytes; 0 for anything but a file. */
  readonly size: number;
  /** Whole seconds since 1970. */
  readonly mtime: number;
  /** What a symlink points to, else empty. */
  readonly target: RawPath;
  /** The same for all names of one file, `device:inode`; undefined when it has no other name. */
  readonly inode?: string;
  /** Where it is on disk, or the content of a file that is not there. */
  readonly source: { readonly path: RawPath } | { readonly content: Buffer };
}

/** Lists everything below a folder that the rules do not exclude, sorted by the bytes of its path. Throws `CONTEXT_UNREADABLE`. */
export async function readContextTree(root: string, rules: IgnoreRules): Promise<ContextEntry[]> {
  const entries = await readFolder({ root, rules }, '', undefined);
  const keyed = entries.map(entry => ({ entry, key: toSortKey(entry.path) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}

/** The error for a part of the context that cannot be read: `CONTEXT_UNREADABLE`, or `CONTEXT_CHANGED` when it is gone. */
export function contextUnreadable(path: RawPath, cause: unknown): ActionError {
  const reason = codeOf(cause) || String(cause);
  if (reason === 'ENOENT') return changed(`${showRawPath(path)} was there when the context was listed, but is gone`);
  return new ActionError('CONTEXT_UNREADABLE', `context: ${showRawPath(path)} cannot be read (${reason})`, {
    hint: 'Make it readable for the user that runs the step, or list it in .dockerignore.',
    cause,
  });
}

/** The `CONTEXT_CHANGED` error for a file that had `size` bytes when the context was listed, and `read` bytes now. */
export function contextChanged(path: RawPath, size: number, read: number): ActionError {
  const now = read < size ? 'fewer' : 'more';
  return changed(`${showRawPath(path)} changed while it was read: it had ${size} bytes, now it has ${now}`);
}

/** Throws `CONTEXT_NAME` for an entry whose name, or whose target, is not UTF-8, as BuildKit's protocol wants it. */
export function requireUtf8(entries: readonly ContextEntry[]): void {
  const found = entries.find(({ path, target }) => typeof path !== 'string' || typeof target !== 'string');
  if (!found) return;
  const { path, target } = found;
  const what =
    typeof path === 'string' ? `the target of ${path}, ${showRawPath(target)},` : `the name ${showRawPath(path)}`;
  throw new ActionError(
    'CONTEXT_NAME',
    `context: ${what} is not UTF-8, and BuildKit accepts nothing else in this build`,
    {
      hint: 'Rename it, list it in .dockerignore, or build with the classic builder, which accepts it:\n  env:\n    DOCKER_BUILDKIT: 0',
    },
  );
}

function changed(problem: string): ActionError {
  return new ActionError('CONTEXT_CHANGED', `context: ${problem}`, {
    hint: 'Make sure that nothing writes into the context during the build, or list the file in .dockerignore.',
  });
}

interface Walk {
  readonly root: string;
  readonly rules: IgnoreRules;
}

async function readFolder(walk: Walk, folder: RawPath, verdict: IgnoreVerdict | undefined): Promise<ContextEntry[]> {
  const path = locateRawPath(walk.root, folder);
  const children = await listChildren(path, folder);
  const lists = await Promise.all(
    children.map(child => readChild(walk, appendRawPath(folder, readRawPath(child.name)), child, verdict)),
  );
  return lists.flat();
}

async function listChildren(path: RawPath, folder: RawPath): Promise<Dirent<Buffer>[]> {
  try {
    return await readdir(path, { withFileTypes: true, encoding: 'buffer' });
  } catch (error) {
    // Folders of lock files, for example, come and go while the one above is listed.
    if (folder.length > 0 && codeOf(error) === 'ENOENT') return [];
    throw contextUnreadable(path, error);
  }
}

async function readChild(
  walk: Walk,
  path: RawPath,
  child: Dirent<Buffer>,
  above: IgnoreVerdict | undefined,
): Promise<ContextEntry[]> {
  // Like the Docker CLI, patterns see a replacement character for what is not UTF-8.
  const text = path.toString();
  const verdict = walk.rules.judge(text, above);
  if (!child.isDirectory()) return verdict.excluded ? [] : readLeaf(walk, path, child);
  if (verdict.excluded && !walk.rules.mayReopen(text)) return [];
  const inside = await readFolder(walk, path, verdict);
  // An excluded folder is sent only if an exception keeps something in it.
  if (verdict.excluded && inside.length === 0) return [];
  return [...(await readEntry(walk, path, 'directory')), ...inside];
}

// Sockets, FIFOs and devices have no content that a build could use.
function readLeaf(walk: Walk, path: RawPath, child: Dirent<Buffer>): Promise<ContextEntry[]> {
  if (child.isFile()) return readEntry(walk, path, 'file');
  return child.isSymbolicLink() ? readEntry(walk, path, 'symlink') : Promise.resolve([]);
}

async function readEntry(walk: Walk, path: RawPath, kind: ContextEntry['kind']): Promise<ContextEntry[]> {
  const source = locateRawPath(walk.root, path);
  try {
    const [stats, target] = await Promise.all([lstat(source), kind === 'symlink' ? readTarget(source) : '']);
    const size = kind === 'file' ? stats.size : 0;
    const inode = kind === 'file' && stats.nlink > 1 ? { inode: await readInode(source) } : {};
    return [
      { path, kind, mode: modeOf(stats), size, mtime: mtimeOf(stats), target, ...inode, source: { path: source } },
    ];
  } catch (error) {
    // The path has the very bytes that were listed, so the file itself is gone.
    if (codeOf(error) === 'ENOENT') return [];
    throw contextUnreadable(source, error);
  }
}

async function readTarget(path: RawPath): Promise<RawPath> {
  return readRawPath(await readlink(path, { encoding: 'buffer' }));
}

// A number may be rounded, which would make one file of two.
async function readInode(path: RawPath): Promise<string> {
  const { dev, ino } = await lstat(path, { bigint: true });
  return `${dev}:${ino}`;
}

// Windows has no execute bit; the Docker CLI sets it for every file there.
function modeOf({ mode }: Stats): number {
  return process.platform === 'win32' ? mode | 0o755 : mode;
}

// Clamped to the years that a tar header can hold.
function mtimeOf({ mtimeMs }: Stats): number {
  return Math.min(Math.max(Math.floor(mtimeMs / 1000), 0), 0x7fffffff);
}
