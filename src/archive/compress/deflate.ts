import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { constants, deflateRaw } from 'node:zlib';
import { compressBlocks } from './blocks.ts';

/** How a deflate stream is made. */
export interface DeflateOptions {
  /** 0 stores without compressing, 1 is fast, 9 is small. */
  readonly level: number;
  /** Bytes compressed at a time. */
  readonly blockSize?: number;
}

const deflate = promisify(deflateRaw);
// What a match may reach back to (RFC 1951, 2).
const windowSize = 32 * 1024;
// Odd, so that records of 4 or 8 bytes are seen at each of their bytes.
const sampleStep = 31;
const storedLimit = 0xffff;
const storedHeader = 5;
// Two blocks a core, so that none waits for the main thread; no more than keeps memory small on a large machine.
const depth = Math.min(2 * availableParallelism(), 16);
// An empty final block: so no block has to wait for the next one to know whether it is the last.
const endOfStream = Buffer.from([0x03, 0x00]);

/**
 * Makes one raw deflate stream of blocks that are compressed side by side, for use in `pipeline`.
 * Same bytes in and same options, same bytes out, however the input was chunked.
 */
export function deflateParallel({ level, blockSize = 1024 * 1024 }: DeflateOptions) {
  return async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    let before: Buffer = Buffer.alloc(0);
    yield* compressBlocks(source, { size: blockSize, depth }, block => {
      const compression = packBlock(block, before, level);
      before = block.subarray(-windowSize);
      return compression;
    });
    yield endOfStream;
  };
}

async function packBlock(block: Buffer, dictionary: Buffer, level: number): Promise<Buffer> {
  if (level === 0 || seemsRandom(block)) return storeBlock(block);
  // One output buffer that holds the whole block: no round trips to the pool in between.
  const options = {
    level,
    memLevel: 9,
    dictionary,
    chunkSize: block.length + 1024,
    finishFlush: constants.Z_SYNC_FLUSH,
  };
  const packed = await deflate(block, options);
  return packed.length < storedSize(block) ? packed : storeBlock(block);
}

/**
 * Random, encrypted or compressed bytes occur equally often; nothing that deflate could shrink by more than a
 * fraction of a percent comes near (text, code and weights are off by a factor of 3 to 20), and it is slowest on them.
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
