import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, it } from 'node:test';
import { zstdCompressSync } from 'node:zlib';
import { createZstdDecompressor } from '../../../../src/archive/compress/zstd-decompress.ts';
import { zstdParallel, type ZstdOptions } from '../../../../src/archive/compress/zstd.ts';
import { cutBytes, randomBytes, textBytes } from '../../../support/bytes.ts';

const block = 64 * 1024;

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

  it('hardly grows what does not compress', async () => {
    const packed = await zstd([randomBytes(10 * block)], { level: 3, frameSize: block });
    assert.ok(packed.length <= 10 * (block + 20), `${packed.length - 10 * block} bytes more`);
  });

  it('compresses about as well as one zstd stream', async () => {
    const data = textBytes(12_000_000);
    const packed = await zstd(cutBytes(data, block), { level: 3 });
    assert.ok(packed.length < zstdCompressSync(data).length * 1.05);
  });
});
