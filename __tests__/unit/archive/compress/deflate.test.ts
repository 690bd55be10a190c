import assert from 'node:assert/strict';
import { createHook } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib';
import { deflateParallel, type DeflateOptions } from '../../../../src/archive/compress/deflate.ts';
import { cutBytes, randomBytes, textBytes } from '../../../support/bytes.ts';

const block = 64 * 1024;
const stored = 0xffff;
const compress = promisify(deflateRaw);

async function deflate(chunks: Iterable<Buffer>, options: DeflateOptions): Promise<Buffer> {
  const packed: Buffer[] = [];
  await pipeline(Readable.from(chunks), deflateParallel(options), async out => {
    for await (const chunk of out) packed.push(chunk);
  });
  return Buffer.concat(packed);
}

describe('deflateParallel', () => {
  const sizes = [
    0,
    1,
    stored - 1,
    stored,
    stored + 1,
    2 * stored,
    block - 1,
    block,
    block + 1,
    5 * block,
    9 * block + 7,
  ];
  for (const level of [0, 1, 3, 6, 9]) {
    it(`makes one stream that inflates to the input, at level ${level}`, async () => {
      for (const size of sizes) {
        for (const data of [randomBytes(size), textBytes(size), Buffer.alloc(size)]) {
          const packed = await deflate(cutBytes(data, 10_000), { level, blockSize: block });
          assert.ok(inflateRawSync(packed).equals(data), `${size} bytes`);
        }
      }
    });
  }

  it('makes the same bytes from the same input, however it was chunked', async () => {
    const data = Buffer.concat([textBytes(150_000), randomBytes(150_000), textBytes(33_333)]);
    const whole = await deflate([data], { level: 6, blockSize: block });
    for (const size of [1_000, block - 1, block, block + 1, 3 * block + 5]) {
      assert.ok(
        (await deflate(cutBytes(data, size), { level: 6, blockSize: block })).equals(whole),
        `chunks of ${size}`,
      );
    }
    assert.ok((await deflate([Buffer.alloc(0), data, Buffer.alloc(0)], { level: 6, blockSize: block })).equals(whole));
  });

  it('makes the same bytes in whatever order the blocks finish', async () => {
    // The first blocks take long, the last none: an order by time would be another.
    const data = Buffer.concat([textBytes(4 * block), Buffer.alloc(8 * block)]);
    const all = await Promise.all(Array.from({ length: 6 }, () => deflate([data], { level: 9, blockSize: block })));
    for (const packed of all) assert.ok(packed.equals(all[0]!));
    assert.ok(inflateRawSync(all[0]!).equals(data));
  });

  it('finds matches across the border of blocks', async () => {
    const page = randomBytes(20_000);
    const data = Buffer.concat([Buffer.alloc(block - page.length), page, page, Buffer.alloc(block - page.length)]);
    const packed = await deflate([data], { level: 6, blockSize: block });
    assert.ok(packed.length < page.length * 1.1, `${packed.length} bytes`);
  });

  it('stores what does not compress', async () => {
    const data = randomBytes(10 * block);
    for (const level of [0, 1, 6]) {
      const packed = await deflate([data], { level, blockSize: block });
      assert.ok(packed.length <= data.length + 10 * 2 * 5 + 2, `${packed.length - data.length} bytes more`);
    }
  });

  const halves = Buffer.concat([randomBytes(block - 6_000), textBytes(6_000)]);
  // Only one byte in four is not evenly spread.
  const numbers = randomBytes(block);
  const floats = Buffer.from(
    Float32Array.from({ length: block / 4 }, (_, i) => numbers.readUInt32LE(i * 4) / 2 ** 32).buffer,
  );
  const skewed = randomBytes(block).map(byte => byte & 0x7f);
  for (const [what, data] of Object.entries({
    'a tenth of text': halves,
    floats,
    'seven bits a byte': Buffer.from(skewed),
  })) {
    it(`does not take ${what} for random`, async () => {
      const packed = await deflate([data], { level: 6, blockSize: block });
      const alone = deflateRawSync(data, { level: 6, memLevel: 9 });
      assert.ok(packed.length < alone.length + 100, `${packed.length} bytes, ${alone.length} by zlib`);
    });
  }

  it('compresses about as well as one zlib stream', async () => {
    const data = textBytes(3_000_000);
    const packed = await deflate(cutBytes(data, block), { level: 6 });
    assert.ok(packed.length < deflateRawSync(data, { level: 6 }).length * 1.02);
  });

  it('reads only a few blocks ahead while nobody reads its output', async () => {
    let read = 0;
    const source = async function* () {
      for (; read < 500; read += 1) yield await Promise.resolve(randomBytes(block));
    };
    const packed = deflateParallel({ level: 1, blockSize: block })(source());
    await packed.next();
    await sleep(50);
    assert.ok(read <= 33, `${read} blocks`);
    await packed.return(undefined);
  });

  it('fails as its source does', async () => {
    const failing = async function* () {
      yield await Promise.resolve(randomBytes(3 * block));
      throw new Error('the engine went away');
    };
    await assert.rejects(deflateAll(Readable.from(failing())), { message: 'the engine went away' });
  });

  it('ends when it is aborted, and ends its source', async () => {
    const controller = new AbortController();
    const source = new Readable({ read: () => undefined });
    source.push(randomBytes(2 * block));
    setTimeout(() => controller.abort(), 20);
    await assert.rejects(deflateAll(source, controller.signal), { name: 'AbortError' });
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
    const packed = deflateParallel({ level: 9, blockSize: 4 * block })(Readable.from([data]));
    await packed.next();
    await packed.return(undefined);
    ended = true;
    // A block still at work would end before blocks like it that are begun only now.
    const more = Array.from({ length: 8 }, () => compress(data.subarray(-4 * block), { level: 9 }));
    await Promise.all(more);
    hook.disable();
    assert.deepEqual([late, zlib.size > 1], [0, true]);
  });

  it('ends its source when its reader fails', async () => {
    const source = Readable.from(cutBytes(randomBytes(50 * block), block));
    const full = async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) if (chunk.length > 0) throw new Error('disk full');
    };
    await assert.rejects(pipeline(source, deflateParallel({ level: 1, blockSize: block }), full), {
      message: 'disk full',
    });
    assert.ok(source.destroyed);
  });

  it('fails once on a level that zlib does not know', async () => {
    const slow = async function* () {
      for (const chunk of cutBytes(textBytes(5 * block), block)) {
        yield chunk;
        await sleep(1);
      }
    };
    const packed = deflateParallel({ level: 10, blockSize: block })(slow());
    await assert.rejects(packed.next(), { code: 'ERR_OUT_OF_RANGE' });
  });
});

async function deflateAll(source: Readable, signal?: AbortSignal): Promise<void> {
  const drain = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) assert.ok(chunk.length > 0);
  };
  await pipeline(source, deflateParallel({ level: 1, blockSize: block }), drain, signal ? { signal } : {});
}
