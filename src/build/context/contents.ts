import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DockerfilePath } from './dockerfile-path.ts';
import { escapePattern } from './ignore.ts';
import { contextUnreadable, type ContextEntry } from './tree.ts';

/** The Dockerfile and the files for COPY, as a BuildKit session sends them: one does not contain the other. */
export interface SessionFiles {
  readonly dockerfile: ContextEntry;
  readonly files: readonly ContextEntry[];
}

/** What goes to the builder. */
export interface ContextContents {
  /** Path of the Dockerfile among the entries. */
  readonly dockerfile: string;
  /** For a tar. */
  readonly entries: readonly ContextEntry[];
  /** Set when COPY must not see the Dockerfile, because it is excluded or outside the context. */
  readonly sessionFiles: SessionFiles | undefined;
}

/**
 * Adds a Dockerfile to the tree of a context, unless it is part of it. In a tar, a `.dockerignore` comes along by which
 * the classic builder removes both after reading, so that COPY does not see them.
 */
export async function addDockerfile(
  tree: readonly ContextEntry[],
  dockerfile: DockerfilePath | Buffer,
  context: string,
): Promise<ContextContents> {
  const inContext = Buffer.isBuffer(dockerfile) ? undefined : dockerfile.inContext;
  if (inContext !== undefined && tree.some(({ path }) => path === inContext)) {
    return { dockerfile: inContext, entries: tree, sessionFiles: undefined };
  }
  const content = Buffer.isBuffer(dockerfile) ? dockerfile : await readDockerfile(dockerfile);
  const name = inContext ?? `.dockerfile.${createHash('sha256').update(content).digest('hex').slice(0, 20)}`;
  const entry = toEntry(name, content);
  const added = [entry, await makeIgnoreEntry(tree, name, context)];
  const kept = tree.filter(({ path }) => added.every(each => each.path !== path));
  return { dockerfile: name, entries: [...added, ...kept], sessionFiles: { dockerfile: entry, files: tree } };
}

async function makeIgnoreEntry(
  tree: readonly ContextEntry[],
  dockerfile: string,
  context: string,
): Promise<ContextEntry> {
  const isSent = tree.some(({ path }) => path === '.dockerignore');
  const text = isSent ? `${await readFile(join(context, '.dockerignore'), 'utf8')}\n!.dockerignore` : '.dockerignore';
  return toEntry('.dockerignore', Buffer.from(`${text}\n${escapePattern(dockerfile)}\n`));
}

function readDockerfile({ path }: DockerfilePath): Promise<Buffer> {
  return readFile(path).catch((error: unknown) => {
    throw contextUnreadable(path, error);
  });
}

function toEntry(path: string, content: Buffer): ContextEntry {
  return { path, kind: 'file', mode: 0o100600, size: content.length, mtime: 0, target: '', source: { content } };
}
