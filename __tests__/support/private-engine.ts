import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './repository.ts';

const script = join(root, 'scripts/engine.sh');
const execute = promisify(execFile);

/** An engine that belongs to one test alone, which may do it any harm. */
export interface PrivateEngine extends AsyncDisposable {
  /** Its DOCKER_HOST. */
  readonly host: string;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
}

/** Starts an engine, of the kind under test unless another is named, with a store of its own and further `settings` of engine.sh; ends it and removes all of it when disposed of. */
export async function startPrivateEngine(
  id = process.env['TEST_ENGINE'] ?? '20',
  settings: Readonly<Record<`ENGINE_${string}`, string>> = {},
): Promise<PrivateEngine> {
  // Not below the system's folder for temporary files: that is often no disk, and its path often too long for a socket.
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
