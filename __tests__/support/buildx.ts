import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildxProgram } from './foreign.ts';

/** Makes a docker config folder with buildx and this config.json; gives the environment that points to it. */
export async function withBuildx(dir: string, config: object = {}): Promise<Record<string, string>> {
  const plugins = join(dir, 'cli-plugins');
  await mkdir(plugins, { recursive: true });
  await symlink(buildxProgram(), join(plugins, 'docker-buildx'));
  await writeFile(join(dir, 'config.json'), JSON.stringify(config));
  await chmod(dir, 0o700);
  return { DOCKER_CONFIG: dir };
}
