import { ActionError } from '../../core/errors.ts';
import { startProcess, type ProcessRequest, type RunningProcess } from '../../core/child-process.ts';

/** How the Docker CLI is run. */
export interface DockerProgram extends Pick<ProcessRequest, 'env' | 'signal'> {
  /** Absolute; relative paths of inputs start here. */
  readonly workspace: string;
}

/** Starts `docker` with these arguments, without a shell; `ended` rejects with `DOCKER_CLI_MISSING` where there is none. An abort ends it and all it started. */
export function startDocker(args: readonly string[], { env, workspace, signal }: DockerProgram): RunningProcess {
  const running = startProcess({ program: 'docker', args, env, cwd: workspace, signal });
  const ended = running.ended.catch((error: unknown) => {
    signal.throwIfAborted();
    throw explainStart(error as NodeJS.ErrnoException, workspace);
  });
  // Whoever reads its output may be the first to fail.
  ended.catch(() => undefined);
  return { ...running, ended };
}

/** What to do where there is no buildx. */
export const setupHint = 'Install it before this step:\n  - uses: docker/setup-buildx-action@v3';

function explainStart(cause: NodeJS.ErrnoException, workspace: string): ActionError {
  // Node says the same of a folder that is not there.
  const why = cause.code === 'ENOENT' ? 'it is not on the PATH' : cause.message;
  const message = `the program docker cannot be run in ${workspace}: ${why}; this build needs docker buildx`;
  return new ActionError('DOCKER_CLI_MISSING', message, { hint: setupHint, cause });
}
