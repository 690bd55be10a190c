import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  centralHeader,
  dataDescriptor,
  endRecords,
  localHeader,
  localName,
} from '../../../../src/archive/zip/records.ts';

// Far from UTC, so that it shows where a header would depend on where it was made.
process.env.TZ = 'Pacific/Auckland';
const modified = new Date(Date.UTC(2024, 1, 29, 13, 37, 58));
const gib = 1024 ** 3;
const record = {
  name: 'é.docker',
  method: 'deflate',
  modified,
  crc32: 0xdeadbeef,
  size: 7,
  compressedSize: 5,
  offset: 3,
} as const;

describe('localHeader', () => {
  it('leaves checksum and sizes to the record after the data, and announces 64-bit sizes', () => {
    const header = localHeader(record);
    assert.equal(header.readUInt32LE(0), 0x04034b50);
    assert.equal(header.readUInt16LE(4), 45);
    assert.equal(header.readUInt16LE(6), 0x0808);
    assert.deepEqual(
      [14, 18, 22].map(at => header.readUInt32LE(at)),
      [0, 0xffffffff, 0xffffffff],
    );
    assert.equal(header.subarray(-20).toString('hex'), '01001000' + '00'.repeat(16));
  });

  it('has the time in UTC', () => {
    const header = localHeader(record);
    assert.equal(header.readUInt16LE(10), (13 << 11) | (37 << 5) | 29);
    assert.equal(header.readUInt16LE(12), (44 << 9) | (2 << 5) | 29);
  });

  it('has the name where localName says', () => {
    const file = Buffer.concat([Buffer.alloc(record.offset), localHeader(record)]);
    const at = localName(record);
    assert.equal(file.subarray(at, at + Buffer.byteLength(record.name)).toString(), record.name);
    assert.equal(localHeader(record).readUInt16LE(26), Buffer.byteLength(record.name));
  });
});

describe('dataDescriptor', () => {
  it('has 64-bit sizes', () => {
    const bytes = dataDescriptor({ crc32: 1, compressedSize: 5 * gib, size: 6 * gib });
    assert.equal(bytes.length, 24);
    assert.deepEqual([bytes.readBigUInt64LE(8), bytes.readBigUInt64LE(16)], [BigInt(5 * gib), BigInt(6 * gib)]);
  });
});

describe('centralHeader', () => {
  const table: [string, Partial<typeof record>, number[], number[]][] = [
    ['nothing else for a small member', {}, [5, 7, 3], []],
    ['the size, where only that is large', { size: (5 * gib) as 7 }, [5, 0xffffffff, 3], [5 * gib]],
    ['the offset, where only that is large', { offset: (5 * gib) as 3 }, [5, 7, 0xffffffff], [5 * gib]],
    ['the first size that does not fit', { size: 0xffffffff as 7 }, [5, 0xffffffff, 3], [0xffffffff]],
    ['no size that still fits', { size: 0xfffffffe as 7 }, [5, 0xfffffffe, 3], []],
    [
      'all three in the order of the standard',
      { size: (7 * gib) as 7, compressedSize: (6 * gib) as 5, offset: (5 * gib) as 3 },
      [0xffffffff, 0xffffffff, 0xffffffff],
      [7 * gib, 6 * gib, 5 * gib],
    ],
  ];
  for (const [what, change, plain, wide] of table) {
    it(`adds ${what}`, () => {
      const header = centralHeader({ ...record, ...change });
      assert.deepEqual(
        [20, 24, 42].map(at => header.readUInt32LE(at)),
        plain,
      );
      const extra = header.subarray(46 + Buffer.byteLength(record.name));
      assert.equal(extra.length, header.readUInt16LE(30));
      assert.equal(extra.length, wide.length === 0 ? 0 : 4 + 8 * wide.length);
      assert.deepEqual(
        wide.map((_, i) => Number(extra.readBigUInt64LE(4 + 8 * i))),
        wide,
      );
    });
  }

  it('describes a regular file that its owner may write, made on Unix', () => {
    const header = centralHeader(record);
    assert.equal(header.readUInt32LE(38) >>> 16, 0o100644);
    assert.equal(header.readUInt16LE(4), 0x032d);
  });
});

describe('endRecords', () => {
  it('are the plain 22 bytes for a small file', () => {
    const end = endRecords({ count: 2, size: 100, offset: 1000 });
    assert.equal(end.length, 22);
    assert.deepEqual(
      [end.readUInt16LE(8), end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)],
      [2, 2, 100, 1000],
    );
  });

  it('have the zip64 records, and refer to them, beyond 4 GiB', () => {
    const end = endRecords({ count: 2, size: 100, offset: 5 * gib });
    assert.equal(end.length, 56 + 20 + 22);
    assert.equal(end.readUInt32LE(0), 0x06064b50);
    assert.equal(Number(end.readBigUInt64LE(48)), 5 * gib);
    assert.equal(end.readUInt32LE(56), 0x07064b50);
    assert.equal(Number(end.readBigUInt64LE(56 + 8)), 5 * gib + 100);
    assert.equal(end.readUInt32LE(76 + 16), 0xffffffff);
  });

  it('have the zip64 records for 65535 members', () => {
    assert.equal(endRecords({ count: 65534, size: 1, offset: 1 }).length, 22);
    assert.equal(endRecords({ count: 65535, size: 1, offset: 1 }).length, 98);
  });
});
