import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { ActionError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { CommandOutput } from './command-output.ts';
import { quoteEnd } from './output.ts';
import { fillPlaceholders, toEnvironment, type VerifyVariables } from './placeholders.ts';
import type { VerifyRequest } from './request.ts';
import type { CheckResult } from './result.ts';

/** How a command is run. */
export interface CommandContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Runs shell text that judges an archive, and logs its output. When it ends, times out or the step is cancelled, everything
 * that it started is ended, too. Throws `VERIFY` when there is no bash.
 */
export async function runVerifyCommand(
  { command, timeout }: VerifyRequest,
  variables: VerifyVariables,
  { env, log, signal }: CommandContext,
): Promise<CheckResult> {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', fillPlaceholders(command, variables)], {
    cwd: variables.path,
    env: { ...env, ...toEnvironment(variables) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own can be ended as a whole.
    detached: true,
  });
  const output = new CommandOutput(log);
  for (const stream of [child.stdout, child.stderr]) output.follow(stream);
  const ended = await awaitExit(child, timeout, signal);
  output.end();
  const passed = ended === 'exit code 0';
  return { name: 'verify-command', passed, detail: passed ? ended : `${ended}${quoteEnd(output.text)}` };
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
    // A server that it left running, for example, would keep its output open.
    await endGroup(child, closed);
  }
}

// Milliseconds between SIGTERM and SIGKILL.
const gracePeriod = 1000;

async function endGroup(child: Child, closed: Promise<unknown>): Promise<void> {
  const awaitClose = () => Promise.race([closed, sleep(gracePeriod)]);
  if (killGroup(child, 'SIGTERM')) await awaitClose();
  killGroup(child, 'SIGKILL');
  await awaitClose();
}

function killGroup({ pid }: Child, name: NodeJS.Signals): boolean {
  try {
    return pid !== undefined && process.kill(-pid, name);
  } catch {
    return false;
  }
}
