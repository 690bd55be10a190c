import { createHash } from 'node:crypto';

/** Bytes in which deflate finds nothing: the same on every run. */
export function randomBytes(size: number): Buffer {
  return createHash('shake256', { outputLength: Math.max(size, 1) })
    .update('seed')
    .digest()
    .subarray(0, size);
}

/** Lines that deflate well. */
export function textBytes(size: number): Buffer {
  const lines = Array.from({ length: Math.ceil(size / 20) }, (_, i) => `line ${i} of ${i % 97} words\n`);
  return Buffer.from(lines.join('')).subarray(0, size);
}

/** Cuts bytes into chunks of one size. */
export function* cutBytes(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
