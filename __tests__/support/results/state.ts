import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An artifact; times are milliseconds since 1970. */
export interface ArtifactRow {
  readonly id: number;
  readonly runId: number;
  /** Identifies one attempt of the run. */
  readonly runBackendId: string;
  readonly jobBackendId: string;
  readonly name: string;
  readonly mimeType: string;
  readonly blob: string;
  createdAt: number;
  expiresAt: number;
  /** Bytes; 0 until finalized. */
  size: number;
  /** `sha256:` and 64 hex digits; empty until finalized. */
  digest: string;
  finalized: boolean;
}

/** An entry of the actions cache; times are milliseconds since 1970. */
export interface CacheRow {
  readonly id: number;
  readonly key: string;
  readonly version: string;
  readonly ref: string;
  readonly blob: string;
  createdAt: number;
  lastAccessedAt: number;
  /** Bytes; 0 until finalized. */
  size: number;
  finalized: boolean;
}

/** A workflow run; times are milliseconds since 1970. */
export interface RunRow {
  readonly id: number;
  readonly attempt: number;
  readonly name: string;
  /** Path of the workflow file. */
  readonly path: string;
  readonly workflowId: number;
  readonly event: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly headBranch: string;
  readonly headSha: string;
  /** `owner/repo` that the commit is in; null where it was deleted. */
  readonly headRepository: string | null;
  readonly createdAt: number;
  readonly runStartedAt: number;
}

/** A release. */
export interface ReleaseRow {
  readonly id: number;
  readonly tag: string;
  readonly draft: boolean;
  /** Whether its assets are fixed once it is published. */
  readonly immutable: boolean;
}

/** An asset of a release. */
export interface AssetRow {
  readonly id: number;
  readonly releaseId: number;
  readonly name: string;
  readonly label: string;
  readonly blob: string;
  /** `starter` until it has all its bytes. */
  readonly state: 'starter' | 'uploaded';
  /** Bytes. */
  readonly size: number;
  /** `sha256:` and 64 hex digits; null for assets from before GitHub computed digests. */
  readonly digest: string | null;
}

/** Everything the service stores besides blobs. */
export interface State {
  readonly secret: string;
  nextId: number;
  artifacts: ArtifactRow[];
  caches: CacheRow[];
  runs: RunRow[];
  releases: ReleaseRow[];
  assets: AssetRow[];
}

/** The service's state in one JSON file, written after every change, so that it survives a restart. */
export class StateFile {
  readonly rows: Readonly<State>;
  readonly #path: string;
  readonly #state: State;

  constructor(dir: string) {
    this.#path = join(dir, 'state.json');
    this.#state = existsSync(this.#path) ? (JSON.parse(readFileSync(this.#path, 'utf8')) as State) : emptyState();
    this.rows = this.#state;
    this.#write();
  }

  /** Changes the state and saves it; gives what `edit` gives. */
  change<T>(edit: (state: State) => T): T {
    const result = edit(this.#state);
    this.#write();
    return result;
  }

  // Synchronous, so that no request sees a state that is not on the disk.
  #write(): void {
    writeFileSync(`${this.#path}.new`, JSON.stringify(this.#state));
    renameSync(`${this.#path}.new`, this.#path);
  }
}

function emptyState(): State {
  const empty = { artifacts: [], caches: [], runs: [], releases: [], assets: [] };
  return { secret: randomBytes(32).toString('hex'), nextId: 1000, ...empty };
}
