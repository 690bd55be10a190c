import { randomUUID } from 'node:crypto';
import type { BlobFolder } from './blob-folder.ts';
import { signUrl, type SignedUrlOptions } from './signed-url.ts';
import type { State, StateFile } from './state.ts';

/** What all operations share. */
export interface Backend {
  readonly state: StateFile;
  readonly blobs: BlobFolder;
  /** `owner/repo`. */
  readonly repository: string;
  /** Limit of the repository's caches together, in bytes. */
  readonly cacheLimit: number;
  /** `http://127.0.0.1:port`. */
  origin: string;
}

/** The repository that the service serves. */
export const repository = 'acme/app';

const urlLifetime = 3_600_000;

/** A name for a new blob. */
export function nameBlob(extension = ''): string {
  return randomUUID() + extension;
}

/** A signed URL of a blob, valid for an hour. */
export function urlOf(backend: Backend, blob: string, options: Omit<SignedUrlOptions, 'expires'>): string {
  // The Azure SDK wants account, container and blob in the path when the host is an IP address.
  const plain = `${backend.origin}/blobs/results/${blob}`;
  return signUrl(backend.state.rows.secret, plain, { ...options, expires: Date.now() + urlLifetime });
}

/** The next database id. */
export function takeId(state: State): number {
  return state.nextId++;
}
