import { ActionError } from '../core/errors.ts';

/** The result of one check. */
export interface CheckResult {
  /** The input that asked for it. */
  readonly name: string;
  readonly passed: boolean;
  /** What was found; when a container or command failed, with the end of its output. */
  readonly detail: string;
}

/** The error for failed checks, with the results of all checks. */
export class CheckFailure extends ActionError {
  readonly checks: readonly CheckResult[];

  constructor(code: string, message: string, checks: readonly CheckResult[]) {
    super(code, message);
    this.name = 'CheckFailure';
    this.checks = checks;
  }
}

/** Makes one `CHECK` error of all failed checks of an image; undefined when none failed. */
export function checkFailure(reference: string, results: readonly CheckResult[]): CheckFailure | undefined {
  const [first, ...others] = results.filter(({ passed }) => !passed).map(({ name, detail }) => `${name}: ${detail}`);
  if (first === undefined) return undefined;
  const message =
    others.length === 0
      ? `${reference} fails the check ${first}`
      : `${reference} fails ${others.length + 1} checks:\n${[first, ...others].map(line => `- ${line}`).join('\n')}`;
  return new CheckFailure('CHECK', message, results);
}
