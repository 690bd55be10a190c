import type { FileHandle } from 'node:fs/promises';

const chunkSize = 256 * 1024;

/**
 * Reads bytes of an open file, which stays open: a read stream would close it when it is destroyed.
 * Ends early where the file does. Each chunk lies in a buffer that `provide` gives, a new one unless told.
 */
export async function* readRange(
  file: FileHandle,
  start: number,
  length: number,
  provide: () => Buffer = () => Buffer.allocUnsafe(chunkSize),
): AsyncGenerator<Buffer> {
  const end = start + length;
  let at = start;
  let next = readAt(file, provide, at, end);
  try {
    for (;;) {
      const chunk = await next;
      if (chunk.length === 0) return;
      at += chunk.length;
      // The next is on its way while this one is used.
      next = readAt(file, provide, at, end);
      yield chunk;
    }
  } finally {
    // The file may be closed as soon as this has ended.
    await next.catch(() => undefined);
  }
}

async function readAt(file: FileHandle, provide: () => Buffer, at: number, end: number): Promise<Buffer> {
  if (at >= end) return Buffer.alloc(0);
  const buffer = provide();
  const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - at), at);
  return buffer.subarray(0, bytesRead);
}
