/** A place in a user's file that an error is about; `line` counts from 1. */
export interface Annotation {
  readonly file: string;
  readonly line?: number;
  readonly title?: string;
}

/** What an error says besides its message. */
export interface ErrorDetails {
  /** What to write or do instead, as exact YAML or a command; may have several lines. */
  readonly hint?: string;
  readonly cause?: unknown;
  readonly annotation?: Annotation;
}

/** The one error class that users see: a stable code, a one-line message, a hint with the exact fix, the cause. */
export class ActionError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly annotation: Annotation | undefined;

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'ActionError';
    this.code = code;
    this.hint = details.hint;
    this.annotation = details.annotation;
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The code of a system error (`ENOENT`); empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
