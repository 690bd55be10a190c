import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ActionError } from '../../../core/errors.ts';

/** The file that makes a folder an image: a Dockerfile, or the template of one. */
export type DockerfileName = 'Dockerfile' | 'Dockerfile.template';

/** A folder that is an image. */
export interface ImageFolder {
  /** Absolute. */
  readonly dir: string;
  /** Relative to the tree, `/` between its parts; `.` is the tree itself. */
  readonly path: string;
  /** As errors and annotations name it: relative to the workspace. */
  readonly shown: string;
  /** The names of its files. */
  readonly files: ReadonlySet<string>;
  readonly dockerfile: DockerfileName;
}

// What version control and package managers keep is nobody's image.
const passedOver = new Set(['.git', 'node_modules']);

/**
 * Finds the folders with a Dockerfile, in the order of their paths; links to folders are not followed. A template comes
 * before a Dockerfile beside it, which is what was made of it. Throws `TREE_PATH` where there is no tree.
 */
export async function findImageFolders(root: string, workspace: string): Promise<ImageFolder[]> {
  const found = await scanFolder(root, root, workspace);
  if (found.length === 0) {
    throw treeError(root, 'holds no folder with a Dockerfile or a Dockerfile.template');
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function scanFolder(dir: string, root: string, workspace: string): Promise<ImageFolder[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((error: unknown) => {
    throw treeError(dir, 'cannot be read as a folder', error);
  });
  const files = new Set(entries.filter(entry => !entry.isDirectory()).map(({ name }) => name));
  const below = entries.filter(entry => entry.isDirectory() && !passedOver.has(entry.name));
  const deeper = await Promise.all(below.map(({ name }) => scanFolder(join(dir, name), root, workspace)));
  const dockerfile = (['Dockerfile.template', 'Dockerfile'] as const).find(name => files.has(name));
  const path = toPosix(relative(root, dir)) || '.';
  const shown = toPosix(relative(workspace, dir)) || '.';
  return [...(dockerfile ? [{ dir, path, shown, files, dockerfile }] : []), ...deeper.flat()];
}

function treeError(dir: string, problem: string, cause?: unknown): ActionError {
  const hint = 'The folder of the images, relative to the workspace:\n  with:\n    path: images';
  return new ActionError('TREE_PATH', `path: ${JSON.stringify(dir)} ${problem}`, { hint, cause });
}

function toPosix(path: string): string {
  return path.replaceAll(sep, '/');
}
