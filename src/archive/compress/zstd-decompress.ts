import { Duplex, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';

/**
 * A stream that unpacks a zstd file of any number of frames, as pzstd, zstd:chunked and this action write them.
 * Node's own ends or fails where a chunk holds the end of one frame and the beginning of the next: here none does.
 */
export function createZstdDecompressor(chunkSize: number): Duplex {
  const writable = alignFrames();
  const readable = createZstdDecompress({ chunkSize });
  // Whoever reads learns of a failure there.
  pipeline(writable, readable).catch(() => undefined);
  return Duplex.from({ writable, readable });
}

const longestHead = 4;

function alignFrames(): Transform {
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

const frameEnd = 0;
const frameMagic = 0xfd2fb528;
// Sixteen of them, for frames that hold no data (RFC 8878, 3.1.2).
const skippableMagic = 0x184d2a50;

/** Gives the sizes of what follows one another in a zstd file, and `frameEnd` after each frame; takes the first bytes of each. */
function* walkFrames(): Generator<number, never, Buffer> {
  for (;;) {
    const magic = (yield 4).readUInt32LE();
    if (magic === frameMagic) yield* walkFrame();
    else if ((magic & ~0xf) === skippableMagic) yield* skip((yield 4).readUInt32LE());
    // What is no zstd goes on whole: the decoder says what is wrong with it.
    else yield Infinity;
    yield frameEnd;
  }
}

function* walkFrame(): Generator<number, void, Buffer> {
  const descriptor = (yield 1).readUInt8();
  yield* skip(fieldsSize(descriptor));
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
function fieldsSize(descriptor: number): number {
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
