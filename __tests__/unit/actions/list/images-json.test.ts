import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileUrl, makeImagesJson } from '../../../../src/actions/list/images-json.ts';
import { makeInventory } from '../../../../src/stores/inventory.ts';
import { storedArchive } from '../../../support/stored-archive.ts';

describe('makeImagesJson', () => {
  it('encodes what a URL cannot hold', () => {
    assert.equal(fileUrl('https://x.com/a/', 'web~api_1.0+b_0.zip'), 'https://x.com/a/web~api_1.0%2Bb_0.zip');
    assert.equal(fileUrl('https://x.com/a', 'ü %.zip'), 'https://x.com/a/%C3%BC%20%25.zip');
  });

  it('has the newest under images and all under archives', () => {
    const versions = ['1', '2'].map((version, i) => storedArchive({ version }, { stored: i + 1 }));
    const { images, archives } = makeImagesJson(
      makeInventory(versions, () => false),
      'https://x.com',
    );
    assert.equal(images['web']?.version, '2');
    assert.deepEqual(
      archives['web']?.map(({ version }) => version),
      ['2', '1'],
    );
  });
});
