import { STATUS_CODES } from 'node:http';
import { isRecord } from '../core/guards.ts';
import { isTransientStatus, readRetryAfter } from '../core/transient.ts';

/** An answer of the storage behind artifacts and caches that its library did not accept. */
export class StorageRefusal extends Error {
  readonly transient: boolean;
  /** Milliseconds to wait before the next request. */
  readonly retryAfter: number | undefined;

  constructor(status: number, words: string, retryAfter: number | undefined, cause: unknown) {
    super(`the storage answered ${status} ${STATUS_CODES[status] ?? ''}${words && `: ${words}`}`, { cause });
    this.name = 'StorageRefusal';
    // The library has tried again after 5xx; an answer that does not fit the request comes from something in between.
    this.transient = (isTransientStatus(status) && status < 500) || status < 300;
    this.retryAfter = retryAfter;
  }
}

/** Describes an error of Azure's library by the answer behind it; any other error stays what it is. */
export function explainStorage(error: unknown): unknown {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return error;
  const response = 'response' in error && isRecord(error.response, []) ? error.response : {};
  const headers = response['headers'];
  const retryAfter = isHeaders(headers) ? readRetryAfter(headers.get('retry-after')) : undefined;
  const [words = ''] = error.message.split('\n');
  return new StorageRefusal(error.statusCode, words.slice(0, 200), retryAfter, error);
}

function isHeaders(value: unknown): value is Pick<Headers, 'get'> {
  return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function';
}
