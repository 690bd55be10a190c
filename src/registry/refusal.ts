import { STATUS_CODES, type IncomingMessage } from 'node:http';
import { isRecord, isText, parseRecord } from '../core/guards.ts';
import { readAnswer } from '../core/http-call.ts';
import { readRetryAfter } from '../core/transient.ts';

/** What a registry said no with: its HTTP status and its own words. */
export class RegistryRefusal extends Error {
  readonly status: number;
  /** Milliseconds after which it wants to be asked again. */
  readonly retryAfter: number | undefined;

  constructor(status: number, message: string, retryAfter?: number) {
    super(message);
    this.name = 'RegistryRefusal';
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

const errorLimit = 64 * 1024;

/** Reads the refusal that an answer is. */
export async function readRefusal(answer: IncomingMessage, url: URL): Promise<RegistryRefusal> {
  const { statusCode: status = 0, headers } = answer;
  const words = wordsOf(await readAnswer(answer, errorLimit));
  const told = `${url.host} answered ${status} ${STATUS_CODES[status] ?? ''}`.trim();
  return new RegistryRefusal(status, words ? `${told}: ${words}` : told, readRetryAfter(headers['retry-after']));
}

// Registries answer a list of errors, their token servers one of several things.
function wordsOf(body: Buffer | undefined): string {
  const answer = parseRecord(body);
  const errors: unknown[] = Array.isArray(answer?.['errors']) ? answer['errors'] : [];
  const first = isRecord(errors[0], []) ? errors[0] : answer;
  const words = [first?.['message'], first?.['details'], first?.['error_description'], first?.['code']].find(isText);
  return (words ?? '').replace(/\s+/g, ' ').trim().slice(0, 500);
}
