import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRecord } from '../../core/guards.ts';
import type { RegistryLogin } from '../../docker/credentials.ts';
import type { ScratchFolder } from './scratch-folder.ts';

/** How the docker config that buildx sees differs from the user's. */
export interface ConfigChanges {
  /** Takes precedence over what the config has for this registry. */
  readonly registry: RegistryLogin | undefined;
  /** Whether buildx sees the proxies of the config, which it makes build arguments of. */
  readonly proxies: boolean;
  /** What `BUILDX_CONFIG` says; empty: a folder in the docker config. */
  readonly buildxConfig: string;
}

type Environment = Readonly<Record<string, string>>;
type Config = Readonly<Record<string, unknown>>;

/** Gives the environment variables that show buildx the docker config folder `from` with these changes; the folder itself stays as it is. */
export async function overlayConfig(
  from: string,
  changes: ConfigChanges,
  scratch: ScratchFolder,
): Promise<Environment> {
  const { registry, proxies, buildxConfig } = changes;
  if (!registry && proxies) return {};
  const folder = join(scratch.path, 'docker');
  await mkdir(folder, { mode: 0o700 });
  const entries = await readdir(from).catch(() => []);
  for (const name of entries.filter(each => each !== 'config.json')) {
    await symlink(join(from, name), join(folder, name));
  }
  const config = parseRecord(await readFile(join(from, 'config.json')).catch(() => undefined)) ?? {};
  await scratch.write('docker/config.json', JSON.stringify(changeConfig(config, changes)));
  // What buildx writes about its builders must outlive the scratch folder.
  return { DOCKER_CONFIG: folder, BUILDX_CONFIG: buildxConfig || join(from, 'buildx') };
}

function changeConfig(config: Config, { registry, proxies }: ConfigChanges): Config {
  const kept = Object.fromEntries(Object.entries(config).filter(([key]) => key !== 'proxies' || proxies));
  if (!registry) return kept;
  const { host, username, password } = registry;
  const key = host === 'docker.io' ? 'https://index.docker.io/v1/' : host;
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  return {
    ...kept,
    auths: { ...(kept['auths'] as object | undefined), [key]: { auth } },
    // An empty name switches off `credsStore` for this registry.
    credHelpers: { ...(kept['credHelpers'] as object | undefined), [key]: '' },
  };
}
