import { open } from 'node:fs/promises';
import { magicLength, detectCompression } from '../compress/decompress.ts';
import type { BlobLocation } from './image-blobs.ts';

/** Looks at the location of a blob in a file. */
export async function locateBlob(path: string, offset: number, proved: boolean): Promise<BlobLocation> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(magicLength), position: offset });
  return { path, offset, compression: detectCompression(buffer.subarray(0, bytesRead)), proved };
}
