import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../report/log.ts';

/** How often and when something is tried again. */
export interface RetryRules {
  readonly what: string;
  readonly tries: number;
  /** Milliseconds before the second try; doubled for each further one. */
  readonly pause: number;
  readonly mayHelp: (error: unknown) => boolean;
}

/** Tries an idempotent operation again while `mayHelp` says so; the last error is thrown as it came. */
export async function retry<T>(
  rules: RetryRules,
  operation: () => Promise<T>,
  log: Log,
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await operation();
    } catch (error) {
      signal.throwIfAborted();
      if (attempt >= rules.tries || !rules.mayHelp(error)) throw error;
      log.info(`${rules.what} failed, try ${attempt} of ${rules.tries}: ${String(error)}`);
      await sleep(rules.pause * 2 ** (attempt - 1), undefined, { signal });
    }
  }
}

/** Whether an error says that the connection broke, which the @actions libraries do not try again themselves. */
export function isNetworkError(error: unknown): boolean {
  return /ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|socket hang up|fetch failed|terminated/.test(
    `${String(error)} ${String(error instanceof Error ? error.cause : '')}`,
  );
}
