import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';

/** Bytes of content in each frame that this action writes. */
export const defaultFrameSize = 4 * 1024 * 1024;

const compress = promisify(zstdCompress);

/** Compresses bytes into one zstd frame with a checksum. */
export function compressFrame(content: Buffer, level: number): Promise<Buffer> {
  const params = {
    [constants.ZSTD_c_compressionLevel]: Math.max(level, 1),
    [constants.ZSTD_c_checksumFlag]: 1,
  };
  // The output buffer holds the whole frame, which saves round trips to the thread pool.
  return compress(content, { params, chunkSize: content.length + 1024, pledgedSrcSize: content.length });
}

/** Yielded by `walkFrames` where a frame ends. */
export const frameEnd = 0;

/** Bytes of the longest part whose content `walkFrames` asks for. */
export const longestHead = 4;

const frameMagic = 0xfd2fb528;
// Sixteen magic numbers for frames without content (RFC 8878, 3.1.2).
const skippableMagic = 0x184d2a50;

/**
 * Walks through a zstd file of any number of frames: yields the size of each part in turn, takes the first bytes of that
 * part, and yields `frameEnd` after each frame.
 */
export function* walkFrames(): Generator<number, never, Buffer> {
  for (;;) {
    const magic = (yield 4).readUInt32LE();
    if (magic === frameMagic) yield* walkFrame();
    else if ((magic & ~0xf) === skippableMagic) yield* skip((yield 4).readUInt32LE());
    // Anything else is passed on as one part: the decoder reports what is wrong with it.
    else yield Infinity;
    yield frameEnd;
  }
}

function* walkFrame(): Generator<number, void, Buffer> {
  const descriptor = (yield 1).readUInt8();
  yield* skip(headerFieldsSize(descriptor));
  for (let last = false; !last;) {
    const header = (yield 3).readUIntLE(0, 3);
    last = (header & 1) === 1;
    yield* skip(blockSize(header));
  }
  const checksum = (descriptor >> 2) & 1;
  yield* skip(checksum * 4);
}

function* skip(bytes: number): Generator<number, void, Buffer> {
  if (bytes > 0) yield bytes;
}

/** Bytes between the descriptor of a frame and its first block (RFC 8878, 3.1.1.1). */
function headerFieldsSize(descriptor: number): number {
  const single = (descriptor >> 5) & 1;
  const window = 1 - single;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const content = [single, 2, 4, 8][descriptor >> 6] ?? 0;
  return window + dictionary + content;
}

function blockSize(header: number): number {
  const repeated = ((header >> 1) & 3) === 1;
  return repeated ? 1 : header >> 3;
}
