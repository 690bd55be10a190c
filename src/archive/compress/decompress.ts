import type { Duplex } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createZstdDecompressor } from './zstd-decompress.ts';

const compressions = ['none', 'gzip', 'zstd'] as const;

/** How bytes are compressed. */
export type Compression = (typeof compressions)[number];

/** Whether a value names a compression. */
export function isCompression(value: unknown): value is Compression {
  return compressions.some(each => each === value);
}

/** How many first bytes `detectCompression` needs. */
export const magicLength = 4;

/** Detects compression by the first bytes. A tar begins with a file name, which never looks like gzip or zstd. */
export function detectCompression(start: Buffer): Compression {
  const magic = start.subarray(0, magicLength).toString('hex');
  if (magic.startsWith('1f8b')) return 'gzip';
  // The second pattern is a skippable frame, with which pzstd begins.
  return /^(28b52ffd|5.2a4d18)$/.test(magic) ? 'zstd' : 'none';
}

const chunkSize = 256 * 1024;

/** A stream that decompresses what is written to it. */
export function createDecompressor(compression: Exclude<Compression, 'none'>): Duplex {
  return compression === 'gzip' ? createGunzip({ chunkSize }) : createZstdDecompressor(chunkSize);
}

/** Whether an error means that compressed bytes are damaged or truncated. */
export function isDecompressionError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^(Z_|ZSTD_|ERR_ZLIB)/.test(String(error.code));
}
