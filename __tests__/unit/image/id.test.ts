import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fitsImageId, parseImageId } from '../../../src/image/id.ts';

it('parseImageId reads 6 to 64 hex digits in any case', () => {
  assert.equal(parseImageId('sha256:ABCDEF'), 'abcdef');
  assert.equal(parseImageId('a'.repeat(64)), 'a'.repeat(64));
  for (const text of ['abcde', 'a'.repeat(65), 'busybox', 'sha512:abcdef']) assert.equal(parseImageId(text), undefined);
});

it('fitsImageId compares the beginning of an id', () => {
  assert.ok(fitsImageId('sha256:abcdef01', 'abcdef'));
  assert.ok(!fitsImageId('sha256:abcdef01', 'bcdef0'));
});
