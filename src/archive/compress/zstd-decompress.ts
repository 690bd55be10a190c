import { Duplex, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { FrameWalk } from './zstd-frame.ts';

/**
 * A stream that decompresses a zstd file of any number of frames, as pzstd, zstd:chunked and this action write them.
 * Node's decoder stops or fails where one chunk holds the end of a frame and the start of the next, so the chunks
 * written to it are cut at the ends of frames.
 */
export function createZstdDecompressor(chunkSize: number): Duplex {
  const writable = alignToFrames();
  const readable = createZstdDecompress({ chunkSize });
  // A failure destroys `readable`, whose reader reports it.
  pipeline(writable, readable).catch(() => undefined);
  return Duplex.from({ writable, readable });
}

function alignToFrames(): Transform {
  const walk = new FrameWalk();
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let from = 0;
      for (const end of walk.take(chunk)) {
        if (end > from) this.push(chunk.subarray(from, end));
        from = end;
      }
      done(null, chunk.subarray(from));
    },
    // Newer versions of Node ignore what follows a frame unless it is another.
    flush(done) {
      done(walk.isComplete ? null : incompleteFrame());
    },
  });
}

// Named as by Node's decoder.
function incompleteFrame(): Error {
  return Object.assign(new Error('the last frame is not complete'), { code: 'Z_BUF_ERROR' });
}
