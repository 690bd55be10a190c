import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A command to run, without a shell. */
export interface ProcessRequest {
  /** Found on the PATH of `env`. */
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the process. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/** A process while it runs. */
export interface RunningProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Its exit code. Rejects with the reason of the abort, or with the error of `spawn` when it could not be started. */
  readonly ended: Promise<number>;
}

// Milliseconds between SIGTERM and SIGKILL: the runner gives a cancelled step 7.5 s in all.
const gracePeriod = 2000;

/** Starts a process; an abort ends it and its children. */
export function startProcess({ command, args, env, cwd, signal }: ProcessRequest): RunningProcess {
  signal.throwIfAborted();
  // A process group of its own, so that its children can be ended with it.
  const detached = process.platform !== 'win32';
  const child = spawn(command, args, { cwd, env, detached, stdio: ['pipe', 'pipe', 'pipe'] });
  const { stdin, stdout, stderr } = child;
  // It may end without reading its input.
  stdin.on('error', () => undefined);
  return { stdin, stdout, stderr, ended: awaitEnd(child, signal) };
}

/** Runs a process to its end, calls `onLine` with each line of its output and its errors, and gives its exit code; rejects as `ended` does. */
export async function runProcess(request: ProcessRequest, onLine: (line: string) => void): Promise<number> {
  const { stdin, stdout, stderr, ended } = startProcess(request);
  stdin.end();
  const reading = Promise.all([stdout, stderr].map(stream => readLines(stream, onLine, request.signal)));
  // Its failure is awaited below, after the process has ended.
  reading.catch(() => undefined);
  const code = await ended;
  await reading;
  return code;
}

async function readLines(stream: Readable, onLine: (line: string) => void, signal: AbortSignal): Promise<void> {
  let rest = '';
  const split = async (chunks: AsyncIterable<string>) => {
    for await (const chunk of chunks) {
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    }
  };
  await pipeline(stream.setEncoding('utf8'), split, { signal });
  if (rest !== '') onLine(rest);
}

function awaitEnd(child: ChildProcess, signal: AbortSignal): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    end(child, 'SIGTERM');
    timer = setTimeout(() => end(child, 'SIGKILL'), gracePeriod);
  };
  signal.addEventListener('abort', stop, { once: true });
  child.once('error', reject);
  child.once('close', code => (signal.aborted ? reject(signal.reason as Error) : resolve(code ?? 1)));
  promise
    .catch(() => undefined)
    .finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    });
  return promise;
}

function end({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, name);
  } catch {
    // It has ended already.
  }
}
