import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log.ts';

/** How often and when something is tried again. */
export interface RetryRules {
  readonly what: string;
  readonly tries: number;
  /** Milliseconds before the second try; doubled for each further one. */
  readonly pause: number;
  readonly mayHelp: (error: unknown) => boolean;
  /** Milliseconds that the other side asked for; one that asks for longer than `longestPause` is not asked again. */
  readonly askedPause?: (error: unknown) => number | undefined;
}

/** Milliseconds that are waited at most because a server asks for it. */
export const longestPause = 60_000;

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
      const pause = rules.askedPause?.(error) ?? rules.pause * 2 ** (attempt - 1);
      if (attempt >= rules.tries || pause > longestPause || !rules.mayHelp(error)) throw error;
      log.info(`${rules.what} failed, try ${attempt} of ${rules.tries}: ${String(error)}`);
      await sleep(pause, undefined, { signal });
    }
  }
}

/** The milliseconds of a `Retry-After` in seconds; undefined when there is none. */
export function readRetryAfter(header: unknown): number | undefined {
  const asked = Number(header) * 1000;
  return Number.isNaN(asked) ? undefined : asked;
}

/** Whether an error says that the connection broke. */
export function isNetworkError(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return /ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|socket hang up|fetch failed|terminated/.test(
    [error, cause].map(each => `${String(each)} ${codeOf(each)}`).join(' '),
  );
}

/** The code of a system error; empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
