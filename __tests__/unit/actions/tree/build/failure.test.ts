import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findBuildFailure } from '../../../../../src/actions/tree/build/failure.ts';
import { ActionError } from '../../../../../src/core/errors.ts';
import { makePlanned } from '../../../../support/planned-image.ts';

const built = { ...makePlanned('a', { state: 'built' }), tested: true };

it('findBuildFailure lists the images that failed, with the hint and place of the first', () => {
  const annotation = { file: 'images/b/Dockerfile', line: 2 };
  const error = new ActionError('BUILD_FAILED', 'no', { hint: 'Try again.', annotation });
  const failed = { ...makePlanned('b', { state: 'error', because: 'no' }), tested: true, error };
  const other = { ...makePlanned('c', { state: 'error', because: 'never' }), tested: true, error: new Error('never') };
  const skipped = { ...makePlanned('d', { state: 'skipped', because: 'it is made from b' }), tested: true };
  const failure = findBuildFailure({ images: [built, failed, other, skipped] });
  assert.equal(failure?.message, '2 of 4 images failed, 1 were skipped:\n- b: no\n- c: never');
  assert.deepEqual([failure.code, failure.hint, failure.annotation], ['TREE_BUILD', 'Try again.', annotation]);
});

it('findBuildFailure is undefined when no image failed', () => {
  assert.equal(findBuildFailure({ images: [built] }), undefined);
});
