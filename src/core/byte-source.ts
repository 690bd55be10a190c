import { Readable } from 'node:stream';
import { readFileRange } from './file-range.ts';

/** Bytes that can be read from any position, in a file or on another machine. */
export interface ByteSource {
  /** What errors call it. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly read: RangeReader;
}

/** Reads bytes from an offset on; ends early where there are fewer. */
export type RangeReader = (offset: number, size: number, signal?: AbortSignal) => AsyncIterable<Buffer>;

/** Reads ranges of a file, which is opened for each of them. */
export function fileReader(path: string): RangeReader {
  return (offset, size) => readFileRange({ path, offset, size });
}

/** How many bytes are read at the two ends of a source at once. */
export interface EndSizes {
  readonly head: number;
  readonly tail: number;
}

/**
 * Reads the two ends of a source into memory, because they describe a zip file; what lies between them is
 * read when it is asked for.
 */
export async function bufferEnds(
  { path, size, read }: ByteSource,
  ends: EndSizes,
  signal: AbortSignal,
): Promise<ByteSource> {
  const tail = Math.max(0, size - ends.tail);
  const kept =
    tail <= ends.head
      ? [{ start: 0, end: size }]
      : [
          { start: 0, end: ends.head },
          { start: tail, end: size },
        ];
  const buffers = await Promise.all(kept.map(({ start, end }) => readBytes(read, start, end - start, signal)));
  const readKept: RangeReader = (offset, length, reading) => {
    const i = kept.findIndex(({ start, end }) => offset >= start && offset + length <= end);
    const [range, bytes] = [kept[i], buffers[i]];
    if (!range || !bytes) return read(offset, length, reading);
    return Readable.from([bytes.subarray(offset - range.start, offset - range.start + length)]);
  };
  return { path, size, read: readKept };
}

/** Reads a small range as a whole. */
export async function readBytes(
  read: RangeReader,
  offset: number,
  size: number,
  signal?: AbortSignal,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of read(offset, size, signal)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
