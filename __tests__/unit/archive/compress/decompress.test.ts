import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { detectCompression } from '../../../../src/archive/compress/decompress.ts';

describe('detectCompression', () => {
  const skippable = (number: number) => Buffer.from([0x50 + number, 0x2a, 0x4d, 0x18, 4, 0, 0, 0]);
  const table: [string, Buffer, string][] = [
    ['gzip', gzipSync('content'), 'gzip'],
    ['zstd', zstdCompressSync('content'), 'zstd'],
    ['zstd that begins with a skippable frame, as pzstd writes it', skippable(0), 'zstd'],
    ['the last of the skippable frames', skippable(15), 'zstd'],
    ['nothing in a tar', Buffer.from('manifest.json\0'), 'none'],
    ['nothing in an empty file', Buffer.alloc(0), 'none'],
    ['nothing in the first half of a magic number', Buffer.from([0x28, 0xb5]), 'none'],
  ];
  for (const [what, start, expected] of table) {
    it(`finds ${what}`, () => assert.equal(detectCompression(start), expected));
  }
});
