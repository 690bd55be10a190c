import type { Duplex } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createZstdDecompressor } from './zstd-decompress.ts';

/** How bytes are compressed. */
export type Compression = 'none' | 'gzip' | 'zstd';

/** Bytes that are enough to tell how the rest is compressed. */
export const magicLength = 4;

/** Tells compression by the first bytes; a tar begins with a file name, which is no magic number of gzip or zstd. */
export function detectCompression(start: Buffer): Compression {
  const magic = start.subarray(0, magicLength).toString('hex');
  if (magic.startsWith('1f8b')) return 'gzip';
  // pzstd begins with a frame that holds no data.
  return /^(28b52ffd|5.2a4d18)$/.test(magic) ? 'zstd' : 'none';
}

const unpackedChunk = 256 * 1024;

/** A stream that unpacks what is written to it. */
export function createDecompressor(compression: Exclude<Compression, 'none'>): Duplex {
  return compression === 'gzip' ? createGunzip({ chunkSize: unpackedChunk }) : createZstdDecompressor(unpackedChunk);
}

/** Whether an error comes from unpacking bytes that are damaged or cut short. */
export function isDecompressionError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^(Z_|ZSTD_|ERR_ZLIB)/.test(String(error.code));
}
