import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root } from './child.mjs';
import { withNode } from './node24.mjs';

/** Installs the locked dependencies when there are none, or when the lock is newer than they are. */
export async function installDependencies(node) {
  // npm writes the inner file last, so an install that was cut short does not count.
  if (timeOf('node_modules/.package-lock.json') >= timeOf('package-lock.json')) return;
  // npm ci empties what a link leads to, which others use.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error('node_modules is a link and older than package-lock.json: install where it leads to');
  // By that Node, for which they say they are made.
  await prepare('Installing the dependencies (npm ci)', 'npm', ['ci'], { env: withNode(node) });
}

function timeOf(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
