import { createReadStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient, type HttpClientResponse } from '@actions/http-client';
import { longestPause } from '../../core/retry.ts';
import { readRetryAfter } from '../../core/transient.ts';
import type { RunnerEnvironment } from '../../core/environment.ts';
import { messageOf } from '../../core/errors.ts';
import { untilAborted } from '../../core/until-aborted.ts';
import {
  toArtifact,
  toAsset,
  toEntry,
  toRelease,
  toRun,
  type CacheEntry,
  type ListedArtifact,
  type ListedAsset,
  type ListedRelease,
  type ListedRun,
  type RawArtifact,
  type RawAsset,
  type RawCache,
  type RawRelease,
  type RawRun,
} from './rows.ts';

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

/** A file on its way into a release. */
export interface AssetFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Called with the count of bytes that have gone. */
  readonly onBytes: (count: number) => void;
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
const uploadPath = '/releases/assets';

/** The few REST calls that @actions/cache and @actions/artifact do not have. Throws `GitHubRefusal`. */
export class GitHubApi {
  readonly #client: HttpClient;
  readonly #base: string;
  readonly #runId: string;
  readonly #signal: AbortSignal;
  /** GitHub wants no call before this time, whichever of our calls it told so. */
  #notBefore = 0;

  constructor(environment: RunnerEnvironment, token: string, signal: AbortSignal) {
    const headers = {
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
      authorization: `Bearer ${token}`,
    };
    this.#client = new HttpClient('docker-archive-action', [], { headers });
    this.#base = `${environment.apiUrl}/repos/${environment.repository}`;
    this.#runId = environment.runId;
    this.#signal = signal;
  }

