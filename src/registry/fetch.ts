import { createHash } from 'node:crypto';
import { ActionError, messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { HttpFailure, readAnswer } from '../core/http-call.ts';
import { pullError, type PullErrorCode } from '../docker/pull-error.ts';
import type { RegistryClient } from './client.ts';
import { unsupported } from './documents.ts';
import { RegistryRefusal } from './refusal.ts';
import { retry, type RetryRules } from '../core/retry.ts';
import { isTransient } from '../core/transient.ts';

/** An image that is being fetched. */
export interface Fetch {
  readonly client: RegistryClient;
  /** The image as errors name it. */
  readonly what: string;
  /** How often a failed request is sent again. */
  readonly retries: number;
  /** Says that something moved. */
  readonly touch: () => void;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** An answer that ended before it was whole. */
export class BrokenAnswer extends Error {
  readonly transient = true;

  constructor(message: string) {
    super(message);
    this.name = 'BrokenAnswer';
  }
}

/** A document as it came. */
export interface FetchedDocument {
  readonly bytes: Buffer;
  /** `sha256:` and 64 hex digits, of these bytes. */
  readonly digest: string;
  readonly contentType: string;
}

/** What a document has to be, as far as it is known before. */
export interface Expected {
  readonly digest?: string | undefined;
  /** Bytes. */
  readonly size?: number;
}

/** Fetches a manifest, an index or a configuration, and proves that it is what was asked for. */
export async function fetchDocument(
  fetch: Fetch,
  path: string,
  accept: string,
  expected: Expected,
  limit: number,
): Promise<FetchedDocument> {
  const ask = async () => {
    const answer = await fetch.client.get(path, { accept }, fetch.signal);
    const bytes = await readAnswer(answer, limit);
    fetch.touch();
    return { bytes, headers: answer.headers };
  };
  const { bytes, headers } = await retry(fetchRules(fetch, `fetching ${path}`), ask, fetch.log, fetch.signal);
  if (!bytes) throw unsupported(fetch.what, `has a document of more than ${limit} bytes, ${path}`);
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const named = [expected.digest, headers['docker-content-digest']].filter(each => each !== undefined);
  const other = named.find(each => String(each).startsWith('sha256:') && each !== digest);
  if (other !== undefined) throw corrupt(fetch, `${String(other)} came as ${digest}`);
  if (expected.size !== undefined && expected.size !== bytes.length) {
    throw corrupt(fetch, `${digest} has ${bytes.length} bytes, not ${expected.size}`);
  }
  return { bytes, digest, contentType: headers['content-type'] ?? '' };
}

/** How often a registry is asked. */
export function fetchRules({ retries }: Pick<Fetch, 'retries'>, what: string): RetryRules {
  return { what, tries: retries + 1, pause: 500 };
}

/** The error for bytes that are not what their digest or their size says. */
export function corrupt({ what, client }: Pick<Fetch, 'what' | 'client'>, problem: string): ActionError {
  return new ActionError('PULL_CORRUPT', `cannot pull ${what}: what ${client.host} sent is not the image: ${problem}`, {
    hint: 'Run the step again; if it stays so, push the image again.',
  });
}

/** Names what went wrong with a registry; what has a name already, or nothing to do with it, keeps its own. */
export function explainFetch({ what, client }: Pick<Fetch, 'what' | 'client'>, host: string, cause: unknown): unknown {
  const said = cause instanceof RegistryRefusal || cause instanceof HttpFailure;
  if (!said && !isTransient(cause)) return cause;
  const words = said ? messageOf(cause) : `${client.host} broke off (${messageOf(cause)})`;
  const code = cause instanceof RegistryRefusal ? classify(cause.status) : 'PULL_FAILED';
  return pullError(code, { reference: what, host, puller: 'this runner', words, cause });
}

function classify(status: number): PullErrorCode {
  if (status === 401 || status === 403) return 'PULL_DENIED';
  return status === 404 ? 'PULL_NOT_FOUND' : 'PULL_FAILED';
}
