import { Row } from './row.ts';

/** An entry of the actions cache as the REST API lists it. */
export interface CacheEntry {
  readonly id: number;
  readonly key: string;
  readonly ref: string;
  /** Tells apart the entries of machines that compress with different programs. */
  readonly version: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly used: number;
}

/** An artifact as the REST API lists it. */
export interface ListedArtifact {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly stored: number;
  /** SHA-256, 64 hex digits; empty when the service does not say. */
  readonly sha256: string;
}

/** A workflow run as the REST API lists it. */
export interface ListedRun {
  readonly id: number;
  /** ISO 8601. */
  readonly created: string;
  readonly branch: string;
  readonly commit: string;
  /** Empty while it runs. */
  readonly conclusion: string;
  /** `owner/repo` that the run belongs to, as it is called now; empty where GitHub does not say. */
  readonly repository: string;
  /** `owner/repo` whose commit the run is of, which may be a fork; empty where that was deleted. */
  readonly headRepository: string;
}

/** A workflow as the REST API lists it. */
export interface ListedWorkflow {
  readonly name: string;
  /** Path of its file in the repository. */
  readonly path: string;
}

/** A release as the REST API lists it. */
export interface ListedRelease {
  readonly id: number;
  readonly tag: string;
  /** Whether it is published and its assets can no longer be changed. */
  readonly immutable: boolean;
  /** Where its assets are uploaded to. */
  readonly uploadUrl: string;
}

/** An asset of a release as the REST API lists it. */
export interface ListedAsset {
  readonly id: number;
  /** GitHub's own form of the name it was given. */
  readonly name: string;
  /** Empty when it has none. */
  readonly label: string;
  /** Whether its upload was finished. */
  readonly whole: boolean;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, 64 hex digits; empty when the service does not say. */
  readonly sha256: string;
  /** Where people can download it. */
  readonly url: string;
}

/** Reads a cache entry. */
export function toCacheEntry(answer: unknown): CacheEntry {
  const row = new Row('cache entry', answer);
  return {
    id: row.number('id'),
    key: row.text('key'),
    ref: row.text('ref'),
    version: row.textOrEmpty('version'),
    size: row.number('size_in_bytes'),
    created: row.time('created_at'),
    used: row.time('last_accessed_at'),
  };
}

/** Reads an artifact; undefined when it has expired, so that nobody can download it. */
export function toListedArtifact(answer: unknown): ListedArtifact | undefined {
  const row = new Row('artifact', answer);
  if (row.has('expired', true)) return undefined;
  return {
    id: row.number('id'),
    name: row.text('name'),
    size: row.number('size_in_bytes'),
    stored: row.time('created_at'),
    sha256: row.sha256('digest'),
  };
}

/** Reads a workflow run. */
export function toListedRun(answer: unknown): ListedRun {
  const row = new Row('workflow run', answer);
  return {
    id: row.number('id'),
    created: row.text('created_at'),
    branch: row.textOrEmpty('head_branch'),
    commit: row.text('head_sha'),
    conclusion: row.textOrEmpty('conclusion'),
    repository: row.record('repository').textOrEmpty('full_name'),
    headRepository: row.record('head_repository').textOrEmpty('full_name'),
  };
}

/** Reads when the current attempt of a workflow run began, in milliseconds since 1970. */
export function toRunStart(answer: unknown): number {
  return new Row('workflow run', answer).time('run_started_at');
}

/** Reads a workflow. */
export function toListedWorkflow(answer: unknown): ListedWorkflow {
  const row = new Row('workflow', answer);
  return { name: row.textOrEmpty('name'), path: row.text('path') };
}

/** Reads a release. */
export function toListedRelease(answer: unknown): ListedRelease {
  const row = new Row('release', answer);
  return {
    id: row.number('id'),
    tag: row.text('tag_name'),
    immutable: row.has('immutable', true) && !row.has('draft', true),
    // GitHub writes it as a template of its query.
    uploadUrl: row.text('upload_url').replace(/\{.*$/, ''),
  };
}

/** Reads an asset of a release. */
export function toListedAsset(answer: unknown): ListedAsset {
  const row = new Row('release asset', answer);
  return {
    id: row.number('id'),
    name: row.text('name'),
    label: row.textOrEmpty('label'),
    whole: row.has('state', 'uploaded'),
    size: row.number('size'),
    sha256: row.sha256('digest'),
    url: row.text('browser_download_url'),
  };
}
