import assert from 'node:assert/strict';
import { createHook } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRawSync, zstdCompress, zstdDecompressSync } from 'node:zlib';
import { compressBlocks } from '../../../../src/archive/compress/blocks.ts';
import { deflateParallel } from '../../../../src/archive/compress/deflate.ts';
import { zstdParallel } from '../../../../src/archive/compress/zstd.ts';
import { cutBytes, randomBytes, textBytes } from '../../../support/bytes.ts';

const size = 1000;
const depth = 3;

async function passThrough(data: Buffer, compress: (block: Buffer) => Promise<Buffer>): Promise<Buffer> {
  const blocks: Buffer[] = [];
  for await (const block of compressBlocks(Readable.from(cutBytes(data, 300)), { size, depth }, compress)) {
    blocks.push(block);
  }
  return Buffer.concat(blocks);
}

describe('compressBlocks', () => {
  it('uses the memory of no more blocks than are compressed at once, and one that is filled', async () => {
    const memory = new Set<ArrayBufferLike>();
    const data = randomBytes(20 * size + 1);
    const out = await passThrough(data, block => {
      memory.add(block.buffer);
      return Promise.resolve(Buffer.from(block));
    });
    assert.ok(out.equals(data));
    assert.ok(memory.size <= depth + 1, `${memory.size} blocks of memory`);
  });

  it('leaves the memory of a block alone until the block is compressed', async () => {
    const data = randomBytes(20 * size + 1);
    const late = async (block: Buffer) => {
      await new Promise(resolve => setImmediate(resolve));
      return Buffer.from(block);
    };
    assert.ok((await passThrough(data, late)).equals(data));
  });

  it('reports a failure in its turn, after the blocks before it', async () => {
    const given: Buffer[] = [];
    let calls = 0;
    const compress = (block: Buffer) =>
      (calls += 1) === 2 ? Promise.reject(new Error('out of memory')) : Promise.resolve(Buffer.from(block));
    const reading = (async () => {
      for await (const block of compressBlocks(Readable.from([randomBytes(5 * size)]), { size, depth }, compress)) {
        given.push(block);
      }
    })();
    await assert.rejects(reading, { message: 'out of memory' });
    assert.equal(given.length, 1);
  });
});

const block = 64 * 1024;
const level = 9;
const codecs = {
  deflateParallel: {
    compress: deflateParallel({ level, blockSize: block }),
    compressLarge: deflateParallel({ level, blockSize: 4 * block }),
    compressOne: (data: Buffer) => promisify(deflateRaw)(data, { level }),
    decompress: inflateRawSync,
    mostAhead: 33,
  },
  zstdParallel: {
    compress: zstdParallel({ level, frameSize: block }),
    compressLarge: zstdParallel({ level, frameSize: 4 * block }),
    compressOne: (data: Buffer) =>
      promisify(zstdCompress)(data, { params: { [constants.ZSTD_c_compressionLevel]: level } }),
    decompress: zstdDecompressSync,
    mostAhead: 9,
  },
};

for (const [name, { compress, compressLarge, compressOne, decompress, mostAhead }] of Object.entries(codecs)) {
  const compressAll = async (chunks: Iterable<Buffer>) => {
    const packed: Buffer[] = [];
    for await (const part of compress(Readable.from(chunks))) packed.push(part);
    return Buffer.concat(packed);
  };
  const drain = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) assert.ok(chunk.length > 0);
  };

  describe(name, () => {
    it('makes the same bytes from the same input, however it was chunked', async () => {
      const data = Buffer.concat([textBytes(150_000), randomBytes(150_000), textBytes(33_333)]);
      const whole = await compressAll([data]);
      for (const chunk of [1_000, block - 1, block, block + 1, 3 * block + 5])
        assert.ok((await compressAll(cutBytes(data, chunk))).equals(whole), `chunks of ${chunk}`);
      assert.ok((await compressAll([Buffer.alloc(0), data, Buffer.alloc(0)])).equals(whole));
    });

    it('makes the same bytes in whatever order the blocks finish', async () => {
      // The first blocks take long, the last none: an order by time would be another.
      const data = Buffer.concat([textBytes(4 * block), Buffer.alloc(8 * block)]);
      const [first = Buffer.alloc(0), ...others] = await Promise.all(
        Array.from({ length: 6 }, () => compressAll([data])),
      );
      for (const other of others) assert.ok(other.equals(first));
      assert.ok(decompress(first).equals(data));
    });

    it('reads only a few blocks ahead while nobody reads its output', async () => {
      let read = 0;
      const source = async function* () {
        for (; read < 500; read += 1) yield await Promise.resolve(randomBytes(block));
      };
      const packed = compress(source())[Symbol.asyncIterator]();
      await packed.next();
      await sleep(50);
      assert.ok(read <= mostAhead, `${read} blocks`);
      await packed.return(undefined);
    });

    it('fails as its source does', async () => {
      const failing = async function* () {
        yield await Promise.resolve(randomBytes(3 * block));
        throw new Error('the engine went away');
      };
      await assert.rejects(pipeline(failing, compress, drain), { message: 'the engine went away' });
    });

    it('ends its source when it is aborted', async () => {
      const controller = new AbortController();
      const source = new Readable({ read: () => undefined });
      source.push(randomBytes(2 * block));
      setTimeout(() => controller.abort(), 20);
      await assert.rejects(pipeline(source, compress, drain, controller), { name: 'AbortError' });
      assert.ok(source.destroyed);
    });

    it('ends its source when its reader fails', async () => {
      const source = Readable.from(cutBytes(randomBytes(50 * block), block));
      const full = async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) if (chunk.length > 0) throw new Error('disk full');
      };
      await assert.rejects(pipeline(source, compress, full), { message: 'disk full' });
      assert.ok(source.destroyed);
    });

    it('leaves no block running when it has ended early', async () => {
      const zlib = new Set<number>();
      let ended = false;
      let late = 0;
      const init = (id: number, type: string) => {
        if (type === 'ZLIB' && !ended) zlib.add(id);
      };
      const hook = createHook({ init, after: id => (late += ended && zlib.has(id) ? 1 : 0) }).enable();
      // The first block is done long before the others.
      const data = Buffer.concat([Buffer.alloc(4 * block), textBytes(36 * block)]);
      const packed = compressLarge(Readable.from([data]))[Symbol.asyncIterator]();
      await packed.next();
      await packed.return(undefined);
      ended = true;
      // A block still at work would end before blocks like it that are begun only now.
      await Promise.all(Array.from({ length: 8 }, () => compressOne(data.subarray(-4 * block))));
      hook.disable();
      assert.deepEqual([late, zlib.size > 1], [0, true]);
    });
  });
}
