import type { RunnerEnvironment } from '../../core/environment.ts';

/** What messages call the service. */
export const cacheService = 'the actions cache';

/** Why this step cannot use the actions cache, in words; undefined where it can. */
export function cacheObstacle({ env }: RunnerEnvironment): string | undefined {
  if (env['ACTIONS_CACHE_SERVICE_V2'] ? env['ACTIONS_RESULTS_URL'] : env['ACTIONS_CACHE_URL']) return undefined;
  return 'this step has no cache service (ACTIONS_RESULTS_URL is not set)';
}

/** A call to the cache service that failed. */
export class CacheFailure extends Error {
  readonly transient: boolean;

  /** `reason` is what the library says about it. */
  constructor(reason: string) {
    // The library adds advice about firewalls to what happened.
    const [happened = ''] = reason.split('\n');
    super(explainRefusal(happened));
    this.name = 'CacheFailure';
    this.transient = !/denied|\(4(?!08|25|29)\d\d\)/i.test(happened);
  }
}

/** Whether an entry was not stored because another step has reserved its key. */
export function isReserved(reason: string): boolean {
  return /another job may be creating/i.test(reason);
}

/** Adds to a refusal of the cache service what it means for a workflow. */
export function explainRefusal(reason: string): string {
  if (/write denied/i.test(reason)) {
    return `${reason}. Runs that outsiders can trigger get a read-only cache token; save from push or pull_request instead`;
  }
  if (/429|rate limit/i.test(reason))
    return `${reason}. The repository is over its rate of cache uploads; the next run tries again`;
  return reason;
}
