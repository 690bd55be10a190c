import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newestOfEach, oneOfEachImage } from '../../../../src/actions/list/plan.ts';
import { makeInventory } from '../../../../src/stores/inventory.ts';
import { storedArchive } from '../../../support/stored-archive.ts';

const archives = makeInventory(
  [
    storedArchive({ version: '1' }, { stored: 1 }),
    storedArchive({ version: '2' }, { stored: 2 }),
    storedArchive({ version: '2', archfmt: 'docker' }, { stored: 2 }),
    storedArchive({ name: 'api', version: '1' }, { stored: 9 }),
  ],
  () => false,
);

describe('newestOfEach', () => {
  it('gives the newest of each name in the order of names', () => {
    const newest = [...newestOfEach(archives)].map(([name, { archive }]) => [name, archive.version, archive.archfmt]);
    assert.deepEqual(newest, [
      ['api', '1', 'zip'],
      ['web', '2', 'zip'],
    ]);
  });
});

describe('oneOfEachImage', () => {
  it('gives an image that is archived in two formats once, the newest first', () => {
    assert.deepEqual(
      oneOfEachImage(archives).map(({ archive }) => `${archive.name} ${archive.version} ${archive.archfmt}`),
      ['api 1 zip', 'web 2 zip', 'web 1 zip'],
    );
  });

  it('gives one image under two versions twice', () => {
    const twice = makeInventory([storedArchive({ version: '1' }), storedArchive({ version: '2' })], () => false);
    assert.equal(oneOfEachImage(twice).length, 2);
  });
});
