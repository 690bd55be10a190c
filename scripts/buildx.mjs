import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { prepare, root, SetupError } from './child.mjs';

const tree = join(process.env.ENGINE_TREES ?? '/opt', 'docker-archive-28');
const pluginFolders = [
  join(process.env.DOCKER_CONFIG ?? join(homedir(), '.docker'), 'cli-plugins'),
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/local/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
];

/** Gives the path of buildx: this machine's, or on Debian as root the one beside Docker 28, unpacked when it is missing. */
export async function findBuildx() {
  const own = pluginFolders.map(folder => join(folder, 'docker-buildx')).find(existsSync);
  if (own) return own;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new SetupError(`missing: docker-buildx, looked for in ${pluginFolders.join(', ')}. Install it.`);
  await prepare('Looking for buildx', join(root, 'scripts/engine-tree.sh'), [tree]);
  return join(tree, 'usr/libexec/docker/cli-plugins/docker-buildx');
}
