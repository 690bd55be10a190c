import { ActionError, codeOf, messageOf } from '../core/errors.ts';
import { isTransientStatus, isTransientText } from '../core/transient.ts';

/** Why a registry did not do what the engine asked it for. */
export type RefusalKind = 'denied' | 'not-found' | 'failed';

/** An engine's refusal in its own words. It passes the answers of registries on as text only. */
export abstract class EngineError extends Error {
  /** Whether the same call may succeed a moment later; refusals for good come with the same HTTP status. */
  get transient(): boolean {
    return this.kind === 'failed' && isTransientText(withoutNames(this.message));
  }

  get kind(): RefusalKind {
    return classifyRefusal(this.message);
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

  override get transient(): boolean {
    return isTransientStatus(this.status) && super.transient;
  }

  // An engine also answers 404 for what the registry hides, and only the words show the difference.
  override get kind(): RefusalKind {
    if (this.status === 401 || this.status === 403) return 'denied';
    return this.status === 404 && super.kind === 'failed' ? 'not-found' : super.kind;
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

/** Sorts the words that an engine passed on from a registry. */
export function classifyRefusal(words: string): RefusalKind {
  const said = withoutNames(words);
  if (
    /unauthorized|denied|authentication|authorization|not authorized|no basic auth|incorrect username|\b40[13]\b/i.test(
      said,
    )
  ) {
    return 'denied';
  }
  if (/not found|manifest unknown|name unknown|no matching manifest|does not exist/i.test(said)) return 'not-found';
  return 'failed';
}

/** What an engine said, without addresses and images: `acme/authentication` must not pass for a refused login. */
export function withoutNames(words: string): string {
  return words.replace(/\b[\w.-]+(?::\d+)?(?:\/[\w.@:+-]+)+|\b[a-z0-9][\w.-]*:\w[\w.-]*/g, '');
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

/** The error for an answer that is not what was asked for: `ENGINE_ANSWER`. */
export function strangeAnswer(wanted: string): ActionError {
  const hint = 'Is it a Docker engine that listens there, or something in between?\n  with:\n    docker-host: …';
  return new ActionError('ENGINE_ANSWER', `the Docker engine answered something other than ${wanted}`, { hint });
}

/** Whether an error means that a connection ended early or could no longer be used. */
export function isConnectionError(error: unknown): boolean {
  return /^(ECONN|EPIPE$|ETIMEDOUT$|ERR_STREAM_PREMATURE_CLOSE$|HPE_)/.test(codeOf(error));
}

/** What an answer is, or undefined when the engine answered that there is no such thing. */
export async function orMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 404) return undefined;
    throw error;
  }
}

type CallError = Error & { statusCode?: number; json?: { message?: string } | null };

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'EACCES',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTSOCK',
]);

/**
 * Names what went wrong with a call to the engine called `name`: `EngineRefusal`, `ENGINE_TLS`, `ENGINE_DOWN`, and
 * `ENGINE_LOST` unless the call is streamed: then only its caller knows what was lost.
 */
export function explainCall(error: CallError, name: string, streamed: boolean): Error {
  if (error.statusCode !== undefined) return new EngineRefusal(error.statusCode, refusalText(error), error);
  const code = codeOf(error);
  if (/CERT|SIGNATURE|SELF_SIGNED/.test(code)) {
    const message = `the Docker engine at ${name} shows a certificate that is not trusted (${code})`;
    const hint = 'Put the ca.pem of that engine into $DOCKER_CERT_PATH.';
    return new ActionError('ENGINE_TLS', message, { hint, cause: error });
  }
  if (unreachable.has(code)) {
    const hint =
      'Start Docker on this runner, or name the engine:\n  with:\n    docker-host: unix:///var/run/docker.sock';
    return new ActionError('ENGINE_DOWN', `no Docker engine answers at ${name} (${code})`, { hint, cause: error });
  }
  return !streamed && isConnectionError(error) ? connectionLost(`a request to ${name}`, error) : error;
}

function refusalText({ json, message }: CallError): string {
  return json?.message ?? message.replace(/^\(HTTP code \d+\) [^-]*- /, '').trim();
}
