import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { documentLimit } from '../../core/guards.ts';
import { fail, reply } from './reply.ts';
import type { RequestHandler } from './server.ts';

/** What the registry keeps blobs and manifests in. */
export interface PushStorage {
  /** Bytes of a blob that need not be sent; undefined for any other. */
  sizeOf(digest: string): number | undefined;
  /** Whether a blob may be sent at all. */
  readonly takesBlobs: boolean;
  /** Takes a blob, whose digest is known only afterwards. */
  receive(bytes: AsyncIterable<Buffer>): Promise<ReceivedBlob>;
  /** Takes a manifest or an index, under its digest and the tag or digest it was sent by. */
  putManifest(manifest: ReceivedManifest): void;
  /** A manifest or an index that was taken. */
  getManifest(reference: string): ReceivedManifest | undefined;
}

/** A blob that was received whole and is not on the store yet. */
export interface ReceivedBlob {
  /** `sha256:` of the bytes as they were sent. */
  readonly digest: string;
  /** Bytes as they were sent. */
  readonly size: number;
  /** Puts it on the store. */
  keep(): void;
  /** Throws it away. */
  drop(): Promise<void>;
}

/** A manifest or an index as it was sent. */
export interface ReceivedManifest {
  readonly digest: string;
  /** The tag or digest it was sent by. */
  readonly reference: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

interface Call {
  readonly store: PushStorage;
  /** Every upload that was begun, and what it received where it was sent something. */
  readonly uploads: Map<string, Promise<ReceivedBlob> | undefined>;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

type Handler = (call: Call, ...parts: string[]) => void | Promise<void>;

// What engines, containerd and BuildKit ask of a registry when they push (OCI distribution specification 1.1).
const routes: readonly [method: string, path: RegExp, handler: Handler][] = [
  ['GET', /^\/v2\/$/, ({ response }) => reply(response, 200)],
  ['HEAD', /^\/v2\/.+\/blobs\/(sha256:[0-9a-f]{64})$/, answerBlob],
  ['POST', /^\/v2\/.+\/blobs\/uploads\/$/, beginUpload],
  ['PATCH', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, ifBegun(takeBytes)],
  ['PUT', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, ifBegun(finishUpload)],
  ['DELETE', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, ifBegun(cancelUpload)],
  ['HEAD', /^\/v2\/.+\/manifests\/([^/]+)$/, answerManifest],
  ['PUT', /^\/v2\/.+\/manifests\/([^/]+)$/, takeManifest],
];

/** Speaks the part of the OCI distribution protocol that a push needs; what it does not know is refused, never guessed. */
export function handlePush(store: PushStorage): RequestHandler {
  const uploads: Call['uploads'] = new Map();
  return async (request, response) => {
    const url = URL.parse(request.url ?? '', 'http://loopback');
    for (const [method, path, handler] of routes) {
      const parts = url && request.method === method ? path.exec(url.pathname) : null;
      if (url && parts) return handler({ store, uploads, request, response, url }, ...parts.slice(1));
    }
    fail(response, 404, 'UNSUPPORTED');
  };
}

function answerBlob({ store, response }: Call, digest = ''): void {
  const size = store.sizeOf(digest);
  if (size === undefined) {
    fail(response, 404, 'BLOB_UNKNOWN');
    return;
  }
  reply(response, 200, { 'content-length': size, 'docker-content-digest': digest });
}

// A blob of another repository is never mounted: what is known is known in every repository.
function beginUpload({ store, uploads, response, url }: Call): void {
  if (!store.takesBlobs) {
    fail(response, 403, 'DENIED');
    return;
  }
  const id = randomUUID();
  uploads.set(id, undefined);
  replyUpload(response, 202, `${url.pathname}${id}`);
}

function ifBegun(handler: Handler): Handler {
  return (call, id = '') => {
    if (call.uploads.has(id)) return handler(call, id);
    fail(call.response, 404, 'BLOB_UPLOAD_UNKNOWN');
  };
}

async function takeBytes(call: Call, id = ''): Promise<void> {
  const { uploads, store, request, response, url } = call;
  if (uploads.get(id)) {
    fail(response, 416, 'BLOB_UPLOAD_INVALID');
    return;
  }
  const receiving = store.receive(request);
  uploads.set(id, receiving);
  const { size } = await receiving;
  replyUpload(response, 202, url.pathname, size);
}

async function finishUpload(call: Call, id = ''): Promise<void> {
  const { uploads, store, request, response, url } = call;
  const expected = url.searchParams.get('digest');
  const received = await (uploads.get(id) ?? store.receive(request));
  uploads.delete(id);
  request.resume();
  if (received.digest !== expected) {
    await received.drop();
    fail(response, 400, 'DIGEST_INVALID');
    return;
  }
  received.keep();
  const location = `${url.pathname.replace(/uploads\/[^/]+$/, '')}${expected}`;
  reply(response, 201, { location, 'docker-content-digest': expected });
}

async function cancelUpload({ uploads, response }: Call, id = ''): Promise<void> {
  const receiving = uploads.get(id);
  uploads.delete(id);
  await receiving?.then(received => received.drop());
  reply(response, 204);
}

function answerManifest({ store, response }: Call, reference = ''): void {
  const manifest = store.getManifest(reference);
  if (!manifest) {
    fail(response, 404, 'MANIFEST_UNKNOWN');
    return;
  }
  const { digest, mediaType, content } = manifest;
  reply(response, 200, {
    'content-type': mediaType,
    'content-length': content.length,
    'docker-content-digest': digest,
  });
}

async function takeManifest({ store, request, response, url }: Call, reference = ''): Promise<void> {
  const content = await readSmall(request);
  if (!content) {
    fail(response, 413, 'SIZE_INVALID');
    return;
  }
  const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  if (reference.startsWith('sha256:') && reference !== digest) {
    fail(response, 400, 'DIGEST_INVALID');
    return;
  }
  store.putManifest({ digest, reference, content, mediaType: request.headers['content-type'] ?? '' });
  reply(response, 201, { location: url.pathname, 'docker-content-digest': digest });
}

async function readSmall(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= documentLimit) chunks.push(chunk);
  }
  return size <= documentLimit ? Buffer.concat(chunks) : undefined;
}

// Engines compare the range with what they have sent.
function replyUpload(response: ServerResponse, status: number, location: string, size = 0): void {
  const id = location.slice(location.lastIndexOf('/') + 1);
  reply(response, status, { location, range: `0-${Math.max(0, size - 1)}`, 'docker-upload-uuid': id });
}
