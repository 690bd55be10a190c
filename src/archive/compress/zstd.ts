import { availableParallelism } from 'node:os';
import { compressBlocks } from './blocks.ts';
import { compressFrame, defaultFrameSize } from './zstd-frame.ts';

/** How a zstd file is compressed. */
export interface ZstdOptions {
  /** 1 is fastest, 22 is smallest. 0 means 1: zstd has no level that only stores. */
  readonly level: number;
  /** Bytes of content in a frame. */
  readonly frameSize?: number;
}

// One frame more than there are cores keeps each of them busy; the maximum keeps memory small on large machines.
const depth = Math.min(availableParallelism() + 1, 8);

/**
 * A stage for `pipeline` that compresses to zstd frames concurrently, each with a checksum.
 * The same bytes and options give the same output, however the input was chunked.
 */
export function zstdParallel({ level, frameSize = defaultFrameSize }: ZstdOptions) {
  return async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    let empty = true;
    for await (const frame of compressBlocks(source, { size: frameSize, depth }, block =>
      compressFrame(block, level),
    )) {
      empty = false;
      yield frame;
    }
    // A valid zstd file has at least one frame.
    if (empty) yield await compressFrame(Buffer.alloc(0), level);
  };
}
