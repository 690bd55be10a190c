import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './repository.ts';

/** Podman's service with a store of its own. */
export interface Podman extends AsyncDisposable {
  /** Its DOCKER_HOST. */
  readonly host: string;
}

/** Starts podman's service, which is installed on Debian where it is missing; needs root. */
export async function startPodman(): Promise<Podman> {
  execFileSync(join(root, 'scripts/packages.sh'), ['podman=podman'], { stdio: 'inherit' });
  const folder = await mkdtemp(join(tmpdir(), 'podman-'));
  const storage = join(folder, 'storage.conf');
  const [run, data, socket] = ['run', 'data', 'podman.sock'].map(name => join(folder, name));
  await writeFile(storage, `[storage]\ndriver = "vfs"\nrunroot = "${run}"\ngraphroot = "${data}"\n`);
  const env = { ...process.env, CONTAINERS_STORAGE_CONF: storage };
  const service = spawn('podman', ['system', 'service', '--time=0', `unix://${socket}`], { env, stdio: 'ignore' });
  while (!existsSync(socket ?? '')) {
    if (service.exitCode !== null) throw new Error(`podman ended with ${service.exitCode}`);
    await sleep(20);
  }
  return {
    host: `unix://${socket}`,
    [Symbol.asyncDispose]: async () => {
      const ended = once(service, 'exit');
      service.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
