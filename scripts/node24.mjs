import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { prepare, root, SetupError } from './child.mjs';

const folder = join(root, '.tools/node24');
const platforms = ['linux-x64', 'linux-arm64'];

/** Gives the path of Node 24 or newer: this one, or one that is installed into .tools/ from npm. */
export async function findNode24() {
  if (majorOf(process.version) >= 24) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  if (!platforms.includes(platform))
    throw new SetupError(`install Node 24 or newer: there is no package of it for ${platform}`);
  const node = join(folder, `node_modules/node-${platform}/bin/node`);
  if (!runs(node)) {
    // These packages contain the program itself, so they work without install scripts.
    const args = ['--no-save', '--no-package-lock', '--ignore-scripts', '--prefix', folder, `node-${platform}@24`];
    await prepare('Installing Node 24 into .tools/', 'npm', ['install', ...args]);
    if (!runs(node)) throw new SetupError(`${node} does not run: install Node 24 or newer yourself`);
  }
  return node;
}

/** The environment in which a child finds this `node`. */
export function withNode(node) {
  return { PATH: `${dirname(node)}:${process.env.PATH}` };
}

function runs(node) {
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 && majorOf(stdout) >= 24;
}

function majorOf(version) {
  return Number.parseInt(version.slice(1), 10);
}
