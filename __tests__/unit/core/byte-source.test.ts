import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { bufferEnds, readBytes, type ByteSource } from '../../../src/core/byte-source.ts';
import { randomBytes } from '../../support/bytes.ts';

const { signal } = new AbortController();
const bytes = randomBytes(1000);

/** A source that records the ranges which are read. */
function makeSource(): { source: ByteSource; ranges: [number, number][] } {
  const ranges: [number, number][] = [];
  const read: ByteSource['read'] = (offset, size) => {
    ranges.push([offset, size]);
    return Readable.from([bytes.subarray(offset, offset + size)]);
  };
  return { source: { path: 'bytes', size: bytes.length, read }, ranges };
}

describe('bufferEnds', () => {
  it('reads the ends once and what lies between them when it is asked for', async () => {
    const { source, ranges } = makeSource();
    const { read } = await bufferEnds(source, { head: 10, tail: 100 }, signal);
    const asked: [number, number][] = [
      [0, 10],
      [900, 100],
      [950, 10],
      [5, 10],
      [850, 100],
    ];
    for (const [offset, size] of asked)
      assert.ok((await readBytes(read, offset, size)).equals(bytes.subarray(offset, offset + size)));
    assert.deepEqual(ranges, [
      [0, 10],
      [900, 100],
      [5, 10],
      [850, 100],
    ]);
  });

  it('reads all of what is no larger than its ends', async () => {
    const { source, ranges } = makeSource();
    const { read } = await bufferEnds(source, { head: 10, tail: 995 }, signal);
    assert.ok((await readBytes(read, 2, 996)).equals(bytes.subarray(2, 998)));
    assert.deepEqual(ranges, [[0, 1000]]);
  });
});
