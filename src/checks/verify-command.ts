import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VerifyRequest } from './request.ts';
import { ActionError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { fillPlaceholders, type VerifyVariables } from './placeholders.ts';
import { quoteEnd } from './output.ts';
import type { CheckResult } from './result.ts';

/** How a command is run. */
export interface CommandContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Runs shell text that judges an archive, its output in the log; what it starts ends with it when time is up or the step is cancelled. */
export async function runVerify(
  { command, timeout }: VerifyRequest,
  about: VerifyVariables,
  { env, log, signal }: CommandContext,
): Promise<CheckResult> {
  const named = Object.entries<string>({ ...about });
  const variables = named.map(([name, value]) => [`DOCKER_ARCHIVE_${name.toUpperCase()}`, value] as const);
  const child = spawn('bash', ['-euo', 'pipefail', '-c', fillPlaceholders(command, about)], {
    cwd: about.path,
    env: { ...env, ...Object.fromEntries(variables) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that all of it can be ended.
    detached: true,
  });
  const output = new Tail(log);
  for (const stream of [child.stdout, child.stderr]) output.follow(stream);
  const ended = await awaitExit(child, timeout, signal);
  const { name, passed } = { name: 'verify-command', passed: ended === 'exit code 0' };
  output.end();
  return { name, passed, detail: passed ? ended : `${ended}${quoteEnd(output.text)}` };
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

async function awaitExit(child: Child, timeout: number, signal: AbortSignal): Promise<string> {
  const expiry = AbortSignal.timeout(timeout);
  const closed = new Promise(resolve => child.once('close', resolve));
  try {
    const exit: unknown[] = await once(child, 'exit', { signal: AbortSignal.any([signal, expiry]) });
    const [code, killer] = exit as [number | null, NodeJS.Signals | null];
    return killer === null ? `exit code ${code}` : `ended by ${killer}`;
  } catch (error) {
    signal.throwIfAborted();
    if (expiry.aborted) return `not done within ${timeout / 1000} s`;
    const hint = 'Install bash on this runner, or leave verify-command out.';
    throw new ActionError('VERIFY', 'verify-command cannot be run by bash', { hint, cause: error });
  } finally {
    // What it left running, a server say, would hold its output open.
    await endGroup(child, closed);
  }
}

// Milliseconds between the polite end and the other.
const grace = 1000;

async function endGroup(child: Child, closed: Promise<unknown>): Promise<void> {
  const wait = () => Promise.race([closed, sleep(grace)]);
  if (killGroup(child, 'SIGTERM')) await wait();
  killGroup(child, 'SIGKILL');
  await wait();
}

function killGroup({ pid }: Child, name: NodeJS.Signals): boolean {
  try {
    return pid !== undefined && process.kill(-pid, name);
  } catch {
    return false;
  }
}

const longestTail = 16 * 1024;

// Hands lines on as they come, both streams of them, and keeps the last ones.
class Tail {
  readonly #log: Log;
  readonly #rests = new Map<Readable, string>();
  text = '';

  constructor(log: Log) {
    this.#log = log;
  }

  follow(stream: Readable): void {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = ((this.#rests.get(stream) ?? '') + chunk).split('\n');
      this.#rests.set(stream, lines.pop() ?? '');
      if (lines.length > 0) this.#say(lines.join('\n'));
    });
  }

  end(): void {
    for (const rest of this.#rests.values()) if (rest !== '') this.#say(rest);
  }

  #say(text: string): void {
    this.#log.foreign(text);
    this.text = `${this.text}${text}\n`.slice(-longestTail);
  }
}
