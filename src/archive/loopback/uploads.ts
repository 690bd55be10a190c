import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PushStorage, ReceivedBlob } from './push-storage.ts';
import { reply, replyError } from './reply.ts';

/** One request to the push registry. */
export interface PushCall {
  readonly storage: PushStorage;
  /** Every upload that was begun, and the blob that was sent to it, if any. */
  readonly uploads: Map<string, Promise<ReceivedBlob> | undefined>;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

/** Handles a request; `parts` are the groups that the pattern of its route captured. */
export type PushHandler = (call: PushCall, ...parts: string[]) => void | Promise<void>;

/** POST: begins an upload. Mounting from another repository is ignored: a known blob is known in every repository. */
export function beginUpload({ storage, uploads, response, url }: PushCall): void {
  if (!storage.takesBlobs) {
    replyError(response, 403, 'DENIED');
    return;
  }
  const id = randomUUID();
  uploads.set(id, undefined);
  replyUpload(response, 202, `${url.pathname}${id}`);
}

/** PATCH: receives the bytes of a blob. */
export const uploadBytes = ifBegun(async (call, id) => {
  const { uploads, storage, request, response, url } = call;
  if (uploads.get(id)) {
    replyError(response, 416, 'BLOB_UPLOAD_INVALID');
    return;
  }
  const receiving = storage.receive(request);
  uploads.set(id, receiving);
  const { size } = await receiving;
  replyUpload(response, 202, url.pathname, size);
});

/** PUT: finishes an upload, whose bytes may come with this request; checks the digest. */
export const finishUpload = ifBegun(async (call, id) => {
  const { uploads, storage, request, response, url } = call;
  const expected = url.searchParams.get('digest');
  const received = await (uploads.get(id) ?? storage.receive(request));
  uploads.delete(id);
  request.resume();
  if (received.digest !== expected) {
    await received.drop();
    replyError(response, 400, 'DIGEST_INVALID');
    return;
  }
  received.keep();
  const location = `${url.pathname.replace(/uploads\/[^/]+$/, '')}${expected}`;
  reply(response, 201, { location, 'docker-content-digest': expected });
});

/** DELETE: cancels an upload. */
export const cancelUpload = ifBegun(async ({ uploads, response }, id) => {
  const receiving = uploads.get(id);
  uploads.delete(id);
  await receiving?.then(received => received.drop());
  reply(response, 204);
});

function ifBegun(handler: (call: PushCall, id: string) => Promise<void>): PushHandler {
  return async (call, id = '') => {
    if (call.uploads.has(id)) await handler(call, id);
    else replyError(call.response, 404, 'BLOB_UPLOAD_UNKNOWN');
  };
}

// Engines compare the range with what they have sent.
function replyUpload(response: ServerResponse, status: number, location: string, size = 0): void {
  const id = location.slice(location.lastIndexOf('/') + 1);
  reply(response, status, { location, range: `0-${Math.max(0, size - 1)}`, 'docker-upload-uuid': id });
}
