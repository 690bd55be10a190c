import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ActionError } from '../../../core/errors.ts';

/** The file that makes a folder an image. */
export type DockerfileName = 'Dockerfile' | 'Dockerfile.template';

/** A folder that an image is built from. */
export interface ImageFolder {
  /** Absolute. */
  readonly dir: string;
  /** Relative to the tree, with `/` between parts; `.` is the tree itself. */
  readonly path: string;
  /** Relative to the workspace, as errors and annotations name it. */
  readonly shown: string;
  /** The names of its files. */
  readonly files: ReadonlySet<string>;
  readonly dockerfile: DockerfileName;
}

// Copies that version control and package managers keep.
const ignoredFolders = new Set(['.git', 'node_modules']);

/**
 * Finds the folders with a Dockerfile, sorted by path; links to folders are not followed. A template takes precedence
 * over a Dockerfile beside it, which was rendered from it. Throws `TREE_PATH` when there is none.
 */
export async function findImageFolders(root: string, workspace: string): Promise<ImageFolder[]> {
  const found = await walkFolder(root, root, workspace);
  if (found.length === 0) throw pathError(root, 'holds no folder with a Dockerfile or a Dockerfile.template');
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function walkFolder(dir: string, root: string, workspace: string): Promise<ImageFolder[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((error: unknown) => {
    throw pathError(dir, 'cannot be read as a folder', error);
  });
  const files = new Set(entries.filter(entry => !entry.isDirectory()).map(({ name }) => name));
  const folders = entries.filter(entry => entry.isDirectory() && !ignoredFolders.has(entry.name));
  const below = await Promise.all(folders.map(({ name }) => walkFolder(join(dir, name), root, workspace)));
  const dockerfile = (['Dockerfile.template', 'Dockerfile'] as const).find(name => files.has(name));
  const path = toPosix(relative(root, dir)) || '.';
  const shown = toPosix(relative(workspace, dir)) || '.';
  return [...(dockerfile ? [{ dir, path, shown, files, dockerfile }] : []), ...below.flat()];
}

function pathError(dir: string, problem: string, cause?: unknown): ActionError {
  const hint = 'The folder of the images, relative to the workspace:\n  with:\n    path: images';
  return new ActionError('TREE_PATH', `path: ${JSON.stringify(dir)} ${problem}`, { hint, cause });
}

function toPosix(path: string): string {
  return path.replaceAll(sep, '/');
}
