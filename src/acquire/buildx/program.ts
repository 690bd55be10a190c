import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { ActionError } from '../../report/errors.ts';

/** How the Docker CLI is run. */
export interface DockerProgram {
  /** The whole environment of the program. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; relative paths of inputs start here. */
  readonly workspace: string;
  readonly signal: AbortSignal;
}

/** The Docker CLI while it runs. */
export interface RunningProgram {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Its exit code, once it is gone; rejects with `DOCKER_CLI_MISSING`, or with what it was ended by. */
  readonly ended: Promise<number>;
}

// A cancelled step has less than the 7.5 s that the runner gives it.
const patience = 2000;

/** Starts `docker` with these arguments, without a shell. An abort ends it and all it started. */
export function startDocker(args: readonly string[], { env, workspace, signal }: DockerProgram): RunningProgram {
  signal.throwIfAborted();
  // A group of its own: the CLI runs buildx as a child.
  const detached = process.platform !== 'win32';
  const child = spawn('docker', args, { cwd: workspace, env, detached, stdio: ['pipe', 'pipe', 'pipe'] });
  const { stdin, stdout, stderr } = child;
  // It may end without reading what it is given.
  stdin.on('error', () => undefined);
  return { stdin, stdout, stderr, ended: awaitEnd(child, signal, workspace) };
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

function awaitEnd(child: Child, signal: AbortSignal, workspace: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    end(child, 'SIGTERM');
    timer = setTimeout(() => end(child, 'SIGKILL'), patience);
  };
  signal.addEventListener('abort', stop, { once: true });
  child.once('error', error => reject(explainStart(error, workspace)));
  child.once('close', code => (signal.aborted ? reject(signal.reason as Error) : resolve(code ?? 1)));
  promise
    .catch(() => undefined)
    .finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    });
  return promise;
}

function end({ pid }: Child, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, name);
  } catch {
    // It is gone already.
  }
}

/** What to do where there is no buildx. */
export const setupHint = 'Install it before this step:\n  - uses: docker/setup-buildx-action@v3';

function explainStart(cause: NodeJS.ErrnoException, workspace: string): ActionError {
  // Node says the same of a folder that is not there.
  const why = cause.code === 'ENOENT' ? 'it is not on the PATH' : cause.message;
  const message = `the program docker cannot be run in ${workspace}: ${why}; this build needs docker buildx`;
  return new ActionError('DOCKER_CLI_MISSING', message, { hint: setupHint, cause });
}
