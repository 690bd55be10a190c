import { open } from 'node:fs/promises';
import { readRange, type FileRange } from './file-range.ts';

/**
 * The content of a file to be written: bytes, and ranges of other files. Asking for the next segment means that the
 * one before it was read to its end, or to the end of its file.
 */
export type Segments = AsyncIterable<Buffer | FileRange>;

/** A transformation of a stream of bytes. */
export type ByteTransform = (bytes: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

/** The bytes of all segments in order. The bytes of each file range go through `transform`, whose errors end the stream. */
export async function* readSegments(
  segments: Segments,
  transform: ByteTransform = bytes => bytes,
): AsyncGenerator<Buffer> {
  for await (const segment of segments) {
    if (Buffer.isBuffer(segment)) yield segment;
    else yield* transform(readFileRange(segment));
  }
}

async function* readFileRange({ path, offset, size, onBytes }: FileRange): AsyncGenerator<Buffer> {
  await using file = await open(path);
  for await (const bytes of readRange(file, offset, size)) {
    onBytes?.(bytes);
    yield bytes;
  }
}
