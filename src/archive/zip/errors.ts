import { ActionError, messageOf } from '../../core/errors.ts';

/** The error for a zip file that cannot be read: `ZIP_INVALID`. An `ActionError` stays what it is. */
export function invalidZip(path: string, error: unknown): ActionError {
  if (error instanceof ActionError) return error;
  const message = `zip file ${path} is damaged or not a zip file: ${messageOf(error)}`;
  return new ActionError('ZIP_INVALID', message, { hint: `unzip -t '${path}'`, cause: error });
}

/** The error for a member that cannot be used: `ZIP_MEMBER`. `problem` continues "member … of zip file …". */
export function zipMemberError(path: string, name: string, problem: string): ActionError {
  const message = `member ${JSON.stringify(name)} of zip file ${path} ${problem}`;
  return new ActionError('ZIP_MEMBER', message, { hint: `unzip -Z '${path}'` });
}

/** The error for a member that is larger than its reader allows: `ZIP_TOO_LARGE`. */
export function zipMemberTooLarge(path: string, name: string, limit: number): ActionError {
  const message = `member ${name} of zip file ${path} expands to more than the ${limit} bytes allowed`;
  return new ActionError('ZIP_TOO_LARGE', message, { hint: `unzip -Z '${path}'` });
}

/** The error for a member whose content is not what the directory declares: `ZIP_CRC`. */
export function zipMemberDamaged(path: string, name: string, found: string, expected: string): ActionError {
  const message = `member ${name} of zip file ${path} is damaged: it holds ${found}, expected ${expected}`;
  return new ActionError('ZIP_CRC', message, { hint: `unzip -t '${path}'` });
}
