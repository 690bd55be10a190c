import type { RunnerEnvironment } from '../../core/environment.ts';

/** What messages call the service. */
export const cacheService = 'the actions cache';

/** Whether the workflow denies this step both reading and writing the actions cache. */
export function isCacheOff({ env }: RunnerEnvironment): boolean {
  return cacheMode(env) === 'none';
}

/** Why this step cannot use or read the actions cache, in words; undefined where it can. */
export function cacheObstacle({ env }: RunnerEnvironment, use: 'any' | 'read'): string | undefined {
  const mode = cacheMode(env);
  if (mode === 'none' || (mode === 'write-only' && use === 'read')) return `cache-mode is ${mode}`;
  if (env['ACTIONS_CACHE_SERVICE_V2'] ? env['ACTIONS_RESULTS_URL'] : env['ACTIONS_CACHE_URL']) return undefined;
  return 'this step has no cache service (ACTIONS_RESULTS_URL is not set)';
}

/** Why this step cannot write to the actions cache although it has one; undefined where it can. */
export function readOnlyCache({ env }: RunnerEnvironment): string | undefined {
  const mode = cacheMode(env);
  return mode === 'read' || mode === 'none' ? `cache-mode is ${mode}` : undefined;
}

/** Whether a save was refused because the step may only read, as in a run that outsiders can trigger. */
export function isWriteDenied(reason: string): boolean {
  return /write denied/i.test(reason);
}

/** A call to the cache service that failed. */
export class CacheFailure extends Error {
  readonly transient: boolean;

  /** `reason` is what the library says about it. */
  constructor(reason: string) {
    // The library adds advice about firewalls to its message.
    const [happened = ''] = reason.split('\n');
    super(explainRefusal(happened));
    this.name = 'CacheFailure';
    this.transient = !/denied|after \d+ attempts|\(4(?!08|25|29)\d\d\)/i.test(happened);
  }
}

/** Whether an entry was not stored because another step has reserved its key. */
export function isReserved(reason: string): boolean {
  return /another job may be creating/i.test(reason);
}

/** Adds to a refusal of the cache service what it means for a workflow. */
export function explainRefusal(reason: string): string {
  if (isWriteDenied(reason)) {
    return `${reason}. Runs that outsiders can trigger get a read-only cache token; save from push or pull_request instead`;
  }
  if (isReserved(reason)) return 'another step has reserved the key and not finished it, or the service refused it';
  if (/429|rate limit/i.test(reason))
    return `${reason}. The repository is over its rate of cache uploads; the next run tries again`;
  return reason;
}

// The runner says what the workflow allows; if that is unset or unknown, everything is allowed.
function cacheMode(env: RunnerEnvironment['env']): string {
  return (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
}
