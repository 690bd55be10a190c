import type { RunRequest } from './request.ts';

/** How the run of a container ended. */
export type RunOutcome =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly killedForMemory: boolean }
  /** Everything that was waited for has answered. */
  | { readonly kind: 'ready' }
  /** Time ran out; `problem` is what was still wrong. */
  | { readonly kind: 'late'; readonly problem: string };

type Ended = RunOutcome & { readonly kind: 'ended' };

/** Whether a run is as requested, and why. */
export interface RunVerdict {
  readonly passed: boolean;
  readonly reason: string;
}

/** Judges a run by its outcome and by what the container wrote. */
export function judgeRun(request: RunRequest, outcome: RunOutcome, output: string): RunVerdict {
  const awaited = nameAwaited(request);
  switch (outcome.kind) {
    case 'late':
      return { passed: false, reason: describeLate(request, outcome.problem) };
    case 'ready':
      return {
        passed: true,
        reason: `${awaited} answered${request.output ? `, the output matches ${request.output}` : ''}`,
      };
    case 'ended':
      return request.wait
        ? { passed: false, reason: `the container ${describeExit(outcome)} before ${awaited} answered` }
        : judgeEnded(request, outcome, output);
  }
}

function judgeEnded(request: RunRequest, ended: Ended, output: string): RunVerdict {
  const { exitCode, output: expected } = request;
  if (ended.exitCode !== exitCode) {
    return { passed: false, reason: `the container ${describeExit(ended)}, expected is ${exitCode}` };
  }
  if (!expected) return { passed: true, reason: `exit code ${exitCode}` };
  if (!expected.test(output)) return { passed: false, reason: `the output does not match ${expected}` };
  return { passed: true, reason: `exit code ${exitCode}, the output matches ${expected}` };
}

function describeLate({ wait, timeout }: RunRequest, problem: string): string {
  const limit = `${timeout / 1000} s`;
  return wait ? `not ready within ${limit} (${problem})` : `the container is still running after ${limit}`;
}

function describeExit({ exitCode, killedForMemory }: Ended): string {
  return `ended with exit code ${exitCode}${killedForMemory ? ' (out of memory)' : ''}`;
}

function nameAwaited({ wait }: RunRequest): string {
  const { port, http } = wait ?? {};
  return [port === undefined ? '' : `port ${port}`, http ? `:${http.port}${http.path}` : '']
    .filter(Boolean)
    .join(' and ');
}
