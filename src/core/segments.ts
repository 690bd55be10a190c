import type { RangeReader } from './byte-source.ts';
import { readFileRange, type FileRange } from './file-range.ts';
import { tap } from './tap.ts';

/**
 * The content of a file to be written: bytes, and ranges of other files. Asking for the next segment means that the
 * one before it was read to its end, or to the end of its file.
 */
export type Segments = AsyncIterable<Buffer | FileRange>;

/** A transformation of a stream of bytes. */
export type ByteTransform = (bytes: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

/** How the bytes of file ranges are read. */
export interface SegmentReading {
  /** A transformation that they pass through; its errors end the stream. */
  readonly transform?: ByteTransform | undefined;
  /** Reads them, unless they are in files. */
  readonly read?: RangeReader | undefined;
}

/** The bytes of all segments in order. */
export async function* readSegments(
  segments: Segments,
  { transform = bytes => bytes, read }: SegmentReading = {},
): AsyncGenerator<Buffer> {
  for await (const segment of segments) {
    if (Buffer.isBuffer(segment)) {
      yield segment;
      continue;
    }
    const bytes = read?.(segment.offset, segment.size) ?? readFileRange(segment);
    yield* transform(tap(chunk => segment.onBytes?.(chunk))(bytes));
  }
}
