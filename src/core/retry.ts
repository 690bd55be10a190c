import { messageOf } from './errors.ts';
import type { Log } from './log.ts';
import { pauseFor } from './pause.ts';
import { isTransient } from './transient.ts';

/** How often an operation is tried. */
export interface RetryRules {
  /** Names the operation in the log. */
  readonly what: string;
  readonly tries: number;
  /** Milliseconds before the second try; doubled for each further one. */
  readonly pause: number;
}

/** The longest pause in milliseconds that a server may ask for. */
export const longestPause = 60_000;

/**
 * Tries an idempotent operation again after a transient error; the last error is thrown as it came. A pause that the
 * error asks for (`retryAfter`, milliseconds) replaces our own; an error that asks for more than `longestPause` is final.
 */
export async function retry<T>(
  { what, tries, pause }: RetryRules,
  operation: () => Promise<T>,
  log: Log,
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await operation();
    } catch (error) {
      signal.throwIfAborted();
      const wait = askedPause(error) ?? pause * 2 ** (attempt - 1);
      if (attempt >= tries || wait > longestPause || !isTransient(error)) throw error;
      log.info(`${what} failed, try ${attempt} of ${tries}: ${messageOf(error)}`);
      await pauseFor(wait, signal);
    }
  }
}

function askedPause(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('retryAfter' in error)) return undefined;
  return typeof error.retryAfter === 'number' ? error.retryAfter : undefined;
}
