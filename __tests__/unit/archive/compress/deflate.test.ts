import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { deflateParallel, type DeflateOptions } from '../../../../src/archive/compress/deflate.ts';
import { cutBytes, randomBytes, textBytes } from '../../../support/bytes.ts';

const block = 64 * 1024;
const stored = 0xffff;

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
    it(`does not mistake ${what} for random data`, async () => {
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
