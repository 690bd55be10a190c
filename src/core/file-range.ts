import { open, type FileHandle } from 'node:fs/promises';

/** A range of a file that is copied unchanged. */
export interface FileRange {
  readonly path: string;
  readonly offset: number;
  /** Bytes. */
  readonly size: number;
  /** Called with the bytes as they are read; the buffer may be reused after it has returned. */
  readonly onBytes?: ((bytes: Buffer) => void) | undefined;
}

const chunkSize = 256 * 1024;

/**
 * Reads a range of an open file and leaves the file open, which a read stream would close when it is destroyed. Ends
 * early where the file does. `provide` gives the buffer of each chunk; by default a new one.
 */
export async function* readRange(
  file: FileHandle,
  start: number,
  length: number,
  provide: (left: number) => Buffer = left => Buffer.allocUnsafe(Math.min(left, chunkSize)),
): AsyncGenerator<Buffer> {
  const end = start + length;
  let at = start;
  let next = readAt(file, provide, at, end);
  try {
    for (;;) {
      const chunk = await next;
      if (chunk.length === 0) return;
      at += chunk.length;
      // Read ahead while the caller uses this chunk.
      next = readAt(file, provide, at, end);
      yield chunk;
    }
  } finally {
    // The caller may close the file as soon as this generator has ended.
    await next.catch(() => undefined);
  }
}

/** Reads a range of a file that is opened for it. */
export async function* readFileRange({ path, offset, size }: FileRange): AsyncGenerator<Buffer> {
  await using file = await open(path);
  yield* readRange(file, offset, size);
}

async function readAt(file: FileHandle, provide: (left: number) => Buffer, at: number, end: number): Promise<Buffer> {
  if (at >= end) return Buffer.alloc(0);
  const buffer = provide(end - at);
  const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - at), at);
  return buffer.subarray(0, bytesRead);
}
