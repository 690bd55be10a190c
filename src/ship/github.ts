import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient } from '@actions/http-client';
import { longestPause, readRetryAfter } from '../acquire/retry.ts';
import type { World } from '../inputs/world.ts';
import { messageOf } from '../report/errors.ts';
import {
  toArtifact,
  toEntry,
  toRun,
  type CacheEntry,
  type ListedArtifact,
  type ListedRun,
  type RawArtifact,
  type RawCache,
  type RawRun,
} from './rest-rows.ts';

/** Which workflow runs are listed; what is not given does not count. */
export interface RunFilter {
  /** File name or id. */
  readonly workflow?: string;
  readonly branch?: string;
  /** 40 hex digits. */
  readonly commit?: string;
  /** A status or a conclusion. */
  readonly status?: string;
}

/** A refusal of the REST API, in words that name what is missing. */
export class GitHubRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'GitHubRefusal';
    this.status = status;
  }
}

const pageSize = 100;
const tries = 4;

/** The few REST calls that @actions/cache and @actions/artifact do not have. Throws `GitHubRefusal`. */
export class GitHubApi {
  readonly #client: HttpClient;
  readonly #base: string;
  readonly #runId: string;
  readonly #signal: AbortSignal;
  /** GitHub wants no call before this time, whichever of our calls it told so. */
  #notBefore = 0;

  constructor(world: World, token: string, signal: AbortSignal) {
    const headers = {
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
      authorization: `Bearer ${token}`,
    };
    this.#client = new HttpClient('docker-archive-action', [], { headers });
    this.#base = `${world.apiUrl}/repos/${world.repository}/actions`;
    this.#runId = world.runId;
    this.#signal = signal;
  }

  /** All cache entries whose key begins with `prefix`, of one ref or of every ref. */
  async listCaches(prefix: string, ref?: string): Promise<CacheEntry[]> {
    const query = { key: prefix, ...(ref !== undefined && { ref }) };
    return (await this.#all<RawCache>('/caches', query, 'actions_caches')).map(toEntry);
  }

  /** The artifacts of a workflow run that can still be had. */
  async listArtifacts(runId: number): Promise<ListedArtifact[]> {
    const rows = await this.#all<RawArtifact>(`/runs/${runId}/artifacts`, {}, 'artifacts');
    return rows.filter(row => !row.expired).map(toArtifact);
  }

  /** Workflow runs, newest first; a page is asked for when it is needed. */
  async *listRuns({ workflow, branch, commit, status }: RunFilter): AsyncGenerator<ListedRun> {
    const path = workflow === undefined ? '/runs' : `/workflows/${encodeURIComponent(workflow)}/runs`;
    const query = {
      ...(branch !== undefined && { branch }),
      ...(commit !== undefined && { head_sha: commit }),
      ...(status !== undefined && { status }),
    };
    for await (const row of this.#pages<RawRun>(path, query, 'workflow_runs')) yield toRun(row);
  }

  /** Deletes one cache entry; one that is gone already is no error. */
  async deleteCache(id: number): Promise<void> {
    await this.#call('DELETE', `/caches/${id}`, [404]);
  }

  /** When this workflow run (this attempt of it) began, in milliseconds since 1970. */
  async runStarted(): Promise<number> {
    const run = (await this.#call('GET', `/runs/${this.#runId}`)) as { run_started_at: string };
    return Date.parse(run.run_started_at);
  }

  async #all<T>(path: string, query: Readonly<Record<string, string>>, field: string): Promise<T[]> {
    const all: T[] = [];
    for await (const row of this.#pages<T>(path, query, field)) all.push(row);
    return all;
  }

  async *#pages<T>(path: string, query: Readonly<Record<string, string>>, field: string): AsyncGenerator<T> {
    for (let page = 1; ; page++) {
      const asked = new URLSearchParams({ ...query, per_page: String(pageSize), page: String(page) });
      const answer = (await this.#call('GET', `${path}?${asked.toString()}`)) as Record<string, T[]>;
      const rows = answer[field] ?? [];
      yield* rows;
      if (rows.length < pageSize) return;
    }
  }

  async #call(verb: 'GET' | 'DELETE', path: string, alsoFine: readonly number[] = []): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      await this.#waitTurn(verb);
      const answer = await this.#client.request(verb, this.#base + path, null).catch((error: unknown) => {
        throw new GitHubRefusal(0, `GitHub cannot be reached: ${messageOf(error)}`);
      });
      const status = answer.message.statusCode ?? 0;
      const body = await answer.readBody();
      if (status < 300 || alsoFine.includes(status)) return body ? JSON.parse(body) : undefined;
      const limited = isLimited(status, answer.message.headers);
      const pause = pauseOf(answer.message.headers, attempt);
      if (limited) this.#notBefore = Math.max(this.#notBefore, Date.now() + pause);
      if ((!limited && status < 500) || pause > longestPause || attempt >= tries) {
        throw new GitHubRefusal(status, explain(verb, status, body));
      }
      if (!limited) await sleep(pause, undefined, { signal: this.#signal });
    }
  }

  async #waitTurn(verb: string): Promise<void> {
    this.#signal.throwIfAborted();
    const pause = this.#notBefore - Date.now();
    if (pause > longestPause) throw new GitHubRefusal(429, explain(verb, 429, ''));
    if (pause > 0) await sleep(pause, undefined, { signal: this.#signal });
  }
}

function isLimited(status: number, headers: Record<string, unknown>): boolean {
  if (status === 429) return true;
  return status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0');
}

// Milliseconds; it may be longer than a step should wait.
function pauseOf(headers: Record<string, unknown>, attempt: number): number {
  return readRetryAfter(headers['retry-after']) ?? 500 * 2 ** attempt;
}

function explain(verb: string, status: number, body: string): string {
  const words = /"message"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '';
  if (status === 429 || /rate limit/i.test(words)) return `GitHub's rate limit is used up (${status} ${words})`;
  const permission = verb === 'GET' ? 'actions: read' : 'actions: write';
  if (status === 401) return `GitHub did not accept github-token (401 ${words})`;
  if (status === 403 || status === 404) return `github-token lacks the permission ${permission} (${status} ${words})`;
  return `GitHub answered ${status} ${words}`;
}
