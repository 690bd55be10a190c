import { readdir, readFile, symlink, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRecord } from '../../core/guards.ts';
import type { RegistryLogin } from '../../docker/credentials.ts';
import type { ScratchFolder } from './scratch.ts';

/** How the docker config that buildx sees differs from the user's. */
export interface ConfigChanges {
  /** Takes precedence over what the config says of this registry. */
  readonly registry: RegistryLogin | undefined;
  /** Whether the proxies of the config become build arguments. */
  readonly proxies: boolean;
}

type Env = Readonly<Record<string, string>>;

/** The environment that shows the docker config folder `from` with these changes; the folder itself stays as it is. */
export async function changeConfig(from: string, changes: ConfigChanges, scratch: ScratchFolder): Promise<Env> {
  if (!changes.registry && changes.proxies) return {};
  const folder = join(scratch.path, 'docker');
  await mkdir(folder, { mode: 0o700 });
  const entries = await readdir(from).catch(() => []);
  for (const name of entries.filter(each => each !== 'config.json'))
    await symlink(join(from, name), join(folder, name));
  const config = parseRecord(await readFile(join(from, 'config.json')).catch(() => undefined)) ?? {};
  await scratch.write('docker/config.json', JSON.stringify(change(config, changes)));
  // Builders are kept where they were: what buildx writes there must not go with the scratch.
  return { DOCKER_CONFIG: folder, BUILDX_CONFIG: join(from, 'buildx') };
}

function change(config: Readonly<Record<string, unknown>>, { registry, proxies }: ConfigChanges): object {
  const kept = Object.fromEntries(Object.entries(config).filter(([key]) => key !== 'proxies' || proxies));
  if (!registry) return kept;
  const { host, username, password } = registry;
  const key = host === 'docker.io' ? 'https://index.docker.io/v1/' : host;
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  return {
    ...kept,
    auths: { ...(kept['auths'] as object | undefined), [key]: { auth } },
    // No helper for this registry, not even the one for all (credsStore).
    credHelpers: { ...(kept['credHelpers'] as object | undefined), [key]: '' },
  };
}
