import { crc32 } from 'node:zlib';
import { deflateParallel, type DeflateOptions } from './deflate.ts';

// No name, no time, unknown system: the same content makes the same file (RFC 1952, 2.3).
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** Makes one gzip member of blocks that are compressed side by side, for use in `pipeline`; see `deflateParallel`. */
export function gzipParallel(options: DeflateOptions) {
  const deflate = deflateParallel(options);
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let sum = 0;
    let size = 0;
    const measure = async function* () {
      for await (const chunk of source) {
        sum = crc32(chunk, sum);
        size += chunk.length;
        yield chunk;
      }
    };
    yield header;
    yield* deflate(measure());
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(sum, 0);
    trailer.writeUInt32LE(size % 2 ** 32, 4);
    yield trailer;
  };
}
