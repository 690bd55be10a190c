import { isDecompressionError } from '../compress/decompress.ts';
import { invalidArchive } from './member.ts';

/** Turns the error of whatever failed first while a tar was read into one that says what is wrong with the archive. */
export function explainBroken(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  const message = error instanceof Error ? error.message : '';
  if (
    isDecompressionError(error) ||
    /Unexpected end of data|Invalid (tar )?header|Header exceeds max size/.test(message)
  )
    return invalidArchive(`is truncated or not a tar: ${message}`, error);
  // The documents of a foreign archive are used as if they were well-formed.
  if (error instanceof TypeError) return invalidArchive(`has malformed documents: ${message}`, error);
  return error;
}
