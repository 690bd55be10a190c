import type { IncomingMessage, ServerResponse } from 'node:http';
import { fail, reply } from './reply.ts';
import type { RequestHandler } from './server.ts';

/** A manifest or an index that an engine can pull. */
export interface ServedManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** What the registry gives to an engine that pulls. */
export interface PullSource {
  /** By digest, or by the tag that stands for the image. */
  manifest(reference: string): ServedManifest | undefined;
  /** Bytes of a blob; undefined when there is none. */
  sizeOf(digest: string): number | undefined;
  /** Sends a blob from a byte on. */
  send(digest: string, from: number, response: ServerResponse): Promise<void>;
}

/** Speaks the part of the OCI distribution protocol that a pull needs. */
export function handlePull(served: PullSource): RequestHandler {
  return async (request, response) => {
    const path = URL.parse(request.url ?? '', 'http://loopback')?.pathname ?? '';
    const [, kind, reference = ''] = /^\/v2\/.+\/(manifests|blobs)\/([^/]+)$/.exec(path) ?? [];
    if (request.method !== 'GET' && request.method !== 'HEAD') fail(response, 405, 'UNSUPPORTED');
    else if (path === '/v2/') reply(response, 200);
    else if (kind === 'manifests') sendManifest(served.manifest(reference), request, response);
    else if (kind === 'blobs') await sendBlob(served, reference, request, response);
    else fail(response, 404, 'UNSUPPORTED');
  };
}

function sendManifest(manifest: ServedManifest | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (!manifest) {
    fail(response, 404, 'MANIFEST_UNKNOWN');
    return;
  }
  const { digest, mediaType, content } = manifest;
  const headers = { 'content-type': mediaType, 'content-length': content.length, 'docker-content-digest': digest };
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : content);
}

async function sendBlob(
  served: PullSource,
  digest: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const size = served.sizeOf(digest);
  if (size === undefined) {
    fail(response, 404, 'BLOB_UNKNOWN');
    return;
  }
  // Engines go on after what they have, and ask for no other ranges.
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
  else await served.send(digest, start, response);
}
