import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeInventory } from '../../../src/stores/inventory.ts';
import { storedArchive } from '../../support/stored-archive.ts';

describe('makeInventory', () => {
  it('makes one archive of what several places have, the nearest first, as old as where it was first', () => {
    const inventory = makeInventory(
      [
        storedArchive({}, { place: 'cache', size: 7, stored: 10 }),
        storedArchive({}, { place: 'folder', size: 5, stored: 30 }),
        storedArchive({}, { place: 'artifact', size: 5, stored: 20, sha256: 'b'.repeat(64) }),
      ],
      version => version === '1.0.0',
    );
    const [archive] = inventory;
    assert.ok(archive && inventory.length === 1);
    assert.deepEqual(
      archive.copies.map(({ place }) => place),
      ['folder', 'artifact', 'cache'],
    );
    assert.deepEqual([archive.size, archive.stored, archive.sha256, archive.dirty], [5, 10, 'b'.repeat(64), true]);
  });

  it('keeps formats, versions and images apart', () => {
    const fields = [{}, { archfmt: 'docker' }, { version: '2' }, { imageid: 'b'.repeat(12) }, { name: 'web-admin' }];
    const inventory = makeInventory(
      fields.map(each => storedArchive(each)),
      () => false,
    );
    assert.equal(inventory.length, fields.length);
  });
});
