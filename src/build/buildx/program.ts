import { ActionError } from '../../core/errors.ts';
import { startProcess, type ProcessRequest, type RunningProcess } from '../../core/child-process.ts';

/** How the Docker CLI is run. */
export interface DockerProgram extends Pick<ProcessRequest, 'env' | 'signal'> {
  /** Absolute; relative paths of inputs start here. */
  readonly workspace: string;
}

/** What to do on a machine without buildx. */
export const setupHint = 'Install it before this step:\n  - uses: docker/setup-buildx-action@v3';

/** Starts `docker` with these arguments; `ended` rejects with `DOCKER_CLI_MISSING` when it cannot be started. */
export function startDocker(args: readonly string[], { env, workspace, signal }: DockerProgram): RunningProcess {
  const running = startProcess({ command: 'docker', args, env, cwd: workspace, signal });
  const ended = running.ended.catch((error: unknown) => {
    signal.throwIfAborted();
    throw explainStart(error as NodeJS.ErrnoException, workspace);
  });
  // A reader of its output may fail before `ended` is awaited.
  ended.catch(() => undefined);
  return { ...running, ended };
}

function explainStart(cause: NodeJS.ErrnoException, workspace: string): ActionError {
  // ENOENT also means that the workspace does not exist.
  const why = cause.code === 'ENOENT' ? 'it is not on the PATH' : cause.message;
  const message = `the program docker cannot be run in ${workspace}: ${why}; this build needs docker buildx`;
  return new ActionError('DOCKER_CLI_MISSING', message, { hint: setupHint, cause });
}
