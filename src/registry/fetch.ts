import { digestOf } from '../core/digest.ts';
import { readAnswer } from '../core/http-call.ts';
import { IdleTimeout } from '../core/idle-timeout.ts';
import type { Log } from '../core/log.ts';
import { retry } from '../core/retry.ts';
import type { Reference } from '../image/reference.ts';
import type { RegistryClient } from './client.ts';
import { corrupt, explainFetch, unsupported } from './fetch-error.ts';

/** How a registry is asked about a repository. */
export interface FetchRequest {
  readonly image: Reference;
  /** How often a request is sent again after a transient error. */
  readonly retries: number;
  /** Milliseconds without progress before the fetch is given up; 0 means no limit. */
  readonly idleTimeout: number;
  /** Whether this limit is not the input `timeout`. */
  readonly limitIsFixed?: boolean;
}

/** A fetch under way. */
export interface Fetch {
  readonly client: RegistryClient;
  /** What is fetched, as errors name it. */
  readonly what: string;
  readonly retries: number;
  /** Reports progress. */
  readonly touch: () => void;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** A document as it arrived. */
export interface FetchedDocument {
  readonly bytes: Buffer;
  /** `sha256:` and 64 hex digits, of these bytes. */
  readonly digest: string;
  readonly contentType: string;
}

/** What is known about a document before it is fetched. */
export interface ExpectedDocument {
  readonly digest?: string | undefined;
  /** Bytes. */
  readonly size?: number;
}

/** Lets `work` ask a registry, and names what goes wrong with that: as `explainFetch`, and `IDLE`. */
export async function withFetch<T>(
  client: RegistryClient,
  what: string,
  { image, retries, idleTimeout, limitIsFixed }: FetchRequest,
  log: Log,
  signal: AbortSignal,
  work: (fetch: Fetch) => Promise<T>,
): Promise<T> {
  using idle = new IdleTimeout(`the fetch of ${what}`, idleTimeout, signal, !limitIsFixed);
  try {
    return await work({ client, what, retries, touch: () => idle.touch(), log, signal: idle.signal });
  } catch (error) {
    idle.signal.throwIfAborted();
    throw explainFetch(what, image.host, client.host, error);
  }
}

/** Sends a request, and again after a transient error; `what` names it in the log. */
export function retryFetch<T>({ retries, log, signal }: Fetch, what: string, ask: () => Promise<T>): Promise<T> {
  return retry({ what, tries: retries + 1, pause: 500 }, ask, log, signal);
}

/**
 * Fetches a manifest, an index or a configuration of at most `limit` bytes. Throws `PULL_CORRUPT` when its bytes do not
 * match what is expected, or the digest that the registry names.
 */
export async function fetchDocument(
  fetch: Fetch,
  path: string,
  accept: string,
  expected: ExpectedDocument,
  limit: number,
): Promise<FetchedDocument> {
  const { client, what, signal } = fetch;
  const { bytes, headers } = await retryFetch(fetch, `fetching ${path}`, async () => {
    const answer = await client.get(path, { accept }, signal);
    const bytes = await readAnswer(answer, limit);
    fetch.touch();
    return { bytes, headers: answer.headers };
  });
  if (!bytes) throw unsupported(what, `has a document of more than ${limit} bytes, ${path}`);
  const digest = digestOf(bytes);
  const named = [expected.digest, headers['docker-content-digest']];
  const other = named.find(each => each !== digest && String(each).startsWith('sha256:'));
  if (other !== undefined) throw corrupt(what, client.host, `${String(other)} arrived as ${digest}`);
  if (expected.size !== undefined && expected.size !== bytes.length) {
    throw corrupt(what, client.host, `${digest} has ${bytes.length} bytes, not ${expected.size}`);
  }
  return { bytes, digest, contentType: headers['content-type'] ?? '' };
}
