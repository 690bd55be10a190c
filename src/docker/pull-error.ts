import { ActionError } from '../core/errors.ts';
import { hintForFault, type RegistryFault } from './registry-fault.ts';

/** Codes for an image that its registry does not serve; each has its own hint. */
export type PullErrorCode = 'PULL_DENIED' | 'PULL_NOT_FOUND' | 'PULL_FAILED';

/** A pull that failed. */
export interface FailedPull {
  /** The image as it was asked for. */
  readonly reference: string;
  readonly host: string;
  /** Who talks to the registry: `the engine`, `this runner`. */
  readonly puller: string;
  readonly words: string;
  readonly fault: RegistryFault;
  readonly cause: unknown;
}

/** The error for an image that cannot be pulled. */
export function pullError(
  code: PullErrorCode,
  { reference, host, puller, words, fault, cause }: FailedPull,
): ActionError {
  const hints: Readonly<Record<PullErrorCode, string>> = {
    PULL_DENIED: `Check the credentials for ${host}:\n  with:\n    username: \${{ github.actor }}\n    password: \${{ secrets.GITHUB_TOKEN }}`,
    PULL_NOT_FOUND: 'Check image, version (it makes the tag) and platform.',
    PULL_FAILED: hintForFault(fault, host, puller),
  };
  return new ActionError(code, `cannot pull ${reference}: ${words}`, { hint: hints[code], cause });
}
