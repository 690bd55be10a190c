import assert from 'node:assert/strict';
import { it } from 'node:test';
import { makePaxHeader, readPaxRecords } from '../../../src/core/pax-header.ts';

it('readPaxRecords reads what makePaxHeader writes, bytes that are not UTF-8 and line breaks among them', () => {
  const records = { path: Buffer.from('caf\xe9\n=.txt', 'latin1'), linkpath: Buffer.from('x'.repeat(95)) };
  const header = makePaxHeader(records);
  const size = parseInt(header.toString('latin1', 124, 136), 8);
  assert.deepEqual(readPaxRecords(header.subarray(512, 512 + size)), new Map(Object.entries(records)));
});

it('readPaxRecords stops where a record has no length', () => {
  assert.deepEqual([...readPaxRecords(Buffer.from('9 path=a\n0 linkpath=b\n')).keys()], ['path']);
});
