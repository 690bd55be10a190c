import { open } from 'node:fs/promises';
import { readRange } from './file-range.ts';

/** A range of a file, to be copied as it is. */
export interface FileRange {
  readonly path: string;
  readonly offset: number;
  /** Bytes. */
  readonly size: number;
  /** Told of the bytes on their way; they may change once it has returned. */
  readonly onBytes?: (bytes: Buffer) => void;
}

/** What a file is made of. Whoever takes the next one has read the one before to its end, or to that of its file. */
export type Segments = AsyncIterable<Buffer | FileRange>;

/** What is done to the bytes of a range on their way. */
export type ByteTransform = (bytes: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

/** The bytes of all pieces, one after the other; what `look` throws breaks them. */
export async function* readSegments(pieces: Segments, look: ByteTransform = bytes => bytes): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    if (Buffer.isBuffer(piece)) yield piece;
    else yield* look(readFileRange(piece));
  }
}

async function* readFileRange({ path, offset, size, onBytes }: FileRange): AsyncGenerator<Buffer> {
  await using file = await open(path);
  for await (const bytes of readRange(file, offset, size)) {
    onBytes?.(bytes);
    yield bytes;
  }
}
