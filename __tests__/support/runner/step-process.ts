import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandReader, LineCutter } from './commands.ts';

/** How a step's process ended. */
export interface StepExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

const termAfter = 7500;
const killAfter = 2500;
// How long the runner waits for a child that keeps the streams open.
const drainTime = 5000;

/** The node process of a step; both its streams are read for commands. */
export class StepProcess {
  readonly reader = new CommandReader();
  readonly exited: Promise<StepExit>;
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #started = performance.now();
  readonly #watchers = new Set<() => void>();
  #stdout = '';
  #stderr = '';

  constructor(main: string, cwd: string, env: Readonly<Record<string, string | undefined>>) {
    this.#child = spawn(process.execPath, [main], { cwd, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const cutters = [
      this.#listen(this.#child.stdout, text => (this.#stdout += text)),
      this.#listen(this.#child.stderr, text => (this.#stderr += text)),
    ];
    this.exited = this.#end(cutters);
  }

  /** Waits until the output matches; throws if the process ends before that. */
  waitFor(pattern: RegExp): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!pattern.test(this.#stdout) && !pattern.test(this.#stderr)) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
      look();
      const printed = () => `the step ended before it printed ${pattern}:\n${this.#stdout}${this.#stderr}`;
      this.exited.then(() => reject(new Error(printed())), reject);
    });
  }

  /** Signals the process, but not its children. */
  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Sends SIGINT, then SIGTERM, then SIGKILL, until the process ends. */
  cancel(): void {
    const exit = new AbortController();
    this.#child.once('exit', () => exit.abort());
    const pause = (ms: number) => sleep(ms, undefined, { signal: exit.signal });
    const escalate = async () => {
      this.kill('SIGINT');
      await pause(termAfter);
      this.kill('SIGTERM');
      await pause(killAfter);
      this.kill('SIGKILL');
    };
    escalate().catch(() => undefined);
  }

  #listen(stream: Readable, keep: (text: string) => void): LineCutter {
    const cutter = new LineCutter(line => this.reader.read(line));
    stream.setEncoding('utf8').on('data', (text: string) => {
      keep(text);
      cutter.push(text);
      this.#watchers.forEach(look => look());
    });
    return cutter;
  }

  async #end(cutters: readonly LineCutter[]): Promise<StepExit> {
    const closed = once(this.#child, 'close');
    const [code, signal] = (await once(this.#child, 'exit')) as [number | null, NodeJS.Signals | null];
    const seconds = (performance.now() - this.#started) / 1000;
    const drained = new AbortController();
    const drain = sleep(drainTime, undefined, { signal: drained.signal }).catch(() => undefined);
    await Promise.race([closed, drain]);
    drained.abort();
    cutters.forEach(cutter => cutter.end());
    this.#child.stdout.destroy();
    this.#child.stderr.destroy();
    return { code, signal, stdout: this.#stdout, stderr: this.#stderr, seconds };
  }
}
