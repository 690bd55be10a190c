import type { IncomingMessage, ServerResponse } from 'node:http';
import { reply, replyError } from './reply.ts';
import type { RequestHandler } from './server.ts';

/** A manifest or an index that an engine can pull. */
export interface ServedManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** What the registry serves to an engine that pulls. */
export interface PullSource {
  /** By digest, or by the tag of the image. */
  manifest(reference: string): ServedManifest | undefined;
  /** Bytes of a blob; undefined if there is none. */
  sizeOf(digest: string): number | undefined;
  /** Sends a blob from an offset on. */
  send(digest: string, from: number, response: ServerResponse): Promise<void>;
}

/** Handles the part of the OCI distribution protocol that a pull needs. */
export function handlePull(source: PullSource): RequestHandler {
  return async (request, response) => {
    const path = URL.parse(request.url ?? '', 'http://loopback')?.pathname ?? '';
    const [, kind, reference = ''] = /^\/v2\/.+\/(manifests|blobs)\/([^/]+)$/.exec(path) ?? [];
    if (request.method !== 'GET' && request.method !== 'HEAD') replyError(response, 405, 'UNSUPPORTED');
    else if (path === '/v2/') reply(response, 200);
    else if (kind === 'manifests') sendManifest(source.manifest(reference), request, response);
    else if (kind === 'blobs') await sendBlob(source, reference, request, response);
    else replyError(response, 404, 'UNSUPPORTED');
  };
}

function sendManifest(manifest: ServedManifest | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (!manifest) {
    replyError(response, 404, 'MANIFEST_UNKNOWN');
    return;
  }
  const { digest, mediaType, content } = manifest;
  const headers = { 'content-type': mediaType, 'content-length': content.length, 'docker-content-digest': digest };
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : content);
}

async function sendBlob(
  source: PullSource,
  digest: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const size = source.sizeOf(digest);
  if (size === undefined) {
    replyError(response, 404, 'BLOB_UNKNOWN');
    return;
  }
  // Engines resume after the bytes they have, and ask for no other ranges.
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const isPart = from > 0 && from < size;
  const start = isPart ? from : 0;
  response.writeHead(isPart ? 206 : 200, {
    'content-type': 'application/octet-stream',
    'content-length': size - start,
    'docker-content-digest': digest,
    'accept-ranges': 'bytes',
    ...(isPart && { 'content-range': `bytes ${start}-${size - 1}/${size}` }),
  });
  if (request.method === 'HEAD') response.end();
  else await source.send(digest, start, response);
}
