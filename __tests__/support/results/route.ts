import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

/** The operations of the service, as faults and the request log name them. */
export type Operation =
  | 'CreateArtifact'
  | 'FinalizeArtifact'
  | 'ListArtifacts'
  | 'GetSignedArtifactURL'
  | 'DeleteArtifact'
  | 'CreateCacheEntry'
  | 'FinalizeCacheEntryUpload'
  | 'GetCacheEntryDownloadURL'
  | 'PutBlock'
  | 'PutBlockList'
  | 'PutBlob'
  | 'HeadBlob'
  | 'GetBlob'
  | 'ListRepositoryArtifacts'
  | 'ListRunArtifacts'
  | 'GetArtifactById'
  | 'DownloadArtifactById'
  | 'DeleteArtifactById'
  | 'ListCaches'
  | 'GetCacheUsage'
  | 'DeleteCache'
  | 'DeleteCachesByKey'
  | 'GetRun'
  | 'ListRuns'
  | 'ListWorkflows'
  | 'ListWorkflowRuns'
  | 'GetReleaseByTag'
  | 'ListReleases'
  | 'ListReleaseAssets'
  | 'UpdateReleaseAsset'
  | 'DeleteReleaseAsset'
  | 'UploadReleaseAsset';

/** The three dialects the service speaks; each has its own form of error. */
export type Dialect = 'twirp' | 'blob' | 'rest';

/** A request, as its handler gets it. */
export interface Call {
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  /** The named groups of the route's path. */
  readonly params: Readonly<Record<string, string>>;
  readonly body: Readable;
}

/** Part of a file, both ends inclusive. */
export interface FilePart {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** What a handler answers; a file is streamed, anything else is sent as it is. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FilePart;
}

/** One operation: where it listens and what it does. */
export interface Route {
  readonly operation: Operation;
  readonly dialect: Dialect;
  readonly method: string;
  readonly path: RegExp;
  /** Azure's sub-operation, in the query. */
  readonly comp?: string;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
}

/** An answer of 200 with a JSON body. */
export function okJson(body: object): Answer {
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}
