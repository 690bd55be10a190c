import { open } from 'node:fs/promises';
import type { RunnerEnvironment } from '../../core/environment.ts';
import { GitHubClient } from './client.ts';
import { GitHubRefusal } from './refusal.ts';
import { toRows } from './row.ts';
import {
  toCacheEntry,
  toListedArtifact,
  toListedAsset,
  toListedRelease,
  toListedRun,
  toListedWorkflow,
  toRunStart,
  type CacheEntry,
  type ListedArtifact,
  type ListedAsset,
  type ListedRelease,
  type ListedRun,
  type ListedWorkflow,
} from './rows.ts';

/** Which workflow runs are listed; what is undefined does not matter. */
export interface RunFilter {
  /** File name or id. */
  readonly workflow?: string | undefined;
  readonly branch?: string | undefined;
  /** 40 hex digits. */
  readonly commit?: string | undefined;
  /** A status or a conclusion. */
  readonly status?: string | undefined;
}

/** A file to upload as an asset of a release. */
export interface AssetFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Called with each chunk that is sent. */
  readonly onBytes: (bytes: Buffer) => void;
}

type Query = Readonly<Record<string, string | undefined>>;

/** What messages call the service. */
export const githubService = "GitHub's REST API";

const pageSize = 100;

/** Opens GitHub's REST API for the repository of this step; nothing is sent before the first call. */
export function openGitHub(
  { apiUrl, repository, runId }: Pick<RunnerEnvironment, 'apiUrl' | 'repository' | 'runId'>,
  token: string,
  signal: AbortSignal,
  idleTimeout = 0,
): GitHubApi {
  return new GitHubApi(new GitHubClient(apiUrl, token, idleTimeout, signal), repository, runId);
}

/** The REST calls about one repository that @actions/cache and @actions/artifact do not have; each throws `GitHubRefusal`. */
export class GitHubApi {
  readonly #client: GitHubClient;
  readonly #repository: string;
  readonly #runId: string;

  constructor(client: GitHubClient, repository: string, runId: string) {
    this.#client = client;
    this.#repository = repository;
    this.#runId = runId;
  }