  /** All cache entries whose key begins with `prefix`, of one ref or of every ref. */
  async listCaches(prefix: string, ref?: string): Promise<CacheEntry[]> {
    const query = { key: prefix, ...(ref !== undefined && { ref }) };
    return (await this.#all<RawCache>('/actions/caches', query, 'actions_caches')).map(toEntry);
  }

  /** The artifacts of a workflow run that can still be had. */
  async listArtifacts(runId: number): Promise<ListedArtifact[]> {
    const rows = await this.#all<RawArtifact>(`/actions/runs/${runId}/artifacts`, {}, 'artifacts');
    return rows.filter(row => !row.expired).map(toArtifact);
  }

  /** Workflow runs, newest first; a page is asked for when it is needed. */
  async *listRuns({ workflow, branch, commit, status }: RunFilter): AsyncGenerator<ListedRun> {
    const path = workflow === undefined ? '/actions/runs' : `/actions/workflows/${encodeURIComponent(workflow)}/runs`;
    const query = {
      ...(branch !== undefined && { branch }),
      ...(commit !== undefined && { head_sha: commit }),
      ...(status !== undefined && { status }),
    };
    for await (const row of this.#pages<RawRun>(path, query, 'workflow_runs')) yield toRun(row);
  }

  /** Deletes one cache entry; one that is gone already is no error. */
  async deleteCache(id: number): Promise<void> {
    await this.#call('DELETE', `/actions/caches/${id}`, [404]);
  }

  /** When this workflow run (this attempt of it) began, in milliseconds since 1970. */
  async runStarted(): Promise<number> {
    const run = (await this.#call('GET', `/actions/runs/${this.#runId}`)) as { run_started_at: string };
    return Date.parse(run.run_started_at);
  }

  /** The published release of a tag; undefined when there is none. */
  async findRelease(tag: string): Promise<ListedRelease | undefined> {
    const found = await this.#call('GET', `/releases/tags/${encodeURIComponent(tag)}`, [404]);
    return found === undefined ? undefined : toRelease(found as RawRelease);
  }

  /** A release that is still a draft, by the tag it is going to have; undefined when this token sees none. */
  async findDraft(tag: string): Promise<ListedRelease | undefined> {
    for await (const row of this.#pages<RawRelease>('/releases', {})) if (row.tag_name === tag) return toRelease(row);
    return undefined;
  }

  /** The assets of a release, unfinished ones too. */
  async listAssets(release: number): Promise<ListedAsset[]> {
    return (await this.#all<RawAsset>(`/releases/${release}/assets`, {})).map(toAsset);
  }

  /** Deletes an asset; one that is gone already is no error. */
  async deleteAsset(id: number): Promise<void> {
    await this.#call('DELETE', `/releases/assets/${id}`, [404]);
  }

  /** Uploads a file as an asset, once; its name is its label as well, for GitHub changes some characters of a name. */
  async uploadAsset(uploadUrl: string, name: string, file: AssetFile): Promise<ListedAsset> {
    await this.#waitTurn('POST', uploadPath);
    const query = `name=${encodeURIComponent(name)}&label=${encodeURIComponent(name)}`;
    const answer = await this.#send(`${uploadUrl}?${query}`, file);
    const status = answer.message.statusCode ?? 0;
    const body = await answer.readBody();
    if (status === 201) return toAsset(JSON.parse(body) as RawAsset);
    throw new GitHubRefusal(status, explain('POST', uploadPath, status, body));
  }

  async #send(url: string, { path, size, onBytes }: AssetFile): Promise<HttpClientResponse> {
    const stop = new AbortController();
    const body = new PassThrough();
    const filling = pipeline(
      createReadStream(path),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          onBytes(chunk.length);
          yield chunk;
        }
      },
      body,
      { signal: AbortSignal.any([this.#signal, stop.signal]) },
    );
    filling.catch(() => undefined);
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) };
    try {
      const sent = this.#client.sendStream('POST', url, body, headers).catch((error: unknown) => {
        throw new GitHubRefusal(0, `GitHub cannot be reached: ${messageOf(error)}`);
      });
      // Nobody waits for an answer to a file that could not be read.
      sent.catch(() => undefined);
      // GitHub may answer before it has read all.
      return await untilAborted(Promise.race([sent, filling.then(() => sent)]), this.#signal);
    } finally {
      stop.abort();
    }
  }

  async #all<T>(path: string, query: Readonly<Record<string, string>>, field?: string): Promise<T[]> {
    const all: T[] = [];
    for await (const row of this.#pages<T>(path, query, field)) all.push(row);
    return all;
  }

  // `field` is where the rows are in the answer; without one the answer is the list.
  async *#pages<T>(path: string, query: Readonly<Record<string, string>>, field?: string): AsyncGenerator<T> {
    for (let page = 1; ; page++) {
      const asked = new URLSearchParams({ ...query, per_page: String(pageSize), page: String(page) });
      const answer = (await this.#call('GET', `${path}?${asked.toString()}`)) as T[] & Record<string, T[]>;
      const rows = (field === undefined ? answer : answer[field]) ?? [];
      yield* rows;
      if (rows.length < pageSize) return;
    }
  }

  async #call(verb: 'GET' | 'DELETE', path: string, alsoFine: readonly number[] = []): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      await this.#waitTurn(verb, path);
      const answer = await this.#client.request(verb, this.#base + path, null).catch((error: unknown) => {
        throw new GitHubRefusal(0, `GitHub cannot be reached: ${messageOf(error)}`);
      });
      const status = answer.message.statusCode ?? 0;
      const body = await answer.readBody();
      if (alsoFine.includes(status)) return undefined;
      if (status < 300) return body ? JSON.parse(body) : undefined;
      const limited = isLimited(status, answer.message.headers);
      const pause = pauseOf(answer.message.headers, attempt);
      if (limited) this.#notBefore = Math.max(this.#notBefore, Date.now() + pause);
      if ((!limited && status < 500) || pause > longestPause || attempt >= tries) {
        throw new GitHubRefusal(status, explain(verb, path, status, body));
      }
      if (!limited) await sleep(pause, undefined, { signal: this.#signal });
    }
  }

  async #waitTurn(verb: string, path: string): Promise<void> {
    this.#signal.throwIfAborted();
    const pause = this.#notBefore - Date.now();
    if (pause > longestPause) throw new GitHubRefusal(429, explain(verb, path, 429, ''));
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

function explain(verb: string, path: string, status: number, body: string): string {
  const words = /"message"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '';
  if (status === 429 || /rate limit/i.test(words)) return `GitHub's rate limit is used up (${status} ${words})`;
  const permission = `${path.startsWith('/releases') ? 'contents' : 'actions'}: ${verb === 'GET' ? 'read' : 'write'}`;
  if (status === 401) return `GitHub did not accept github-token (401 ${words})`;
  if (status === 403 || status === 404) return `github-token lacks the permission ${permission} (${status} ${words})`;
  return `GitHub answered ${status} ${words}`;
}
