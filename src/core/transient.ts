import { ActionError, codeOf } from './errors.ts';

/** An error that says whether the same operation may succeed a moment later. */
export interface SelfJudged extends Error {
  readonly transient: boolean;
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

// The words of Node, undici, Go and operating systems.
const brokenConnection = new RegExp(
  [
    ...networkCodes,
    'connection (?:refused|reset)',
    'broken pipe',
    '\\bEOF\\b',
    'timed?[ -]?out\\b',
    'deadline exceeded',
    'request canceled',
    'no such host',
    'server misbehaving',
    'no route to host',
    'network is unreachable',
    'socket hang up',
    'fetch failed',
    '\\bterminated\\b',
  ].join('|'),
  'i',
);

// The words in which Docker, containerd and BuildKit report the status of a registry.
const busyServer = new RegExp(
  [
    'too ?many ?requests',
    '\\b(?:HTTP|status(?: code)?:?) (?:408|425|429|5\\d\\d)\\b',
    '\\b(?:408 request|425 too|429 too|5\\d\\d (?:internal|bad|service|gateway))\\b',
  ].join('|'),
  'i',
);

/** Whether a request that was answered with this HTTP status may succeed a moment later. */
export function isTransientStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

/** Whether a sentence reports a broken connection or a busy server; for errors that are only text. */
export function isTransientText(text: string): boolean {
  return brokenConnection.test(text) || busyServer.test(text);
}

/**
 * Whether the same operation may succeed a moment later. An HTTP status decides where there is one, then the code of
 * a system error, then the words of the error and of its causes. An `ActionError` is final.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof ActionError) return false;
  if (isSelfJudged(error)) return error.transient;
  const status = statusOf(error);
  if (status > 0) return isTransientStatus(status);
  return networkCodes.has(codeOf(error)) || brokenConnection.test(error.message) || isTransient(error.cause);
}

/** Milliseconds to wait according to a `Retry-After` header, given in seconds or as an HTTP date; undefined when there is none. */
export function readRetryAfter(header: unknown, now = Date.now()): number | undefined {
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  const seconds = Number(header);
  const pause = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isNaN(pause) ? undefined : Math.max(0, pause);
}

function isSelfJudged(error: Error): error is SelfJudged {
  return 'transient' in error && typeof error.transient === 'boolean';
}

function statusOf(error: Error): number {
  return 'status' in error && typeof error.status === 'number' ? error.status : 0;
}
