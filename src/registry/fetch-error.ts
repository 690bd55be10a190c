import { ActionError, messageOf } from '../core/errors.ts';
import { HttpFailure } from '../core/http-failure.ts';
import { isTransient } from '../core/transient.ts';
import { pullError, type PullErrorCode } from '../docker/pull-error.ts';
import type { RegistryFault } from '../docker/registry-fault.ts';
import { RegistryRefusal } from './refusal.ts';

/** An answer that ended before all its bytes had arrived. */
export class IncompleteAnswer extends Error {
  readonly transient = true;

  constructor(message: string) {
    super(message);
    this.name = 'IncompleteAnswer';
  }
}

/** The error for something in a registry that cannot be kept as an image; `problem` continues "it …". */
export function unsupported(what: string, problem: string, hint?: string): ActionError {
  return new ActionError('PULL_UNSUPPORTED', `cannot pull ${what}: it ${problem}`, { hint });
}

/** The error for bytes that do not match their digest or their size. */
export function corrupt(what: string, host: string, problem: string): ActionError {
  return new ActionError(
    'PULL_CORRUPT',
    `cannot pull ${what}: ${host} sent bytes that are not the image's: ${problem}`,
    {
      hint: 'Run the step again. If that does not help, push the image again.',
    },
  );
}

/**
 * Names what went wrong with a registry: `PULL_DENIED`, `PULL_NOT_FOUND`, `PULL_FAILED`. An error that says nothing
 * about the registry stays what it is. `host` is the user's name for the registry, `server` its address.
 */
export function explainFetch(what: string, host: string, server: string, cause: unknown): unknown {
  const explained = cause instanceof RegistryRefusal || cause instanceof HttpFailure;
  if (!explained && !isTransient(cause)) return cause;
  const words = explained ? messageOf(cause) : `${server} closed the connection (${messageOf(cause)})`;
  const code = cause instanceof RegistryRefusal ? codeOfStatus(cause.status) : 'PULL_FAILED';
  return pullError(code, { reference: what, host, puller: 'this runner', words, fault: faultOf(cause), cause });
}

function faultOf(cause: unknown): RegistryFault {
  if (cause instanceof HttpFailure) return cause.kind;
  if (!(cause instanceof RegistryRefusal)) return 'broken';
  if (cause.status === 429) return 'busy';
  return cause.status >= 500 ? 'broken' : 'refused';
}

function codeOfStatus(status: number): PullErrorCode {
  if (status === 401 || status === 403) return 'PULL_DENIED';
  return status === 404 ? 'PULL_NOT_FOUND' : 'PULL_FAILED';
}
