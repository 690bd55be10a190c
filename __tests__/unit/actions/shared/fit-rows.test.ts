import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fitRows } from '../../../../src/actions/shared/fit-rows.ts';

describe('fitRows', () => {
  const rows = Array.from({ length: 5 }, () => 'x'.repeat(50_000));

  function fit(most: number): { kept: number; noted: number[] } {
    const noted: number[] = [];
    return { kept: fitRows(rows, most, count => noted.push(count)).length, noted };
  }

  it('keeps what fits into an output, and says how many', () =>
    assert.deepEqual(fit(Infinity), { kept: 3, noted: [3] }));

  it('keeps no more than it may', () => assert.deepEqual(fit(2), { kept: 2, noted: [2] }));

  it('says nothing when all rows fit', () => {
    assert.deepEqual(
      fitRows([1, 2], Infinity, () => assert.fail()),
      [1, 2],
    );
  });
});
