import { ActionError } from '../core/errors.ts';

/** What came of one check. */
export interface CheckResult {
  /** The input that asked for it. */
  readonly name: string;
  readonly passed: boolean;
  /** What was found; for a container or command that failed, the end of its output too. */
  readonly detail: string;
}

/** Checks that failed, with all that were made. */
export class CheckFailure extends ActionError {
  readonly checks: readonly CheckResult[];

  constructor(code: string, message: string, checks: readonly CheckResult[]) {
    super(code, message);
    this.name = 'CheckFailure';
    this.checks = checks;
  }
}

/** Puts all failed checks of an image into one `CHECK` error; undefined when none failed. */
export function failureOf(reference: string, results: readonly CheckResult[]): CheckFailure | undefined {
  const failed = results.filter(({ passed }) => !passed).map(({ name, detail }) => `${name}: ${detail}`);
  if (failed.length === 0) return undefined;
  const [only] = failed;
  const message =
    failed.length === 1
      ? `${reference} fails the check ${only}`
      : `${reference} fails ${failed.length} checks:\n${failed.map(line => `- ${line}`).join('\n')}`;
  return new CheckFailure('CHECK', message, results);
}
