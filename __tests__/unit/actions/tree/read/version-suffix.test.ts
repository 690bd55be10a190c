import assert from 'node:assert/strict';
import { it } from 'node:test';
import { makeVersionSuffix } from '../../../../../src/actions/tree/read/version-suffix.ts';

it('makeVersionSuffix is in UTC', () => {
  const time = Date.parse('2025-01-31T23:59:58+01:00');
  assert.equal(makeVersionSuffix('nightly', time), '-20250131');
  assert.equal(makeVersionSuffix('snapshot', time), '-20250131-225958');
});
