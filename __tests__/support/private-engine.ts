import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './repository.ts';

const script = join(root, 'scripts/engine.sh');
const execute = promisify(execFile);

/** An engine for one test, which may do any harm to it. */
export interface PrivateEngine extends AsyncDisposable {
  /** Its DOCKER_HOST. */
  readonly host: string;
  /** Kills it in the middle of its work. */
  kill(): Promise<void>;
}

/** Whether an engine did not start because its kind cannot be had on this machine. */
export function isNotHere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 77;
}

/** Starts an engine with a store of its own, by default of the kind under test, with these variables of engine.sh; disposing stops and removes it. */
export async function startPrivateEngine(
  id = process.env['TEST_ENGINE'] ?? '20',
  settings: Readonly<Record<`ENGINE_${string}`, string>> = {},
): Promise<PrivateEngine> {
  // Not in the system's temporary folder, which is often in memory, and whose path is often too long for a socket.
  const folder = await mkdtemp('/var/tmp/engine-');
  const env = { ...process.env, ENGINE_RUN: folder, ENGINE_DATA: join(folder, 'data'), ...settings };
  const control = (...args: string[]) => execute(script, args, { env });
  const dispose = async (): Promise<void> => {
    await control('stop', id, '--purge');
    await rm(folder, { recursive: true });
  };
  try {
    const { stdout } = await control('start', id);
    return {
      host: stdout.trim().replace('DOCKER_HOST=', ''),
      kill: async () => {
        process.kill(Number(await readFile(join(folder, `docker-archive-${id}/dockerd.pid`), 'utf8')), 'SIGKILL');
      },
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}
