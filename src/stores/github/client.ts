import type { ThrottlingOptions } from '@octokit/plugin-throttling';
import { trustSystem } from '../../core/authorities.ts';
import { messageOf } from '../../core/errors.ts';
import { isText } from '../../core/guards.ts';
import { kindOfFailure } from '../../core/http-failure.ts';
import { untilAborted } from '../../core/until-aborted.ts';
import { AnswerLimit } from './answer-limit.ts';
import { RateLimit } from './rate-limit.ts';
import { explainStatus, GitHubRefusal } from './refusal.ts';

/** One call of the REST API. */
export interface GitHubCall {
  readonly method: 'GET' | 'DELETE' | 'PATCH' | 'POST';
  /** A path below the API or an absolute address; may be a template of `parameters`, which otherwise make the query, or the body of a `PATCH`. */
  readonly url: string;
  /** The permission of the token that the call needs. */
  readonly permission: string;
  readonly parameters?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string | number>>;
  /** The body of a `POST`. As it can be read only once, such a call is not repeated. */
  readonly data?: AsyncIterable<Buffer>;
}

type Octokit = Awaited<ReturnType<typeof openOctokit>>;
type Fetch = (url: string, options: object) => Promise<Response>;

const retries = 3;

// Milliseconds. A request that moves no file is answered at once, or not at all.
const answerLimit = 30_000;

/** GitHub's REST API for one token: repeats what may succeed later, and keeps to the limits that GitHub sets. */
export class GitHubClient {
  readonly #apiUrl: string;
  readonly #token: string;
  readonly #idleTimeout: number;
  readonly #signal: AbortSignal;
  readonly #limit = new RateLimit();
  #octokit: Promise<Octokit> | undefined;

  /** `idleTimeout` is the milliseconds that an upload may stand still, 0 for no limit. */
  constructor(apiUrl: string, token: string, idleTimeout: number, signal: AbortSignal) {
    this.#apiUrl = apiUrl;
    this.#token = token;
    this.#idleTimeout = idleTimeout;
    this.#signal = signal;
  }

