import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, it } from 'node:test';
import { constants, zstdCompressSync } from 'node:zlib';
import { isDecompressionError } from '../../../../src/archive/compress/decompress.ts';
import { createZstdDecompressor } from '../../../../src/archive/compress/zstd-decompress.ts';
import { cutBytes, randomBytes, textBytes } from '../../../support/bytes.ts';

async function unpack(chunks: Iterable<Buffer>, signal?: AbortSignal): Promise<Buffer> {
  const unpacked: Buffer[] = [];
  const take = async (out: AsyncIterable<Buffer>) => {
    for await (const chunk of out) unpacked.push(chunk);
  };
  await pipeline(Readable.from(chunks), createZstdDecompressor(16_384), take, signal ? { signal } : {});
  return Buffer.concat(unpacked);
}

function frame(data: Buffer, { sized = true, checksum = false } = {}): Buffer {
  const params = {
    [constants.ZSTD_c_contentSizeFlag]: Number(sized),
    [constants.ZSTD_c_checksumFlag]: Number(checksum),
  };
  return zstdCompressSync(data, { params, ...(sized && { pledgedSrcSize: data.length }) });
}

function skippable(data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0x184d2a5e);
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data]);
}

// Blocks of every kind, sizes in fields of every length, outputs that just fill a chunk.
const small = [0, 1, 255, 256, 1_000].flatMap(size => [textBytes(size), randomBytes(size)]);
const large = [
  ...[16_384, 65_535, 66_000].map(textBytes),
  ...[131_072, 131_073, 300_000].map(randomBytes),
  Buffer.alloc(500_000, 'x'),
];
const cases = [
  { contents: small, chunks: [1, 3, 100, Infinity] },
  { contents: [...small, ...large, ...small], chunks: [4_096, 65_536, Infinity] },
];

describe('createZstdDecompressor', () => {
  for (const sized of [true, false]) {
    for (const checksum of [true, false]) {
      const what = `${sized ? 'with' : 'without'} their size, ${checksum ? 'with' : 'without'} a checksum`;
      it(`unpacks frames one after the other, ${what}`, async () => {
        for (const { contents, chunks } of cases) {
          const packed = Buffer.concat(contents.map(data => frame(data, { sized, checksum })));
          for (const size of chunks)
            assert.ok((await unpack(cutBytes(packed, size))).equals(Buffer.concat(contents)), `chunks of ${size}`);
        }
      });
    }
  }

  it('skips frames without content', async () => {
    for (const { contents, chunks } of cases) {
      const packed = Buffer.concat(contents.flatMap(data => [skippable(data), frame(data), skippable(frame(data))]));
      for (const size of chunks)
        assert.ok((await unpack(cutBytes(packed, size))).equals(Buffer.concat(contents)), `chunks of ${size}`);
    }
  });

  const whole = Buffer.concat([frame(textBytes(70_000)), frame(randomBytes(20_000), { checksum: true })]);
  const damaged = Buffer.from(whole);
  damaged.writeUInt8(damaged.readUInt8(whole.length - 5_000) ^ 1, whole.length - 5_000);
  const first = frame(textBytes(70_000)).length;
  for (const [what, packed] of Object.entries({
    'is cut short in its last frame': whole.subarray(0, -100),
    'is cut short in its checksum': whole.subarray(0, -1),
    'is cut short in the magic of a frame': whole.subarray(0, first + 2),
    'is cut short in the head of a frame': whole.subarray(0, first + 6),
    'is damaged': damaged,
    'goes on with something else': Buffer.concat([whole, Buffer.from('something else')]),
    'is no zstd': textBytes(100_000),
  })) {
    it(`fails on what ${what}`, async () => {
      for (const size of [7, 65_536, packed.length])
        await assert.rejects(unpack(cutBytes(packed, size)), isDecompressionError);
    });
  }

  it('ends when it is aborted, and ends its source', async () => {
    const controller = new AbortController();
    const source = new Readable({ read: () => undefined });
    source.push(whole.subarray(0, first + 100));
    const take = async (out: AsyncIterable<Buffer>) => {
      for await (const chunk of out) if (chunk.length > 0) controller.abort();
    };
    const unpacking = pipeline(source, createZstdDecompressor(16_384), take, { signal: controller.signal });
    await assert.rejects(unpacking, { name: 'AbortError' });
    assert.ok(source.destroyed);
  });

  it('ends its source when its reader fails', async () => {
    const source = Readable.from(cutBytes(Buffer.concat(Array.from({ length: 50 }, () => whole)), 10_000));
    const full = async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) if (chunk.length > 0) throw new Error('disk full');
    };
    await assert.rejects(pipeline(source, createZstdDecompressor(16_384), full), { message: 'disk full' });
    assert.ok(source.destroyed);
  });
});
