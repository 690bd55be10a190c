import type { RunRequest } from './request.ts';

/** How a container came to be judged. */
export type RunEnd =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly killedForMemory: boolean }
  /** All that was waited for answered. */
  | { readonly kind: 'ready' }
  /** `last` is what still was wrong. */
  | { readonly kind: 'late'; readonly last: string };

/** Judges a container by how it ended and what it wrote; gives the reason too. */
export function judgeRun(run: RunRequest, end: RunEnd, output: string): { passed: boolean; reason: string } {
  const awaited = describeWait(run);
  switch (end.kind) {
    case 'late':
      return { passed: false, reason: describeLate(run, end.last) };
    case 'ready':
      return { passed: true, reason: `${awaited} answered${run.output ? `, the output matches ${run.output}` : ''}` };
    case 'ended':
      return run.wait
        ? { passed: false, reason: `the container ${describeExit(end)} before ${awaited} answered` }
        : judgeEnded(run, end, output);
  }
}

function judgeEnded(run: RunRequest, end: RunEnd & { kind: 'ended' }, output: string): ReturnType<typeof judgeRun> {
  if (end.exitCode !== run.exitCode) {
    return { passed: false, reason: `the container ${describeExit(end)}, expected is ${run.exitCode}` };
  }
  if (!run.output) return { passed: true, reason: `exit code ${end.exitCode}` };
  if (!run.output.test(output)) return { passed: false, reason: `the output does not match ${run.output}` };
  return { passed: true, reason: `exit code ${end.exitCode}, the output matches ${run.output}` };
}

function describeLate({ wait, timeout }: RunRequest, last: string): string {
  const limit = `${timeout / 1000} s`;
  return wait ? `not ready within ${limit} (${last})` : `the container still runs after ${limit}`;
}

function describeExit({ exitCode, killedForMemory }: RunEnd & { kind: 'ended' }): string {
  return `ended with exit code ${exitCode}${killedForMemory ? ' (out of memory)' : ''}`;
}

function describeWait({ wait }: RunRequest): string {
  const { port, http } = wait ?? {};
  return [port === undefined ? '' : `port ${port}`, http ? `:${http.port}${http.path}` : '']
    .filter(Boolean)
    .join(' and ');
}