  /** The same API until another signal aborts. */
  until(signal: AbortSignal): GitHubClient {
    return new GitHubClient(this.#apiUrl, this.#token, this.#idleTimeout, signal);
  }

  /** Makes a call and gives the parsed body of its answer; throws `GitHubRefusal`. */
  async call(call: GitHubCall): Promise<unknown> {
    const answer = await this.#send(call);
    const { status } = answer;
    if (call.method !== 'DELETE' || status === 204) return answer.data;
    throw new GitHubRefusal(status, `GitHub answered ${status} to a deletion, which its documentation does not have`);
  }

  /** Makes a call that is answered by a redirect, and gives its target; throws `GitHubRefusal`. */
  async locate(call: GitHubCall): Promise<string> {
    const { status, headers } = await this.#send(call, { redirect: 'manual' });
    if (headers.location !== undefined) return headers.location;
    throw new GitHubRefusal(status, `GitHub answered ${status} where a redirection was asked for`);
  }

  async #send({ permission, parameters, headers, data, ...call }: GitHubCall, options: { redirect?: 'manual' } = {}) {
    await this.#limit.wait(this.#signal);
    this.#octokit ??= openOctokit(this.#apiUrl, this.#token, this.#limit);
    const { octokit, fetch } = await this.#octokit;
    const longest = this.#idleTimeout > 0 ? Math.min(this.#idleTimeout, answerLimit) : answerLimit;
    const answering = new AnswerLimit(data ? this.#idleTimeout : longest, this.#signal);
    const { signal } = answering;
    const request = {
      ...options,
      signal,
      fetch: limitFetch(fetch, this.#limit, answering),
      ...(data && { retries: 0 }),
    };
    const sent = { ...parameters, ...call, headers, request, ...(data && { data: answering.watch(data) }) };
    try {
      return await untilAborted(octokit.request(sent), signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!this.#limit.isBearable) throw this.#limit.refusal();
      throw toRefusal(error, permission);
    }
  }
}

async function openOctokit(baseUrl: string, token: string, limit: RateLimit) {
  const { defaults, getOctokitOptions, GitHub } = await import('@actions/github/lib/utils');
  const { retry } = await import('@octokit/plugin-retry');
  const { throttling } = await import('@octokit/plugin-throttling');
  // `RateLimit` does the waiting, for all calls together; the plugin only repeats the call.
  const mayRepeat = (_pause: number, { method }: { method: string }, _octokit: unknown, count: number) =>
    method !== 'POST' && count < retries && limit.isBearable;
  const options = {
    baseUrl,
    userAgent: 'docker-archive-action',
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    retry: { retries, retryAfterBaseValue: 500, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
    throttle: { retryAfterBaseValue: 0, onRateLimit: mayRepeat, onSecondaryRateLimit: mayRepeat, write: unlimited },
  };
  const octokit = new (GitHub.plugin(retry, throttling))(token === '' ? options : getOctokitOptions(token, options));
  return { octokit, fetch: defaults.request?.['fetch'] as Fetch };
}

// The plugin would let one deletion start each second, and GitHub allows three of them.
const unlimited = {
  key: () => ({ schedule: (_options: unknown, work: () => unknown) => work() }),
} as unknown as NonNullable<ThrottlingOptions['write']>;

const ignore = () => undefined;

/** Reads whole answers, because octokit treats a body that breaks off as empty, and tells octokit of every limit. */
function limitFetch(fetch: Fetch, limit: RateLimit, answering: AnswerLimit): Fetch {
  return async (url, options) => {
    // The plugins would repeat a call that fails without an answer.
    if (!limit.isBearable) return new Response(null, { status: 429 });
    await limit.wait(answering.signal);
    const { answer, body } = await answering.during(async () => {
      const answer = await fetchTrusting(fetch, url, options);
      return { answer, body: await answer.text() };
    });
    const { status } = answer;
    const headers = new Headers(answer.headers);
    // The plugin recognizes other answers about limits by this header alone.
    if (limit.note({ status, headers, body })) headers.set('x-ratelimit-remaining', '0');
    return new Response(body === '' ? null : body, { status, headers });
  };
}

// GitHub Enterprise Server may have a certificate from the company's own authority.
async function fetchTrusting(fetch: Fetch, url: string, options: object): Promise<Response> {
  try {
    return await fetch(url, options);
  } catch (error) {
    // The library that makes the call reads its proxies from there, too.
    if (kindOfFailure(error) === 'authority' && (await trustSystem(process.env))) return fetch(url, options);
    throw error;
  }
}

function toRefusal(error: unknown, permission: string): GitHubRefusal {
  const { cause, status = 0, response } = error as FailedCall;
  if (cause instanceof GitHubRefusal) return cause;
  if (response === undefined) return new GitHubRefusal(0, `GitHub cannot be reached: ${reasonOf(error)}`, error);
  const words = wordsOf(response.data);
  const limited = status === 403 && response.headers['x-ratelimit-remaining'] === '0';
  return explainStatus(limited ? 429 : status, words, permission);
}

interface FailedCall {
  readonly cause?: unknown;
  readonly status?: number;
  readonly response?: { readonly data: unknown; readonly headers: Readonly<Record<string, unknown>> };
}

function reasonOf(error: unknown): string {
  if (kindOfFailure(error) !== 'authority') return messageOf(error);
  const todo = 'name the file of its certificate in the environment of the runner, as NODE_EXTRA_CA_CERTS';
  return `its certificate is from an authority that is not known here; ${todo}`;
}

// When the message says only that something is invalid, `errors` say what.
function wordsOf(body: unknown): string {
  const { message = '', errors = [] } = (body ?? {}) as { message?: unknown; errors?: unknown };
  const details = (Array.isArray(errors) ? errors : []).map((each: unknown) => {
    const { message, field, code } = (each ?? {}) as Readonly<Record<string, unknown>>;
    return [message, isText(each) ? each : [field, code].filter(isText).join(' ')].find(isText);
  });
  return [String(message), ...details].filter(Boolean).join(': ');
}
