import { setTimeout as sleep } from 'node:timers/promises';
import { takeId, type Backend } from './backend.ts';
import type { Fault, Faults } from './faults.ts';
import { ensureRun, putRun } from './runs.ts';
import type { Operation } from './route.ts';
import type { SeenRequest } from './server.ts';
import type { ArtifactRow, AssetRow, CacheRow, ReleaseRow, RunRow } from './state.ts';
import { makeRestToken, makeRuntimeToken, type RestPermission, type RuntimeTokenOptions } from './token.ts';

/** A finalized artifact. */
export type StoredArtifact = Pick<
  ArtifactRow,
  'id' | 'name' | 'size' | 'digest' | 'runId' | 'createdAt' | 'expiresAt'
> & {
  /** The file with its bytes. */
  readonly path: string;
};

/** A finalized cache entry. */
export type StoredCache = Pick<CacheRow, 'id' | 'key' | 'version' | 'ref' | 'size' | 'createdAt' | 'lastAccessedAt'> & {
  /** The file with its bytes. */
  readonly path: string;
};

/** An asset of a release. */
export type StoredAsset = Pick<AssetRow, 'id' | 'name' | 'label' | 'state' | 'size' | 'digest'> & {
  /** The file with its bytes. */
  readonly path: string;
};

/**
 * GitHub's results service, its blob storage and its REST API of artifacts, caches, runs and releases, for the repository
 * `acme/app`. Disposing of it stops it, and removes what it stored unless a folder was given.
 */
export class ResultsService implements AsyncDisposable {
  /** ACTIONS_RESULTS_URL and GITHUB_API_URL. */
  readonly url: string;
  /** All requests, in order of arrival. */
  readonly requests: readonly SeenRequest[];
  readonly #backend: Backend;
  readonly #faults: Faults;
  readonly #end: () => Promise<void>;

  constructor(parts: { backend: Backend; faults: Faults; requests: SeenRequest[]; end: () => Promise<void> }) {
    this.url = parts.backend.origin;
    this.requests = parts.requests;
    this.#backend = parts.backend;
    this.#faults = parts.faults;
    this.#end = parts.end;
  }

  /** The ACTIONS_RUNTIME_TOKEN of a job; its run is registered. Defaults: run 1, attempt 1, job `build`, refs/heads/main. */
  runtimeToken(options: RuntimeTokenOptions = {}): string {
    const { runId = 1, attempt = 1 } = options;
    this.#backend.state.change(state => ensureRun(state, { runId, attempt }));
    return makeRuntimeToken(options);
  }

  /** A GITHUB_TOKEN with `actions: write`, `actions: read` or neither. */
  restToken(permission: RestPermission): string {
    return makeRestToken(this.#backend.state.rows.secret, permission);
  }

  /** Injects a fault into the next requests for an operation. */
  inject(fault: Fault): void {
    this.#faults.add(fault);
  }

  /** Waits until a request for this operation has arrived. */
  async received(operation: Operation): Promise<void> {
    while (!this.requests.some(request => request.operation === operation)) await sleep(10);
  }

  /** The finalized artifacts of all runs, oldest first. */
  artifacts(): StoredArtifact[] {
    return this.#backend.state.rows.artifacts
      .filter(row => row.finalized)
      .map(({ id, name, size, digest, runId, createdAt, expiresAt, blob }) => {
        return { id, name, size, digest, runId, createdAt, expiresAt, path: this.#backend.blobs.pathOf(blob) };
      });
  }

  /** The finalized cache entries of all refs, oldest first. */
  caches(): StoredCache[] {
    return this.#backend.state.rows.caches
      .filter(row => row.finalized)
      .map(({ id, key, version, ref, size, createdAt, lastAccessedAt, blob }) => {
        return { id, key, version, ref, size, createdAt, lastAccessedAt, path: this.#backend.blobs.pathOf(blob) };
      });
  }

  /** Makes the artifacts of this name `ms` milliseconds older; past their retention they expire. */
  ageArtifact(name: string, ms: number): void {
    this.#backend.state.change(({ artifacts }) => {
      for (const row of artifacts.filter(row => row.name === name)) {
        Object.assign(row, { createdAt: row.createdAt - ms, expiresAt: row.expiresAt - ms });
      }
    });
  }

  /** Makes the cache entries of this key `ms` older, and unused for `unused` ms more; after seven days they are evicted. */
  ageCache(key: string, ms: number, unused = ms): void {
    this.#backend.state.change(({ caches }) => {
      for (const row of caches.filter(row => row.key === key)) {
        Object.assign(row, { createdAt: row.createdAt - ms, lastAccessedAt: row.lastAccessedAt - unused });
      }
    });
  }

  /** Registers a workflow run, or changes one; without an id it gets the next. */
  addRun(run: Partial<RunRow> = {}): RunRow {
    return this.#backend.state.change(state => putRun(state, run));
  }

  /** Makes a release. */
  addRelease(tag: string, draft = false, immutable = false): ReleaseRow {
    return this.#backend.state.change(state => {
      const row = { id: takeId(state), tag, draft, immutable };
      state.releases.push(row);
      return row;
    });
  }

  /** The assets of all releases, oldest first. */
  assets(): StoredAsset[] {
    return this.#backend.state.rows.assets.map(({ id, name, label, state, size, digest, blob }) => {
      return { id, name, label, state, size, digest, path: this.#backend.blobs.pathOf(blob) };
    });
  }

  /** Changes the assets with this label. */
  changeAsset(label: string, change: Partial<Pick<AssetRow, 'label' | 'digest'>>): void {
    this.#backend.state.change(state => {
      state.assets = state.assets.map(row => (row.label === label ? { ...row, ...change } : row));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end();
  }
}
