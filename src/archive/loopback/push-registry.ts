import type { IncomingMessage } from 'node:http';
import { digestOf } from '../../core/digest.ts';
import { documentLimit } from '../../core/guards.ts';
import type { PushStorage } from './push-storage.ts';
import { reply, replyError } from './reply.ts';
import type { RequestHandler } from './server.ts';
import { beginUpload, cancelUpload, finishUpload, uploadBytes, type PushCall, type PushHandler } from './uploads.ts';

// What engines, containerd and BuildKit request when they push (OCI distribution specification 1.1).
const routes: readonly [method: string, path: RegExp, handler: PushHandler][] = [
  ['GET', /^\/v2\/$/, ({ response }) => reply(response, 200)],
  ['HEAD', /^\/v2\/.+\/blobs\/(sha256:[0-9a-f]{64})$/, headBlob],
  ['POST', /^\/v2\/.+\/blobs\/uploads\/$/, beginUpload],
  ['PATCH', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, uploadBytes],
  ['PUT', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, finishUpload],
  ['DELETE', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, cancelUpload],
  ['HEAD', /^\/v2\/.+\/manifests\/([^/]+)$/, headManifest],
  ['PUT', /^\/v2\/.+\/manifests\/([^/]+)$/, putManifest],
];

/** Handles the part of the OCI distribution protocol that a push needs, and refuses everything else. */
export function handlePush(storage: PushStorage): RequestHandler {
  const uploads: PushCall['uploads'] = new Map();
  return async (request, response) => {
    const url = URL.parse(request.url ?? '', 'http://loopback');
    for (const [method, path, handler] of routes) {
      const parts = url && request.method === method ? path.exec(url.pathname) : null;
      if (url && parts) return handler({ storage, uploads, request, response, url }, ...parts.slice(1));
    }
    replyError(response, 404, 'UNSUPPORTED');
  };
}

function headBlob({ storage, response }: PushCall, digest = ''): void {
  const size = storage.sizeOf(digest);
  if (size === undefined) replyError(response, 404, 'BLOB_UNKNOWN');
  else reply(response, 200, { 'content-length': size, 'docker-content-digest': digest });
}

function headManifest({ storage, response }: PushCall, reference = ''): void {
  const manifest = storage.getManifest(reference);
  if (!manifest) {
    replyError(response, 404, 'MANIFEST_UNKNOWN');
    return;
  }
  const { digest, mediaType, content } = manifest;
  reply(response, 200, {
    'content-type': mediaType,
    'content-length': content.length,
    'docker-content-digest': digest,
  });
}

async function putManifest({ storage, request, response, url }: PushCall, reference = ''): Promise<void> {
  const content = await readDocument(request);
  if (!content) {
    replyError(response, 413, 'SIZE_INVALID');
    return;
  }
  const digest = digestOf(content);
  if (reference.startsWith('sha256:') && reference !== digest) {
    replyError(response, 400, 'DIGEST_INVALID');
    return;
  }
  storage.putManifest({ digest, reference, content, mediaType: request.headers['content-type'] ?? '' });
  reply(response, 201, { location: url.pathname, 'docker-content-digest': digest });
}

// Reads to the end even if it is too large, so that the engine gets the answer.
async function readDocument(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= documentLimit) chunks.push(chunk);
  }
  return size <= documentLimit ? Buffer.concat(chunks) : undefined;
}
