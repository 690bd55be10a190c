import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { constants, deflateRaw } from 'node:zlib';
import { compressBlocks } from './blocks.ts';

/** How a deflate stream is compressed. */
export interface DeflateOptions {
  /** 0 stores without compressing, 1 is fastest, 9 is smallest. */
  readonly level: number;
  /** Bytes of content in a block. */
  readonly blockSize?: number;
}

const deflate = promisify(deflateRaw);
// How far back a match may reach (RFC 1951, 2).
const windowSize = 32 * 1024;
// Odd, so that the samples of records of 4 or 8 bytes fall on each of their bytes.
const sampleStep = 31;
const storedLimit = 0xffff;
const storedHeader = 5;
// Two blocks per core keep every core busy; the maximum keeps memory small on large machines.
const depth = Math.min(2 * availableParallelism(), 16);
// An empty final block, so that no block has to wait for the next to know whether it is the last.
const endOfStream = Buffer.from([0x03, 0x00]);

/**
 * A stage for `pipeline` that compresses to one raw deflate stream, in blocks that are compressed concurrently.
 * The same bytes and options give the same output, however the input was chunked.
 */
export function deflateParallel({ level, blockSize = 1024 * 1024 }: DeflateOptions) {
  return async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    let before: Buffer = Buffer.alloc(0);
    yield* compressBlocks(source, { size: blockSize, depth }, block => {
      const compressing = compressBlock(block, before, level);
      before = Buffer.from(block.subarray(-windowSize));
      return compressing;
    });
    yield endOfStream;
  };
}

async function compressBlock(block: Buffer, dictionary: Buffer, level: number): Promise<Buffer> {
  if (level === 0 || seemsRandom(block)) return storeBlock(block);
  // The output buffer holds the whole block, which saves round trips to the thread pool.
  const options = {
    level,
    memLevel: 9,
    dictionary,
    chunkSize: block.length + 1024,
    finishFlush: constants.Z_SYNC_FLUSH,
  };
  const compressed = await deflate(block, options);
  return compressed.length < storedSize(block) ? compressed : storeBlock(block);
}

/**
 * In random, encrypted or compressed data all byte values are equally frequent. Deflate is slowest on such data and
 * saves less than a percent. Data that compresses is far from it: text, code and weights by a factor of 3 to 20.
 */
function seemsRandom(block: Buffer): boolean {
  if (block.length < windowSize) return false;
  const counts = new Uint32Array(256);
  for (let i = 0; i < block.length; i += sampleStep) {
    const byte = block[i] ?? 0;
    counts[byte] = (counts[byte] ?? 0) + 1;
  }
  const samples = Math.ceil(block.length / sampleStep);
  const pairs = counts.reduce((sum, count) => sum + count * (count - 1), 0);
  return pairs * 256 < 1.02 * samples * (samples - 1);
}

function storedSize(block: Buffer): number {
  return block.length + storedHeader * Math.ceil(block.length / storedLimit);
}

function storeBlock(block: Buffer): Buffer {
  const stored = Buffer.allocUnsafe(storedSize(block));
  for (let from = 0, to = 0; from < block.length; from += storedLimit) {
    const part = block.subarray(from, from + storedLimit);
    to = stored.writeUInt8(0, to);
    to = stored.writeUInt16LE(part.length, to);
    to = stored.writeUInt16LE(part.length ^ storedLimit, to);
    to += part.copy(stored, to);
  }
  return stored;
}
