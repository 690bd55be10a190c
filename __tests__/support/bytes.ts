import { createHash } from 'node:crypto';

/** Bytes that do not compress, the same on every run. */
export function randomBytes(size: number): Buffer {
  return createHash('shake256', { outputLength: Math.max(size, 1) })
    .update('seed')
    .digest()
    .subarray(0, size);
}

let text = Buffer.alloc(0);

/** Text that compresses well: the first `size` bytes of endless lines. */
export function textBytes(size: number): Buffer {
  if (text.length < size) {
    const lines = Array.from({ length: Math.ceil(size / 18) }, (_, i) => `line ${i} of ${i % 97} words\n`);
    text = Buffer.from(lines.join(''));
  }
  return Buffer.from(text.subarray(0, size));
}

/** Cuts bytes into chunks of one size. */
export function* cutBytes(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
