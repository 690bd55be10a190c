import { open } from 'node:fs/promises';
import { magicLength, packingOf } from '../compress/decompress.ts';
import type { BlobPlace } from './image-blobs.ts';

/** Looks at the place of a blob in a file. */
export async function placeBlob(path: string, offset: number, proved: boolean): Promise<BlobPlace> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(magicLength), position: offset });
  return { path, offset, packing: packingOf(buffer.subarray(0, bytesRead)), proved };
}
