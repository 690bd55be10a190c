import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideAsset } from '../../../src/stores/release-asset.ts';

describe('decideAsset', () => {
  const archive = { size: 5, sha256: 'a' };
  const asset = { whole: true, size: 5, sha256: 'b' };

  it('uploads what is not there, and what did not arrive whole', () => {
    assert.equal(decideAsset(archive, undefined, 'fail', false).kind, 'upload');
    assert.equal(decideAsset(archive, { ...asset, whole: false, size: 0, sha256: '' }, 'fail', false).kind, 'replace');
  });

  it('recognises the same bytes, by the size alone where there is no digest', () => {
    assert.equal(decideAsset(archive, { ...asset, sha256: 'a' }, 'fail', false).kind, 'present');
    assert.equal(decideAsset(archive, { ...asset, sha256: '' }, 'fail', false).kind, 'present');
    assert.equal(decideAsset(archive, { ...asset, sha256: '', size: 6 }, 'fail', false).kind, 'refuse');
  });

  it('lets existing decide over other bytes of a clean version, and the newest win for a dirty one', () => {
    const kinds = (['rebuild', 'reuse', 'fail'] as const).map(
      existing => decideAsset(archive, asset, existing, false).kind,
    );
    assert.deepEqual(kinds, ['replace', 'keep', 'refuse']);
    assert.equal(decideAsset(archive, asset, 'fail', true).kind, 'replace');
  });
});
