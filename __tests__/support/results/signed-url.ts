import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from './refusal.ts';

/** What a signed URL allows: `cw` to write its blob, `r` to read it. */
export type BlobPermission = 'cw' | 'r';

/** What goes into a signed URL. */
export interface SignedUrlOptions {
  readonly permission: BlobPermission;
  /** Milliseconds since 1970. */
  readonly expires: number;
  /** Content-Type of the download, instead of the stored one. */
  readonly contentType?: string;
  /** File name of the download. */
  readonly fileName?: string;
}

const signed = ['se', 'sp', 'sr', 'sv', 'rscd', 'rsct'] as const;

/** Signs a blob's path as Azure signs a shared access URL: query parameters and an HMAC over them. */
export function signUrl(secret: string, blobUrl: string, options: SignedUrlOptions): string {
  const url = new URL(blobUrl);
  url.searchParams.set('se', new Date(options.expires).toISOString());
  url.searchParams.set('sp', options.permission);
  url.searchParams.set('sr', 'b');
  url.searchParams.set('sv', '2026-02-06');
  if (options.fileName !== undefined) url.searchParams.set('rscd', dispositionOf(options.fileName));
  if (options.contentType !== undefined) url.searchParams.set('rsct', options.contentType);
  url.searchParams.set('sig', signatureOf(secret, url).toString('base64'));
  return url.href;
}

/** Refuses a request whose URL is not signed for this use, or has expired. */
export function checkSignedUrl(secret: string, url: URL, permission: BlobPermission): void {
  const given = signatureIn(url);
  const right = signatureOf(secret, url);
  const expired = !(Date.parse(url.searchParams.get('se') ?? '') > Date.now());
  if (given.length !== right.length || !timingSafeEqual(given, right) || expired) {
    const message =
      'Server failed to authenticate the request. Make sure the value of the signature is formed correctly.';
    throw new Refusal(403, message, 'AuthenticationFailed');
  }
  if (url.searchParams.get('sp') !== permission) {
    const message = 'This request is not authorized to perform this operation using this permission.';
    throw new Refusal(403, message, 'AuthorizationPermissionMismatch');
  }
}

// The Azure SDK rewrites the query: it may drop the padding and leave a plus unescaped.
function signatureIn(url: URL): Buffer {
  return Buffer.from((url.searchParams.get('sig') ?? '').replaceAll(' ', '+'), 'base64');
}

function signatureOf(secret: string, url: URL): Buffer {
  const values = signed.map(name => url.searchParams.get(name) ?? '');
  return createHmac('sha256', secret)
    .update([url.pathname, ...values].join('\n'))
    .digest();
}

function dispositionOf(fileName: string): string {
  return `attachment; filename="${fileName.replace(/[^\x20-\x7e]|"/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