  /** The same calls about another repository, `owner/repo`; both keep to the same limits. */
  of(repository: string): GitHubApi {
    return new GitHubApi(this.#client, repository, this.#runId);
  }

  /** The same calls until another signal aborts; for cleaning up after a cancel. */
  until(signal: AbortSignal): GitHubApi {
    return new GitHubApi(this.#client.until(signal), this.#repository, this.#runId);
  }

  /** All cache entries whose keys begin with `prefix`, of one ref or of every ref. */
  async listCaches(prefix: string, ref?: string): Promise<CacheEntry[]> {
    return (await this.#all('/actions/caches', { key: prefix, ref }, 'actions_caches')).map(toCacheEntry);
  }

  /** The artifacts of a workflow run that have not expired. */
  async listArtifacts(runId: number): Promise<ListedArtifact[]> {
    const rows = await this.#all(`/actions/runs/${runId}/artifacts`, {}, 'artifacts');
    return rows.map(toListedArtifact).filter(artifact => artifact !== undefined);
  }

  /** An address, signed for a few minutes, from which an artifact can be downloaded as it is stored. */
  locateArtifact(id: number): Promise<string> {
    const url = `/repos/${this.#repository}/actions/artifacts/${id}/zip`;
    return this.#client.locate({ method: 'GET', url, permission: 'actions: read' });
  }

  /** Workflow runs, newest first; each page is requested when it is needed. */
  async *listRuns({ workflow, branch, commit, status }: RunFilter): AsyncGenerator<ListedRun> {
    const path = workflow === undefined ? '/actions/runs' : `/actions/workflows/${encodeURIComponent(workflow)}/runs`;
    for await (const row of this.#list(path, { branch, head_sha: commit, status }, 'workflow_runs')) {
      yield toListedRun(row);
    }
  }

  /** The workflows of the repository. */
  async listWorkflows(): Promise<ListedWorkflow[]> {
    return (await this.#all('/actions/workflows', {}, 'workflows')).map(toListedWorkflow);
  }

  /** One workflow run. */
  async getRun(runId: number): Promise<ListedRun> {
    return toListedRun(await this.#call('GET', `/actions/runs/${runId}`));
  }

  /** Deletes a cache entry; one that is already gone is not an error. */
  async deleteCache(id: number): Promise<void> {
    await orUndefined(this.#call('DELETE', `/actions/caches/${id}`));
  }

  /** When the current attempt of this workflow run began, in milliseconds since 1970. */
  async runStarted(): Promise<number> {
    return toRunStart(await this.#call('GET', `/actions/runs/${this.#runId}`));
  }

  /** The published release of a tag; undefined when there is none. */
  async findRelease(tag: string): Promise<ListedRelease | undefined> {
    const found = await orUndefined(this.#call('GET', `/releases/tags/${encodeURIComponent(tag)}`));
    return found === undefined ? undefined : toListedRelease(found);
  }

  /** A draft release by the tag it is going to have; undefined when the token sees none. */
  async findDraft(tag: string): Promise<ListedRelease | undefined> {
    for await (const row of this.#list('/releases')) {
      const release = toListedRelease(row);
      if (release.tag === tag) return release;
    }
    return undefined;
  }

  /** The assets of a release, including unfinished ones. */
  async listAssets(release: number): Promise<ListedAsset[]> {
    return (await this.#all(`/releases/${release}/assets`)).map(toListedAsset);
  }

  /** Deletes an asset; one that is already gone is not an error. */
  async deleteAsset(id: number): Promise<void> {
    await orUndefined(this.#call('DELETE', `/releases/assets/${id}`));
  }

  /** Gives an asset another name and label; undefined when it is gone. */
  async renameAsset(id: number, name: string, label: string): Promise<ListedAsset | undefined> {
    const renamed = await orUndefined(this.#call('PATCH', `/releases/assets/${id}`, { name, label }));
    return renamed === undefined ? undefined : toListedAsset(renamed);
  }

  /** Uploads a file as an asset, in one try. Its name is its label too, because GitHub changes some characters of names. */
  async uploadAsset(uploadUrl: string, name: string, { path, size, onBytes }: AssetFile): Promise<ListedAsset> {
    await using file = await open(path);
    let readError: unknown;
    const read = async function* () {
      try {
        for await (const chunk of file.createReadStream() as AsyncIterable<Buffer>) {
          onBytes(chunk);
          yield chunk;
        }
      } catch (error) {
        readError = error;
        throw error;
      }
    };
    const uploaded = this.#client.call({
      method: 'POST',
      url: `${uploadUrl}{?name,label}`,
      permission: 'contents: write',
      parameters: { name, label: name },
      headers: { 'content-type': 'application/octet-stream', 'content-length': size },
      data: read(),
    });
    return toListedAsset(
      await uploaded.catch((error: unknown) => {
        throw readError ?? error;
      }),
    );
  }

  async #all(path: string, query?: Query, field?: string): Promise<unknown[]> {
    const all: unknown[] = [];
    for await (const row of this.#list(path, query, field)) all.push(row);
    return all;
  }

  // `field` is where the rows are in the answer; without one the answer is the list.
  async *#list(path: string, query: Query = {}, field?: string): AsyncGenerator {
    for (let page = 1; ; page++) {
      const rows = toRows(await this.#call('GET', path, { ...query, per_page: pageSize, page }), field);
      yield* rows;
      if (rows.length < pageSize) return;
    }
  }

  #call(
    method: 'GET' | 'DELETE' | 'PATCH',
    path: string,
    parameters: Readonly<Record<string, string | number | undefined>> = {},
  ): Promise<unknown> {
    const scope = path.startsWith('/releases') ? 'contents' : 'actions';
    const permission = `${scope}: ${method === 'GET' ? 'read' : 'write'}`;
    return this.#client.call({ method, url: `/repos/${this.#repository}${path}`, permission, parameters });
  }
}

// Undefined where GitHub has no such thing.
async function orUndefined(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GitHubRefusal && error.status === 404) return undefined;
    throw error;
  }
}
