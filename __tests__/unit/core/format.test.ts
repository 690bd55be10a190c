import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatBytes, formatSeconds } from '../../../src/core/format.ts';

describe('formatBytes', () => {
  const table: [number, string][] = [
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [12_345_678, '12.3 MB'],
    [2_100_000_000, '2.10 GB'],
  ];
  for (const [bytes, text] of table) it(`writes ${bytes} as ${text}`, () => assert.equal(formatBytes(bytes), text));
});

describe('formatSeconds', () => {
  it('writes short times', () => assert.equal(formatSeconds(0.04), '0.0 s'));
  it('writes long times', () => assert.equal(formatSeconds(125), '2 min 5 s'));
});
