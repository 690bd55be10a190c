import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A program to run, without a shell. */
export interface ProgramOrder {
  /** Found on the PATH of `env`. */
  readonly program: string;
  readonly args: readonly string[];
  /** The whole environment of the program. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Called with each line it writes to either stream. */
  readonly onLine: (line: string) => void;
  readonly signal: AbortSignal;
}

// A cancelled step has less than the 7.5 s that the runner gives it.
const patience = 2000;

/**
 * Runs a program to its end and gives its exit code; an abort ends it and all it started. Rejects with what the abort
 * said, or with what `spawn` said where it could not be started.
 */
export async function runProgram({ program, args, env, cwd, onLine, signal }: ProgramOrder): Promise<number> {
  signal.throwIfAborted();
  // A group of its own: what it started ends with it.
  const detached = process.platform !== 'win32';
  const child = spawn(program, args, { cwd, env, detached, stdio: ['ignore', 'pipe', 'pipe'] });
  const reading = Promise.all([child.stdout, child.stderr].map(stream => readLines(stream, onLine, signal)));
  // Nobody goes on before the program is gone.
  reading.catch(() => undefined);
  const code = await awaitEnd(child, signal);
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
  const cleared = promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  });
  return cleared;
}

function end({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, name);
  } catch {
    // It is gone already.
  }
}
