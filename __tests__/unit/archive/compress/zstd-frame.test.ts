import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { constants, zstdCompressSync } from 'node:zlib';
import { compressFrame, FrameWalk } from '../../../../src/archive/compress/zstd-frame.ts';
import { cutBytes, randomBytes, textBytes } from '../../../support/bytes.ts';

/** Where frames end in a file whose bytes pass in chunks. */
function findEnds(file: Buffer, chunk = Infinity): number[] {
  const walk = new FrameWalk();
  let at = 0;
  return [...cutBytes(file, chunk)].flatMap(bytes => {
    const ends = walk.take(bytes).map(end => at + end);
    at += bytes.length;
    return ends;
  });
}

/** The most that a file can decompress to, by its headers. */
function measureMost(file: Buffer, chunk = Infinity): number {
  let most = 0;
  const walk = new FrameWalk(bytes => (most += bytes));
  for (const bytes of cutBytes(file, chunk)) walk.take(bytes);
  return most;
}

function unsized(content: Buffer, level = 3): Buffer {
  return zstdCompressSync(content, {
    params: { [constants.ZSTD_c_contentSizeFlag]: 0, [constants.ZSTD_c_compressionLevel]: level },
  });
}

describe('FrameWalk', () => {
  const skippable = Buffer.concat([Buffer.from([0x53, 0x2a, 0x4d, 0x18, 5, 0, 0, 0]), Buffer.from('12345')]);
  const table: [string, Buffer[]][] = [
    ['of text', [zstdCompressSync(textBytes(300_000))]],
    ['of blocks that are stored', [zstdCompressSync(randomBytes(300_000))]],
    ['of blocks that repeat one byte', [zstdCompressSync(Buffer.alloc(1_000_000, 'a'))]],
    ['without content', [zstdCompressSync('')]],
    ['with a checksum', [zstdCompressSync('abc', { params: { [constants.ZSTD_c_checksumFlag]: 1 } })]],
    [
      'without the size of its content',
      [zstdCompressSync('abc', { params: { [constants.ZSTD_c_contentSizeFlag]: 0 } })],
    ],
    ['after a skippable one', [skippable, zstdCompressSync('abc')]],
    ['after another', [zstdCompressSync('first'), zstdCompressSync('second')]],
  ];
  for (const [what, frames] of table) {
    it(`finds the end of a frame ${what}`, () => {
      const sizes = frames.map(({ length }) => length);
      const ends = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, size) => sum + size));
      for (const chunk of [1, 3, 1000, Infinity]) assert.deepEqual(findEnds(Buffer.concat(frames), chunk), ends);
    });
  }

  it('passes on what is not zstd as one part', () => {
    assert.deepEqual(findEnds(Buffer.from('text '.repeat(1000))), []);
  });

  for (const size of [0, 1, 255, 256, 300, 65_791, 65_792, 1_000_000]) {
    it(`knows what a frame of ${size} bytes holds that declares its size`, () => {
      const frame = zstdCompressSync(textBytes(size), { pledgedSrcSize: size });
      for (const chunk of [1, 1000, Infinity]) assert.equal(measureMost(frame, chunk), size);
    });
  }

  it('knows what a frame holds at most that declares no size', () => {
    assert.equal(measureMost(unsized(randomBytes(300_000))), 300_000);
    assert.equal(measureMost(unsized(Buffer.alloc(1 << 20, 'a'))), 1 << 20);
    const most = measureMost(unsized(textBytes(300_000)));
    assert.ok(most >= 300_000 && most % (128 * 1024) === 0, String(most));
  });

  it('does not believe a declared size that is more than the blocks can hold', () => {
    const frame = zstdCompressSync(randomBytes(1000), { pledgedSrcSize: 1000 });
    frame.writeUInt16LE(60_000, 5);
    assert.equal(measureMost(frame), 1000);
  });
});

describe('compressFrame', () => {
  it('makes one frame with a checksum', async () => {
    const frame = await compressFrame(textBytes(100_000), 3);
    assert.deepEqual(findEnds(frame), [frame.length]);
    assert.equal((frame[4] ?? 0) & 4, 4);
  });
});
