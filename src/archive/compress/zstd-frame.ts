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
  // Most frames fit in one such buffer, which saves round trips to the thread pool; larger ones cost the collector more.
  const chunkSize = (content.length >> 1) + 1024;
  return compress(content, { params, chunkSize, pledgedSrcSize: content.length });
}

/** Follows the frames of a zstd file whose bytes pass by, without decompressing them. */
export class FrameWalk {
  readonly #head = Buffer.alloc(longestHead);
  readonly #parts: Generator<number, never, Buffer>;
  #part: number;
  #passed = 0;
  #isComplete = true;

  /** `onContent` is called with the most bytes that the next part can decompress to, before that part has passed. */
  constructor(onContent: (most: number) => void = () => undefined) {
    this.#parts = walkFrames(onContent);
    this.#part = this.#parts.next().value;
  }

  /** Whether no byte has passed since the end of a frame. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Takes the next bytes; gives where in them frames end. */
  take(chunk: Buffer): number[] {
    const ends: number[] = [];
    for (let at = 0; at < chunk.length;) {
      const step = Math.min(this.#part - this.#passed, chunk.length - at);
      this.#isComplete = false;
      if (this.#passed < longestHead) chunk.copy(this.#head, this.#passed, at, at + step);
      at += step;
      this.#passed += step;
      if (this.#passed < this.#part) break;
      this.#next();
      if (this.#part !== frameEnd) continue;
      ends.push(at);
      this.#isComplete = true;
      this.#next();
    }
    return ends;
  }

  #next(): void {
    this.#part = this.#parts.next(this.#head).value;
    this.#passed = 0;
  }
}

// Yielded where a frame ends.
const frameEnd = 0;

// Bytes of the longest part whose content is looked at: the fields of a frame header.
const longestHead = 13;

const frameMagic = 0xfd2fb528;
// Sixteen magic numbers for frames without content (RFC 8878, 3.1.2).
const skippableMagic = 0x184d2a50;
// No block holds more content (RFC 8878, 3.1.1.2.4).
const largestBlock = 128 * 1024;

/** Yields the size of each part of a zstd file in turn, takes the first bytes of that part, and yields `frameEnd` after each frame. */
function* walkFrames(onContent: (most: number) => void): Generator<number, never, Buffer> {
  for (;;) {
    const magic = (yield 4).readUInt32LE();
    if (magic === frameMagic) yield* walkFrame(onContent);
    else if ((magic & ~0xf) === skippableMagic) yield* skip((yield 4).readUInt32LE());
    // Anything else is passed on as one part: the decoder reports what is wrong with it.
    else yield Infinity;
    yield frameEnd;
  }
}

function* walkFrame(onContent: (most: number) => void): Generator<number, void, Buffer> {
  const descriptor = (yield 1).readUInt8();
  const { before, size } = headerFields(descriptor);
  // Decoders refuse a frame that holds more than it declares.
  let left = Infinity;
  if (before + size > 0) left = readContentSize((yield before + size).subarray(before, before + size));
  for (let last = false; !last;) {
    const header = (yield 3).readUIntLE(0, 3);
    last = (header & 1) === 1;
    const most = Math.min(blockContent(header), left);
    left -= most;
    onContent(most);
    yield* skip(blockSize(header));
  }
  const checksum = (descriptor >> 2) & 1;
  yield* skip(checksum * 4);
}

function* skip(bytes: number): Generator<number, void, Buffer> {
  if (bytes > 0) yield bytes;
}

/** Bytes of the content size of a frame, and of what stands between its descriptor and that (RFC 8878, 3.1.1.1). */
function headerFields(descriptor: number): { readonly before: number; readonly size: number } {
  const single = (descriptor >> 5) & 1;
  const window = 1 - single;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  return { before: window + dictionary, size: [single, 2, 4, 8][descriptor >> 6] ?? 0 };
}

function readContentSize(field: Buffer): number {
  if (field.length === 0) return Infinity;
  if (field.length === 8) return Number(field.readBigUInt64LE());
  // Two bytes count from the least that one byte cannot hold (RFC 8878, 3.1.1.1.4).
  return field.readUIntLE(0, field.length) + (field.length === 2 ? 256 : 0);
}

function blockSize(header: number): number {
  return isRepeated(header) ? 1 : header >> 3;
}

// A block that is not compressed has its content's size, and one of a single repeated byte says how often.
function blockContent(header: number): number {
  const compressed = ((header >> 1) & 3) > 1;
  return compressed ? largestBlock : header >> 3;
}

function isRepeated(header: number): boolean {
  return ((header >> 1) & 3) === 1;
}
