import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { bytesWritten, cpuOfEndedChildren, cpuOfTree, peakMemory } from './process-tree.ts';

/** A command that is measured, and where. */
export interface Trial {
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** DOCKER_HOST of the engine that works for it, a private one. */
  readonly host: string;
  /** Folders whose growth is what the command stored. */
  readonly stores: readonly string[];
  /** Throws when the command did not do what it is measured for. */
  readonly check?: () => Promise<void>;
}

/** What one command took. */
export interface Measure {
  readonly seconds: number;
  /** CPU seconds of the command and all it started. */
  readonly cpu: number;
  /** CPU seconds of dockerd, containerd and what they started. */
  readonly engineCpu: number;
  /** The most memory of the command's first process, in bytes. */
  readonly memory: number;
  /** Bytes the command and all it started wrote to files (`write_bytes`). */
  readonly written: number;
  /** Bytes that lie in the folders afterwards and did not before. */
  readonly stored: number;
}

// The kernel keeps the peak itself, so what is looked at too late is only its growth in the last moments.
const lookEvery = 20;

/** Runs a command to its end and measures it. */
export async function measure(trial: Trial): Promise<Measure> {
  const engine = Number(readFileSync(join(dirname(trial.host.replace('unix://', '')), 'dockerd.pid'), 'utf8'));
  const stored = sizeOf(trial.stores);
  const before = [cpuOfEndedChildren(), bytesWritten(), cpuOfTree(engine)] as const;
  const { seconds, memory } = await run(trial);
  const after = [cpuOfEndedChildren(), bytesWritten(), cpuOfTree(engine)] as const;
  await trial.check?.();
  return {
    ...{ seconds, memory, stored: sizeOf(trial.stores) - stored },
    ...{ cpu: after[0] - before[0], written: after[1] - before[1], engineCpu: after[2] - before[2] },
  };
}

/** Runs a command to its end; throws with what it said when it fails. */
export async function run({ command, cwd, env }: Omit<Trial, 'host' | 'stores'>) {
  const [program, ...args] = command;
  const started = performance.now();
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let memory = 0;
  const looker = setInterval(() => (memory = peakMemory(child.pid ?? 0) ?? memory), lookEvery);
  const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, at: performance.now() }));
  const [{ code, at }, output, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  clearInterval(looker);
  if (code !== 0) throw new Error(`${command.join(' ')}: exit ${code ?? 'by a signal'}\n${output}\n${errors}`);
  return { seconds: (at - started) / 1000, memory, output };
}

function sizeOf(folders: readonly string[]): number {
  const files = folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
  );
  return files.reduce((sum, file) => sum + (statSync(file).isFile() ? statSync(file).size : 0), 0);
}
