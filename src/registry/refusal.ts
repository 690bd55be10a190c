import { STATUS_CODES, type IncomingMessage } from 'node:http';
import { isRecord, isText, parseRecord } from '../core/guards.ts';
import { formatSeconds } from '../core/format.ts';
import { readAnswer } from '../core/http-call.ts';
import { longestPause } from '../core/retry.ts';
import { readRetryAfter } from '../core/transient.ts';

/** A registry's refusal: its HTTP status and its own words. With `status` 0 or 2xx it is we who refuse the answer. */
export class RegistryRefusal extends Error {
  readonly status: number;
  /** Milliseconds to wait before the next request. */
  readonly retryAfter: number | undefined;

  constructor(status: number, message: string, retryAfter?: number) {
    super(message);
    this.name = 'RegistryRefusal';
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

const errorLimit = 64 * 1024;

/** Reads an answer that is a refusal. */
export async function readRefusal(answer: IncomingMessage, url: URL): Promise<RegistryRefusal> {
  const { statusCode: status = 0, headers } = answer;
  const words = wordsOf(await readAnswer(answer, errorLimit));
  const answered = `${url.host} answered ${status} ${STATUS_CODES[status] ?? ''}`.trim();
  const retryAfter = readRetryAfter(headers['retry-after']);
  const said = words ? `${answered}: ${words}` : answered;
  const long = retryAfter !== undefined && retryAfter > longestPause;
  const asked = long ? ` (it asks for a pause of ${formatSeconds(retryAfter / 1000)})` : '';
  return new RegistryRefusal(status, said + asked, retryAfter);
}

// Registries answer with a list of errors, token servers with one of several fields.
function wordsOf(body: Buffer | undefined): string {
  const answer = parseRecord(body);
  const errors: unknown[] = Array.isArray(answer?.['errors']) ? answer['errors'] : [];
  const first = isRecord(errors[0], []) ? errors[0] : answer;
  const words = [first?.['message'], first?.['details'], first?.['error_description'], first?.['code']].find(isText);
  return (words ?? '').replace(/\s+/g, ' ').trim().slice(0, 500);
}
