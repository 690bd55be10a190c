import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import { compressBlocks } from './blocks.ts';

/** How a zstd file is made. */
export interface ZstdOptions {
  /** 1 is fast, 9 is small; 0 is 1, as zstd stores nothing uncompressed that shrinks. */
  readonly level: number;
  /** Bytes in a frame. */
  readonly blockSize?: number;
}

const compress = promisify(zstdCompress);
// Two blocks a core, so that none waits for the main thread; no more than keeps memory small on a large machine.
const depth = Math.min(2 * availableParallelism(), 8);

/**
 * Makes one zstd file of frames that are compressed side by side, for use in `pipeline`; each has a checksum.
 * Same bytes in and same options, same bytes out, however the input was chunked.
 */
export function zstdParallel({ level, blockSize = 4 * 1024 * 1024 }: ZstdOptions) {
  return async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    let empty = true;
    for await (const frame of compressBlocks(source, { size: blockSize, depth }, block => packFrame(block, level))) {
      empty = false;
      yield frame;
    }
    // A file without any frame is none.
    if (empty) yield await packFrame(Buffer.alloc(0), level);
  };
}

function packFrame(block: Buffer, level: number): Promise<Buffer> {
  const params = {
    [constants.ZSTD_c_compressionLevel]: Math.max(level, 1),
    [constants.ZSTD_c_checksumFlag]: 1,
  };
  // One output buffer that holds the whole block: no round trips to the pool in between.
  return compress(block, { params, chunkSize: block.length + 1024, pledgedSrcSize: block.length });
}
