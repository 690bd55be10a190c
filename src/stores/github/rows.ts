/** An entry of the actions cache as the REST API lists it. */
export interface CacheEntry {
  readonly id: number;
  readonly key: string;
  readonly ref: string;
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
  /** SHA-256, 64 hex digits; empty when the service does not tell. */
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
}

/** A release as the REST API lists it. */
export interface ListedRelease {
  readonly id: number;
  readonly tag: string;
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
  /** Whether its upload came to an end. */
  readonly whole: boolean;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, 64 hex digits; empty when the service does not tell. */
  readonly sha256: string;
  /** Where a person downloads it. */
  readonly url: string;
}

/** The REST API's own form of a cache entry. */
export interface RawCache {
  id: number;
  key: string;
  ref: string;
  size_in_bytes: number;
  created_at: string;
  last_accessed_at: string;
}

/** The REST API's own form of an artifact. */
export interface RawArtifact {
  id: number;
  name: string;
  size_in_bytes: number;
  created_at: string;
  digest?: string | null;
  expired: boolean;
}

/** The REST API's own form of a workflow run. */
export interface RawRun {
  id: number;
  created_at: string;
  head_branch: string | null;
  head_sha: string;
  conclusion: string | null;
}

/** The REST API's own form of a release. */
export interface RawRelease {
  id: number;
  tag_name: string;
  upload_url: string;
}

/** The REST API's own form of an asset. */
export interface RawAsset {
  id: number;
  name: string;
  label?: string | null;
  state: string;
  size: number;
  digest?: string | null;
  browser_download_url: string;
}

/** Reads a cache entry. */
export function toEntry({ id, key, ref, size_in_bytes: size, ...times }: RawCache): CacheEntry {
  return { id, key, ref, size, created: Date.parse(times.created_at), used: Date.parse(times.last_accessed_at) };
}

/** Reads an artifact. */
export function toArtifact({ id, name, size_in_bytes: size, created_at, digest }: RawArtifact): ListedArtifact {
  return { id, name, size, stored: Date.parse(created_at), sha256: hexOf(digest) };
}

/** Reads a release; its address for uploads comes as a template. */
export function toRelease({ id, tag_name: tag, upload_url }: RawRelease): ListedRelease {
  return { id, tag, uploadUrl: upload_url.replace(/\{.*$/, '') };
}

/** Reads an asset. */
export function toAsset({ id, name, label, state, size, digest, browser_download_url: url }: RawAsset): ListedAsset {
  return { id, name, label: label ?? '', whole: state === 'uploaded', size, sha256: hexOf(digest), url };
}

/** Reads a workflow run. */
export function toRun({ id, created_at: created, head_branch, head_sha: commit, conclusion }: RawRun): ListedRun {
  return { id, created, branch: head_branch ?? '', commit, conclusion: conclusion ?? '' };
}

function hexOf(digest: string | null | undefined): string {
  return (digest ?? '').replace(/^sha256:/, '');
}
