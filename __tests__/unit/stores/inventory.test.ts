import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeImagesJson, fileUrl } from '../../../src/actions/list/images-json.ts';
import { newestOfEach, oneOfEachImage, takeInventory, type Sighting } from '../../../src/stores/inventory.ts';
import { makeListOutputs } from '../../../src/actions/list/report.ts';

function sighting(fields: Partial<Sighting['archive']>, place: Partial<Sighting['place']> = {}, sha256 = ''): Sighting {
  const archive = { name: 'web', version: '1.0.0', imageid: 'a'.repeat(12), archfmt: 'zip', ...fields };
  return { archive, sha256, place: { where: 'folder', size: 5, ...place } };
}

const clean = () => false;

describe('takeInventory', () => {
  it('makes one archive of what several places have, the nearest first, as old as where it was first', () => {
    const inventory = takeInventory(
      [
        sighting({}, { where: 'cache', size: 7, stored: 10 }),
        sighting({}, { where: 'folder', size: 5, stored: 30 }),
        sighting({}, { where: 'artifact', size: 5, stored: 20 }, 'b'.repeat(64)),
      ],
      version => version === '1.0.0',
    );
    const [archive] = inventory;
    assert.ok(archive && inventory.length === 1);
    assert.deepEqual(
      archive.places.map(({ where }) => where),
      ['folder', 'artifact', 'cache'],
    );
    assert.deepEqual([archive.size, archive.stored, archive.sha256, archive.dirty], [5, 10, 'b'.repeat(64), true]);
  });

  it('keeps formats, versions and images apart', () => {
    const sightings = [{}, { archfmt: 'docker' }, { version: '2' }, { imageid: 'b'.repeat(12) }, { name: 'web-admin' }];
    assert.equal(
      takeInventory(
        sightings.map(fields => sighting(fields)),
        clean,
      ).length,
      sightings.length,
    );
  });
});

describe('newestOfEach and oneOfEachImage', () => {
  const all = takeInventory(
    [
      sighting({ version: '1' }, { stored: 1 }),
      sighting({ version: '2' }, { stored: 2 }),
      sighting({ version: '2', archfmt: 'docker' }, { stored: 2 }),
      sighting({ name: 'api', version: '1' }, { stored: 9 }),
    ],
    clean,
  );
  it('give the newest of each name in the order of names', () => {
    const newest = [...newestOfEach(all)].map(([name, { archive }]) => [name, archive.version, archive.archfmt]);
    assert.deepEqual(newest, [
      ['api', '1', 'zip'],
      ['web', '2', 'zip'],
    ]);
  });
  it('give an image that is archived in two formats once', () => {
    assert.deepEqual(
      oneOfEachImage(all).map(({ archive }) => `${archive.name} ${archive.version} ${archive.archfmt}`),
      ['api 1 zip', 'web 2 zip', 'web 1 zip'],
    );
  });
});

describe('makeImagesJson', () => {
  it('encodes what a URL cannot hold', () => {
    assert.equal(fileUrl('https://x.com/a/', 'web~api_1.0+b_0.zip'), 'https://x.com/a/web~api_1.0%2Bb_0.zip');
    assert.equal(fileUrl('https://x.com/a', 'ü %.zip'), 'https://x.com/a/%C3%BC%20%25.zip');
  });
  it('has the newest under images and all under archives', () => {
    const versions = ['1', '2'].map((version, i) => sighting({ version }, { stored: i + 1 }));
    const { images, archives } = makeImagesJson(takeInventory(versions, clean), 'https://x.com');
    assert.equal(images['web']?.version, '2');
    assert.deepEqual(
      archives['web']?.map(({ version }) => version),
      ['2', '1'],
    );
  });
});

describe('makeListOutputs', () => {
  const many = (count: number, name = 'web') =>
    takeInventory(
      Array.from({ length: count }, (_, i) => sighting({ name, version: `1.0.${i}` }, { stored: i + 1 })),
      clean,
    );
  it('keeps a matrix within what GitHub runs, and says so', () => {
    const { outputs, warnings } = makeListOutputs(many(300), '');
    const { include } = JSON.parse(outputs['matrix'] ?? '') as { include: { version: string }[] };
    assert.deepEqual([include.length, include[0]?.version], [256, '1.0.299']);
    assert.deepEqual(warnings, ['The output matrix has the newest 256 of 300 archives']);
    assert.equal(outputs['count'], '300');
    assert.deepEqual(makeListOutputs(many(256), '').warnings, []);
  });
  it('keeps outputs within what the runner takes', () => {
    const { outputs, warnings } = makeListOutputs(many(2000), '');
    assert.ok((outputs['images'] ?? '').length <= 160_002);
    assert.match(warnings[0] ?? '', /^The output images has the newest \d+ of 2000 archives$/);
    const images = JSON.parse(outputs['images'] ?? '') as { version: string }[];
    assert.equal(images[0]?.version, '1.0.1999');
  });
});
