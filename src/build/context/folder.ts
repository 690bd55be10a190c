import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ActionError } from '../../core/errors.ts';
import { streamContextTar } from './tar.ts';
import { readContextTree, contextUnreadable, type ContextEntry } from './tree.ts';
import { findDockerfile, type DockerfilePath } from './dockerfile-path.ts';
import { escapePattern, IgnoreRules } from './ignore.ts';

/** Where a build context and its Dockerfile are. */
export interface ContextPlace {
  /** Absolute path of the context folder. */
  readonly context: string;
  /** The Dockerfile: absolute, or relative to the workspace or the context; default `{context}/Dockerfile`. */
  readonly file?: string;
  /** The text of the Dockerfile, instead of `file`. */
  readonly inline?: string;
  /** Absolute. */
  readonly workspace: string;
}

/** A context as the engine's build takes it: of a folder what its `.dockerignore` leaves, as a tar that is the same for the same tree. */
export interface BuildContext {
  /** Path of the Dockerfile inside the context, `/` between its parts. */
  readonly dockerfile: string;
  /** Absolute path of the Dockerfile on disk; undefined where it is no file of its own. */
  readonly dockerfilePath: string | undefined;
  /** The address that the engine fetches the context from, instead of a tar. */
  readonly remote?: string;
  /** Files and links in the tar. */
  readonly files: number;
  /** Their size together, in bytes. */
  readonly bytes: number;
  /**
   * What the Dockerfile and the files for COPY are where COPY must not see the Dockerfile, because it is excluded or
   * outside of the context; undefined where it is one of the files.
   */
  readonly apart?: { readonly dockerfile: ContextEntry; readonly files: readonly ContextEntry[] };
  /** Opens the tar; it is never in memory as a whole. Errors are `CONTEXT_UNREADABLE` and `CONTEXT_CHANGED`. */
  stream(signal: AbortSignal): Readable;
}

/**
 * Reads what a build context consists of, by the rules of the Docker CLI. Errors: `CONTEXT_NOT_FOUND`,
 * `DOCKERFILE_NOT_FOUND`, `IGNORE_PATTERN`, `CONTEXT_UNREADABLE`.
 */
export async function openFolder({ context, file, inline, workspace }: ContextPlace): Promise<BuildContext> {
  await requireFolder(context);
  const dockerfile = inline === undefined ? await findDockerfile(context, file, workspace) : undefined;
  const ignore = await readIgnoreFile(context, dockerfile?.path);
  const tree = await readContextTree(context, IgnoreRules.parse(ignore.text, ignore.path));
  const { name, entries, apart } = await addDockerfile(tree, dockerfile ?? Buffer.from(inline ?? ''), context);
  const sent = entries.filter(entry => entry.kind !== 'directory');
  return {
    dockerfile: name,
    dockerfilePath: dockerfile?.path,
    files: sent.length,
    bytes: sent.reduce((sum, entry) => sum + entry.size, 0),
    ...(apart && { apart }),
    stream: signal => streamContextTar(entries, signal),
  };
}

async function requireFolder(context: string): Promise<void> {
  const found = await stat(context).catch(() => undefined);
  if (found?.isDirectory()) return;
  const problem = found ? 'is not a folder' : 'does not exist';
  throw new ActionError(
    'CONTEXT_NOT_FOUND',
    `context: ${JSON.stringify(context)} ${problem}; allowed: a folder or tar file on the runner, or an address`,
    {
      hint: 'Has the job checked the repository out?\n  - uses: actions/checkout@v5\nThen, relative to the workspace:\n  with:\n    context: .',
    },
  );
}

interface IgnoreFile {
  readonly path: string;
  readonly text: string;
}

// `<Dockerfile>.dockerignore` replaces the one of the context.
async function readIgnoreFile(context: string, dockerfile: string | undefined): Promise<IgnoreFile> {
  const own = dockerfile === undefined ? undefined : `${dockerfile}.dockerignore`;
  const ownText = own && (await readIfThere(own));
  if (own !== undefined && ownText !== undefined) return { path: own, text: ownText };
  const path = join(context, '.dockerignore');
  return { path, text: (await readIfThere(path)) ?? '' };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw contextUnreadable(path, error);
  }
}

interface Contents {
  /** Path of the Dockerfile in the context. */
  readonly name: string;
  readonly entries: readonly ContextEntry[];
  readonly apart?: NonNullable<BuildContext['apart']>;
}

// A Dockerfile that the rules exclude, or that lies outside, has to be sent all the same. So that COPY does not see
// it, a .dockerignore goes along by which the classic builder removes it after reading; BuildKit gets the two apart.
async function addDockerfile(
  tree: readonly ContextEntry[],
  dockerfile: DockerfilePath | Buffer,
  context: string,
): Promise<Contents> {
  const inContext = Buffer.isBuffer(dockerfile) ? undefined : dockerfile.inContext;
  if (inContext !== undefined && tree.some(entry => entry.path === inContext))
    return { name: inContext, entries: tree };
  const content = Buffer.isBuffer(dockerfile) ? dockerfile : await readDockerfile(dockerfile);
  const name = inContext ?? `.dockerfile.${createHash('sha256').update(content).digest('hex').slice(0, 20)}`;
  const root = join(context, '.dockerignore');
  const seen = tree.some(entry => entry.path === '.dockerignore');
  const text = seen ? `${await readFile(root, 'utf8')}\n!.dockerignore` : '.dockerignore';
  const added = [toEntry(name, content), toEntry('.dockerignore', Buffer.from(`${text}\n${escapePattern(name)}\n`))];
  const kept = tree.filter(entry => added.every(({ path }) => path !== entry.path));
  return { name, entries: [...added, ...kept], apart: { dockerfile: toEntry(name, content), files: tree } };
}

function readDockerfile({ path }: DockerfilePath): Promise<Buffer> {
  return readFile(path).catch((error: unknown) => {
    throw contextUnreadable(path, error);
  });
}

function toEntry(path: string, source: Buffer): ContextEntry {
  return { path, kind: 'file', mode: 0o100600, size: source.length, mtime: 0, target: '', source };
}
