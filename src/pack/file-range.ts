import type { FileHandle } from 'node:fs/promises';

const chunkSize = 256 * 1024;

/**
 * Reads bytes of an open file, which stays open: a read stream would close it when it is destroyed.
 * Ends early where the file does.
 */
export async function* readRange(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  const end = start + length;
  for (let at = start; at < end;) {
    const chunk = Buffer.allocUnsafe(Math.min(chunkSize, end - at));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}
