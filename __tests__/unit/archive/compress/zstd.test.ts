import assert from 'node:assert/strict';
import { createHook } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdCompressSync } from 'node:zlib';
import { createZstdDecompressor } from '../../../../src/archive/compress/zstd-decompress.ts';
import { zstdParallel, type ZstdOptions } from '../../../../src/archive/compress/zstd.ts';
import { cutBytes, randomBytes, textBytes } from '../../../support/bytes.ts';

const block = 64 * 1024;
const compress = promisify(zstdCompress);

async function zstd(chunks: Iterable<Buffer>, options: ZstdOptions): Promise<Buffer> {
  const packed: Buffer[] = [];
  for await (const frame of zstdParallel(options)(Readable.from(chunks))) packed.push(frame);
  return Buffer.concat(packed);
}

async function unzstd(packed: Buffer): Promise<Buffer> {
  const unpacked: Buffer[] = [];
  await pipeline(Readable.from(cutBytes(packed, 10_000)), createZstdDecompressor(block), async out => {
    for await (const chunk of out) unpacked.push(chunk as Buffer);
  });
  return Buffer.concat(unpacked);
}

function describeFrames(packed: Buffer) {
  return { magic: packed.readUInt32LE(), checksum: (packed.readUInt8(4) & 4) === 4 };
}

describe('zstdParallel', () => {
  const sizes = [0, 1, block - 1, block, block + 1, 5 * block, 9 * block + 7];
  for (const level of [0, 1, 3, 9]) {
    it(`makes one file that unpacks to the input, at level ${level}`, async () => {
      for (const size of sizes) {
        for (const data of [randomBytes(size), textBytes(size), Buffer.alloc(size)]) {
          const packed = await zstd(cutBytes(data, 10_000), { level, frameSize: block });
          assert.deepEqual(describeFrames(packed), { magic: 0xfd2fb528, checksum: true });
          assert.ok((await unzstd(packed)).equals(data), `${size} bytes`);
        }
      }
    });
  }

  it('makes the same bytes from the same input, however it was chunked', async () => {
    const data = Buffer.concat([textBytes(150_000), randomBytes(150_000), textBytes(33_333)]);
    const options = { level: 3, frameSize: block };
    const whole = await zstd([data], options);
    for (const size of [1_000, block - 1, block, block + 1, 3 * block + 5])
      assert.ok((await zstd(cutBytes(data, size), options)).equals(whole), `chunks of ${size}`);
    assert.ok((await zstd([Buffer.alloc(0), data, Buffer.alloc(0)], options)).equals(whole));
  });

  it('makes the same bytes in whatever order the blocks finish', async () => {
    // The first blocks take long, the last none: an order by time would be another.
    const data = Buffer.concat([textBytes(4 * block), Buffer.alloc(8 * block)]);
    const all = await Promise.all(Array.from({ length: 6 }, () => zstd([data], { level: 9, frameSize: block })));
    for (const packed of all) assert.ok(packed.equals(all[0]!));
    assert.ok((await unzstd(all[0]!)).equals(data));
  });

  it('hardly grows what does not compress', async () => {
    const packed = await zstd([randomBytes(10 * block)], { level: 3, frameSize: block });
    assert.ok(packed.length <= 10 * (block + 20), `${packed.length - 10 * block} bytes more`);
  });

  it('compresses about as well as one zstd stream', async () => {
    const data = textBytes(12_000_000);
    const packed = await zstd(cutBytes(data, block), { level: 3 });
    assert.ok(packed.length < zstdCompressSync(data).length * 1.05);
  });

  it('reads only a few blocks ahead while nobody reads its output', async () => {
    let read = 0;
    const source = async function* () {
      for (; read < 500; read += 1) yield await Promise.resolve(randomBytes(block));
    };
    const packed = zstdParallel({ level: 1, frameSize: block })(source());
    await packed.next();
    await sleep(50);
    assert.ok(read <= 9, `${read} blocks`);
    await packed.return(undefined);
  });

  it('fails as its source does', async () => {
    const failing = async function* () {
      yield await Promise.resolve(randomBytes(3 * block));
      throw new Error('the engine went away');
    };
    await assert.rejects(zstdAll(Readable.from(failing())), { message: 'the engine went away' });
  });

  it('ends when it is aborted, and ends its source', async () => {
    const controller = new AbortController();
    const source = new Readable({ read: () => undefined });
    source.push(randomBytes(2 * block));
    setTimeout(() => controller.abort(), 20);
    await assert.rejects(zstdAll(source, controller.signal), { name: 'AbortError' });
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
    const packed = zstdParallel({ level: 9, frameSize: 4 * block })(Readable.from([data]));
    await packed.next();
    await packed.return(undefined);
    ended = true;
    // A block still at work would end before blocks like it that are begun only now.
    const more = Array.from({ length: 8 }, () =>
      compress(data.subarray(-4 * block), { params: { [constants.ZSTD_c_compressionLevel]: 9 } }),
    );
    await Promise.all(more);
    hook.disable();
    assert.deepEqual([late, zlib.size > 1], [0, true]);
  });
});

async function zstdAll(source: Readable, signal?: AbortSignal): Promise<void> {
  const drain = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) assert.ok(chunk.length > 0);
  };
  await pipeline(source, zstdParallel({ level: 1, frameSize: block }), drain, signal ? { signal } : {});
}
