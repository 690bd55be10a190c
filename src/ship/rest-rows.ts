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

/** Reads a cache entry. */
export function toEntry({ id, key, ref, size_in_bytes: size, ...times }: RawCache): CacheEntry {
  return { id, key, ref, size, created: Date.parse(times.created_at), used: Date.parse(times.last_accessed_at) };
}

/** Reads an artifact. */
export function toArtifact({ id, name, size_in_bytes: size, created_at, digest }: RawArtifact): ListedArtifact {
  return { id, name, size, stored: Date.parse(created_at), sha256: (digest ?? '').replace(/^sha256:/, '') };
}

/** Reads a workflow run. */
export function toRun({ id, created_at: created, head_branch, head_sha: commit, conclusion }: RawRun): ListedRun {
  return { id, created, branch: head_branch ?? '', commit, conclusion: conclusion ?? '' };
}
