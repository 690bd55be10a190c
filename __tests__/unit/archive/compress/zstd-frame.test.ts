import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { constants, zstdCompressSync } from 'node:zlib';
import { compressFrame, frameEnd, walkFrames } from '../../../../src/archive/compress/zstd-frame.ts';
import { randomBytes, textBytes } from '../../../support/bytes.ts';

/** Where frames end in a file, by walking through it. */
function findEnds(file: Buffer): number[] {
  const parts = walkFrames();
  const ends: number[] = [];
  let at = 0;
  let part = parts.next().value;
  while (at < file.length || part === frameEnd) {
    if (part === frameEnd) ends.push(at);
    const head = Buffer.alloc(4);
    file.copy(head, 0, at, at + part);
    at += part;
    if (at > file.length) break;
    part = parts.next(head).value;
  }
  return ends;
}

describe('walkFrames', () => {
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
      assert.deepEqual(findEnds(Buffer.concat(frames)), ends);
    });
  }

  it('passes on what is not zstd as one part', () => {
    const parts = walkFrames();
    assert.equal(parts.next().value, 4);
    assert.equal(parts.next(Buffer.from('text')).value, Infinity);
  });
});

describe('compressFrame', () => {
  it('makes one frame with a checksum', async () => {
    const frame = await compressFrame(textBytes(100_000), 3);
    assert.deepEqual(findEnds(frame), [frame.length]);
    assert.equal((frame[4] ?? 0) & 4, 4);
  });
});
