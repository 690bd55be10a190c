import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A BuildKit of one test, as a builder of buildx. */
export interface BuildKitBuilder extends AsyncDisposable {
  /** The name of its builder. */
  readonly name: string;
}

/** Why BuildKit cannot be started on this machine; undefined if it can. */
export function buildkitdObstacle(): string | undefined {
  if (process.getuid?.() !== 0) return 'buildkitd needs root here';
  try {
    execFileSync('buildkitd', ['--version']);
    return undefined;
  } catch {
    return 'there is no buildkitd on the PATH';
  }
}

/** Starts buildkitd, and creates a builder with the driver `remote` for it in the docker config that `env` names. */
export async function startBuildKit(env: Readonly<Record<string, string>>): Promise<BuildKitBuilder> {
  // Not in the system's temporary folder, which is often in memory.
  const folder = await mkdtemp('/var/tmp/buildkit-');
  const address = `unix://${folder}/s`;
  const options = ['--oci-worker-net=host', '--containerd-worker=false', '--oci-worker-snapshotter=native'];
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  const child = spawn('buildkitd', ['--addr', address, '--root', join(folder, 'root'), ...options], {
    stdio: [...stdio],
  });
  for await (const line of createInterface({ input: child.stderr })) if (line.includes('running server')) break;
  child.stderr.resume();
  const name = `remote-${randomBytes(4).toString('hex')}`;
  const buildx = (...args: string[]) =>
    execFileSync('docker', ['buildx', ...args], { env: { ...process.env, ...env }, stdio: 'pipe' });
  buildx('create', '--name', name, '--driver', 'remote', address);
  return {
    name,
    [Symbol.asyncDispose]: async () => {
      buildx('rm', name);
      const gone = once(child, 'exit');
      child.kill();
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
