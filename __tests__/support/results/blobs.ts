import { text } from 'node:stream/consumers';
import type { Backend } from './backend.ts';
import type { StoredBlob } from './blob-folder.ts';
import { Refusal } from './refusal.ts';
import type { Answer, Call, Route } from './route.ts';
import { checkSignedUrl, type BlobPermission } from './signed-url.ts';

type Handler = (call: Call, blob: string) => Promise<Answer>;

const path = /^\/blobs\/results\/(?<blob>[\w.-]+)$/;

/** The part of Azure's blob storage that the toolkit uses. */
export function blobRoutes(backend: Backend): Route[] {
  const { blobs } = backend;
  const signed = (permission: BlobPermission, handle: Handler) => (call: Call) => {
    checkSignedUrl(backend.state.rows.secret, call.url, permission);
    return handle(call, call.params['blob'] ?? '');
  };
  const get = signed('r', async ({ url, headers }, blob) => {
    const found = await blobs.find(blob);
    if (!found) throw new Refusal(404, 'The specified blob does not exist.', 'BlobNotFound');
    return answerBlob(found, url, headers['x-ms-range'] ?? headers.range);
  });
  return [
    {
      operation: 'PutBlock',
      dialect: 'blob',
      method: 'PUT',
      path,
      comp: 'block',
      handle: signed('cw', async ({ url, body }, blob) => {
        await blobs.putBlock(blob, requireBlockId(url), body);
        return created();
      }),
    },
    {
      operation: 'PutBlockList',
      dialect: 'blob',
      method: 'PUT',
      path,
      comp: 'blocklist',
      handle: signed('cw', async ({ headers, body }, blob) => {
        const ids = [...(await text(body)).matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map(match => match[1] ?? '');
        if (await blobs.commit(blob, ids, contentTypeOf(headers['x-ms-blob-content-type']))) return created();
        throw new Refusal(400, 'The specified block list is invalid.', 'InvalidBlockList');
      }),
    },
    {
      operation: 'PutBlob',
      dialect: 'blob',
      method: 'PUT',
      path,
      handle: signed('cw', async ({ headers, body }, blob) => {
        if (headers['x-ms-blob-type'] !== 'BlockBlob') {
          throw new Refusal(400, 'An HTTP header that is mandatory is not specified.', 'MissingRequiredHeader');
        }
        await blobs.put(blob, body, contentTypeOf(headers['x-ms-blob-content-type']));
        return created();
      }),
    },
    { operation: 'GetBlob', dialect: 'blob', method: 'GET', path, handle: get },
    { operation: 'HeadBlob', dialect: 'blob', method: 'HEAD', path, handle: get },
  ];
}

function created(): Answer {
  return { status: 201, headers: { 'x-ms-request-server-encrypted': 'true' } };
}

function requireBlockId(url: URL): string {
  const id = url.searchParams.get('blockid')?.replaceAll(' ', '+');
  if (id) return id;
  throw new Refusal(400, 'A required query parameter was not specified.', 'MissingRequiredQueryParameter');
}

function contentTypeOf(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header : 'application/octet-stream';
}

function answerBlob(blob: StoredBlob, url: URL, range: string | string[] | undefined): Answer {
  const { path, size, modified } = blob;
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(typeof range === 'string' ? range : '') ?? [];
  const start = Number(from ?? 0);
  const end = to ? Math.min(Number(to), size - 1) : size - 1;
  if (from !== undefined && start >= size) {
    throw new Refusal(416, 'The range specified is invalid for the current size of the resource.', 'InvalidRange');
  }
  const disposition = url.searchParams.get('rscd');
  const headers = {
    'content-type': url.searchParams.get('rsct') ?? blob.contentType,
    'content-length': String(end - start + 1),
    'accept-ranges': 'bytes',
    etag: `"0x${modified.getTime().toString(16).toUpperCase()}"`,
    'last-modified': modified.toUTCString(),
    'x-ms-blob-type': 'BlockBlob',
    ...(disposition !== null && { 'content-disposition': disposition }),
    ...(from !== undefined && { 'content-range': `bytes ${start}-${end}/${size}` }),
  };
  return { status: from === undefined ? 200 : 206, headers, body: { path, start, end } };
}
