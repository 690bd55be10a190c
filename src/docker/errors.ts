import { ActionError, messageOf } from '../core/errors.ts';
import { isTransientText } from '../core/transient.ts';

/** What an engine said no with, in its own words. It passes the answers of registries on as text only. */
export abstract class EngineError extends Error {
  /** Whether the same call may succeed a moment later; refusals for good come with the same HTTP status. */
  get transient(): boolean {
    return classifyRefusal(this.message) === 'failed' && isTransientText(this.message);
  }

  /** The message without the engine's own preamble. */
  get words(): string {
    return this.message.replace(/^Error response from daemon: /, '');
  }
}

/** A refusal of the engine: its HTTP status and its own words. */
export class EngineRefusal extends EngineError {
  readonly status: number;

  constructor(status: number, message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'EngineRefusal';
    this.status = status;
  }
}

/** What an engine reported as failed inside a stream that began with HTTP 200. */
export class EngineStreamError extends EngineError {
  readonly exitCode: number | undefined;

  constructor(message: string, exitCode?: number) {
    super(message);
    this.name = 'EngineStreamError';
    this.exitCode = exitCode;
  }
}

/** Why a registry did not do what the engine asked it for. */
export type RefusalKind = 'denied' | 'not-found' | 'failed';

/** Sorts the words that an engine passed on from a registry. */
export function classifyRefusal(words: string): RefusalKind {
  if (/unauthorized|denied|authentication|authorization|no basic auth|incorrect username|\b40[13]\b/i.test(words)) {
    return 'denied';
  }
  if (/not found|manifest unknown|name unknown|no matching manifest|does not exist/i.test(words)) return 'not-found';
  return 'failed';
}

/** The error for a connection to the engine that ended early: `ENGINE_LOST`. An `ActionError` stays what it is. */
export function connectionLost(what: string, cause: unknown): ActionError {
  if (cause instanceof ActionError) return cause;
  // The error of an abort has its reason as the cause.
  if (cause instanceof Error && cause.cause instanceof ActionError) return cause.cause;
  const message = `${what} failed: the engine closed the connection (${messageOf(cause)})`;
  return new ActionError('ENGINE_LOST', message, {
    hint: 'Look for the reason in the log of the Docker daemon.',
    cause,
  });
}
