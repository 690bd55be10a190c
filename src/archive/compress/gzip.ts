import { crc32 } from 'node:zlib';
import { tap } from '../../core/tap.ts';
import { deflateParallel, type DeflateOptions } from './deflate.ts';

// No name, no time, unknown system: the same content gives the same file (RFC 1952, 2.3).
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** A stage for `pipeline` that compresses to one gzip member, in blocks that are compressed concurrently; see `deflateParallel`. */
export function gzipParallel(options: DeflateOptions) {
  const deflate = deflateParallel(options);
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let sum = 0;
    let size = 0;
    const measure = tap(chunk => {
      sum = crc32(chunk, sum);
      size += chunk.length;
    });
    yield header;
    yield* deflate(measure(source));
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(sum, 0);
    trailer.writeUInt32LE(size % 2 ** 32, 4);
    yield trailer;
  };
}
