import { createHash } from 'node:crypto';

/** The SHA-256 of bytes as 64 hex digits. */
export function sha256Of(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The SHA-256 of bytes as an OCI digest: `sha256:` and 64 hex digits. */
export function digestOf(bytes: Buffer | string): string {
  return `sha256:${sha256Of(bytes)}`;
}
