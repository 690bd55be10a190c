import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A program to run, without a shell. */
export interface ProcessRequest {
  /** Found on the PATH of `env`. */
  readonly program: string;
  readonly args: readonly string[];
  /** The whole environment of the program. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/** A program while it runs. */
export interface RunningProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Its exit code, once it is gone; rejects with what the abort said, or with what `spawn` said where it could not be started. */
  readonly ended: Promise<number>;
}

// A cancelled step has less than the 7.5 s that the runner gives it.
const patience = 2000;

/** Starts a program; an abort ends it and all it started. */
export function startProcess({ program, args, env, cwd, signal }: ProcessRequest): RunningProcess {
  signal.throwIfAborted();
  // A group of its own: what it started ends with it.
  const detached = process.platform !== 'win32';
  const child = spawn(program, args, { cwd, env, detached, stdio: ['pipe', 'pipe', 'pipe'] });
  const { stdin, stdout, stderr } = child;
  // It may end without reading what it is given.
  stdin.on('error', () => undefined);
  return { stdin, stdout, stderr, ended: awaitEnd(child, signal) };
}

/** Runs a program to its end, tells each line it writes to either stream, and gives its exit code; rejects as `ended` does. */
export async function runProcess(order: ProcessRequest, onLine: (line: string) => void): Promise<number> {
  const { stdin, stdout, stderr, ended } = startProcess(order);
  stdin.end();
  const reading = Promise.all([stdout, stderr].map(stream => readLines(stream, onLine, order.signal)));
  // Nobody goes on before the program is gone.
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
    timer = setTimeout(() => end(child, 'SIGKILL'), patience);
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
    // It is gone already.
  }
}
