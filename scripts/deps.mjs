import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root } from './child.mjs';
import { withNode } from './node24.mjs';

/** Installs the locked dependencies if there are none or the lock file is newer. */
export async function installDependencies(node) {
  // npm writes this inner file last, so an interrupted install does not count.
  if (timeOf('node_modules/.package-lock.json') >= timeOf('package-lock.json')) return;
  // npm ci would empty the target of the link, which others use.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error('node_modules is a link and older than package-lock.json: run npm ci where it points to');
  // With the Node that they are made for.
  await prepare('Installing the dependencies (npm ci)', 'npm', ['ci'], { env: withNode(node) });
}

function timeOf(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
