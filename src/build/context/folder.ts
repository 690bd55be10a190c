import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ActionError } from '../../core/errors.ts';
import { addDockerfile, type SessionFiles } from './contents.ts';
import { findDockerfile } from './dockerfile-path.ts';
import { findHardLinks } from './hard-links.ts';
import { readIgnoreFile } from './ignore-file.ts';
import { IgnoreRules } from './ignore.ts';
import { streamContextTar } from './tar.ts';
import { readContextTree, requireUtf8, type ContextEntry } from './tree.ts';

/** A build context in a folder, and its Dockerfile. */
export interface ContextFolder {
  /** Absolute path of the context folder. */
  readonly context: string;
  /** The Dockerfile: absolute, or relative to the workspace or the context; default `{context}/Dockerfile`. */
  readonly file?: string | undefined;
  /** The text of the Dockerfile, instead of that of `file`. */
  readonly inline?: string | undefined;
  /** Absolute. */
  readonly workspace: string;
}

/** A context as the engine's build expects it; for a folder, a tar of what its `.dockerignore` leaves, the same for the same tree. */
export interface BuildContext {
  /** Path of the Dockerfile inside the context, `/` between its parts. */
  readonly dockerfile: string;
  /** Absolute path of the Dockerfile on disk; undefined when it is not a file of its own. */
  readonly dockerfilePath: string | undefined;
  /** The address that the engine fetches the context from; undefined: the tar is the context. */
  readonly remote?: string;
  /** Files and links in the tar. */
  readonly files: number;
  /** Bytes of these files. */
  readonly bytes: number;
  /** Set when COPY must not see the Dockerfile, so that BuildKit has to get the files through a session. */
  readonly sessionFiles?: SessionFiles | undefined;
  /** Opens the tar, which is never in memory as a whole. Errors: `CONTEXT_UNREADABLE`, `CONTEXT_CHANGED`. */
  stream(signal: AbortSignal): Readable;
}

/**
 * Reads what a build context consists of, by the rules of the Docker CLI. Errors: `CONTEXT_NOT_FOUND`,
 * `DOCKERFILE_NOT_FOUND`, `IGNORE_PATTERN`, `CONTEXT_UNREADABLE`.
 */
export async function openContextFolder({ context, file, inline, workspace }: ContextFolder): Promise<BuildContext> {
  await requireFolder(context);
  const given = inline === undefined ? undefined : Buffer.from(inline);
  const found = given && file === undefined ? undefined : await findDockerfile(context, file, workspace);
  const tree = await readTree(context, found?.path);
  const added = given ?? found ?? Buffer.alloc(0);
  const { dockerfile, entries, sessionFiles } = await addDockerfile(tree, added, context);
  const links = findHardLinks(entries);
  const sent = entries.filter(({ kind }) => kind !== 'directory');
  return {
    dockerfile,
    dockerfilePath: found?.path,
    files: sent.length,
    bytes: sent.reduce((sum, entry) => sum + (links.has(entry) ? 0 : entry.size), 0),
    sessionFiles,
    stream: signal => streamContextTar(entries, signal),
  };
}

/** Throws `CONTEXT_NAME` when a context has names that are not UTF-8; `dockerfile` is the path of its Dockerfile. */
export async function requireUtf8Names(context: string, dockerfile: string | undefined): Promise<void> {
  requireUtf8(await readTree(context, dockerfile));
}

async function readTree(context: string, dockerfile: string | undefined): Promise<ContextEntry[]> {
  const ignore = await readIgnoreFile(context, dockerfile);
  return readContextTree(context, IgnoreRules.parse(ignore.text, ignore.path));
}

async function requireFolder(context: string): Promise<void> {
  const found = await stat(context).catch(() => undefined);
  if (found?.isDirectory()) return;
  const problem = found ? 'is not a folder' : 'does not exist';
  const allowed = 'a folder or tar file on the runner, or an address';
  throw new ActionError('CONTEXT_NOT_FOUND', `context: ${JSON.stringify(context)} ${problem}; allowed: ${allowed}`, {
    hint: 'Has the job checked the repository out?\n  - uses: actions/checkout@v5\nThen, relative to the workspace:\n  with:\n    context: .',
  });
}
