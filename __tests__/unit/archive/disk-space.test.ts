import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeDiskSpace, spaceForConversion, spaceForSaving } from '../../../src/archive/disk-space.ts';

const mega = 1_000_000;

describe('the space an archive needs', () => {
  it('is the tar itself where it is stored bare', () =>
    assert.deepEqual(spaceForConversion(3 * mega, 10 * mega, 'docker'), { least: 10 * mega, most: 10 * mega }));

  it('is at least half of what it took compressed before, where it is compressed again', () =>
    assert.deepEqual(spaceForConversion(4 * mega, 10 * mega, 'zip'), { least: 2 * mega, most: 10 * mega }));

  it('is unknown for a bare tar that is going to be compressed', () =>
    assert.deepEqual(spaceForConversion(10 * mega, 10 * mega, 'tzst'), { least: 0, most: 10 * mega }));

  it('goes by the file where the size of its tar is unknown', () =>
    assert.deepEqual(spaceForConversion(4 * mega, undefined, 'zip'), { least: 2 * mega, most: 4 * mega }));

  it('is never certain before an engine has saved', () => assert.equal(spaceForSaving(mega).least, 0));
});

describe('judgeDiskSpace', () => {
  const need = { least: 2 * mega, most: 10 * mega };

  it('accepts what fits at worst', () => assert.deepEqual(judgeDiskSpace(need, 10 * mega, '/a'), { kind: 'enough' }));

  it('doubts what may fit, and refuses what cannot, with the numbers', () => {
    assert.deepEqual(judgeDiskSpace(need, 2 * mega, '/a'), {
      kind: 'doubtful',
      because: 'the archive needs up to 10.0 MB, and 2.00 MB are free in /a',
    });
    assert.deepEqual(judgeDiskSpace(need, 2 * mega - 1, '/a'), {
      kind: 'short',
      because: 'the archive needs at least 2.00 MB, and 2.00 MB are free in /a',
    });
  });
});
