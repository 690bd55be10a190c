import { Duplex, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { frameEnd, longestHead, walkFrames } from './zstd-frame.ts';

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
  const parts = walkFrames();
  const head = Buffer.alloc(longestHead);
  let part = parts.next().value;
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let from = 0;
      for (let at = 0; at < chunk.length;) {
        const step = Math.min(part - passed, chunk.length - at);
        if (passed < longestHead) chunk.copy(head, passed, at, at + step);
        at += step;
        passed += step;
        if (passed < part) break;
        if (part === frameEnd) {
          if (at > from) this.push(chunk.subarray(from, at));
          from = at;
        }
        part = parts.next(head).value;
        passed = 0;
      }
      done(null, chunk.subarray(from));
    },
  });
}
