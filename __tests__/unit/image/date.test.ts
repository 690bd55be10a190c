import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDate } from '../../../src/image/date.ts';

describe('readDate', () => {
  it('treats 1970, which reproducible builds write, as no date', () => {
    assert.equal(readDate('1970-01-01T00:00:00Z'), undefined);
    assert.equal(readDate('0001-01-01T00:00:00Z'), undefined);
    assert.equal(readDate(''), undefined);
    assert.equal(readDate('2026-01-02T03:04:05.123456789Z'), Date.parse('2026-01-02T03:04:05.123Z'));
  });
});
