import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BuildCacheRecord, EngineImageRecord } from '../../../src/docker/housekeeping.ts';
import { gatherBuildCache, gatherDangling, gatherImages, type ImageKeeper } from '../../../src/prune/engine.ts';

const id = (digit: string) => `sha256:${digit.repeat(64)}`;

/** An engine with these images, the second of which a container uses; `removed` gets what is removed. */
function keeperOf(images: readonly EngineImageRecord[], removed: string[] = []): ImageKeeper {
  return {
    images: () => Promise.resolve([...images]),
    usage: () => Promise.resolve(new Map([[id('b'), 'web']])),
    stored: () => Promise.resolve(7),
    remove: (name, image) => Promise.resolve(void removed.push(`${name} of ${image.slice(7, 10)}`)),
  };
}

describe('gatherImages', () => {
  const images = [
    { id: id('a'), tags: ['acme/api:1', 'ghcr.io/acme/api:2'], digests: [], size: 10 },
    { id: id('b'), tags: ['acme/api:3', `acme/api@${id('b')}`], digests: [], size: 20 },
    { id: id('c'), tags: [], digests: [], size: 30 },
  ];

  it('gives each tag of the repositories that are wanted, but no digest', async () => {
    const found = await gatherImages(keeperOf(images), name => name === 'acme~api');
    assert.deepEqual(
      found.map(({ version, imageid, names, family, kept }) => ({ version, imageid, names, family, kept })),
      [
        { version: '1', imageid: 'a'.repeat(12), names: 2, family: 'image acme/api', kept: undefined },
        { version: '3', imageid: 'b'.repeat(12), names: 2, family: 'image acme/api', kept: 'container web uses it' },
      ],
    );
  });

  it('tells the registries apart', async () => {
    const found = await gatherImages(keeperOf(images), (_, repository) => repository === 'ghcr.io/acme/api');
    assert.deepEqual(
      found.map(({ name, version, where, stored }) => [name, version, where, stored]),
      [['ghcr.io/acme/api', '2', 'image', 7]],
    );
  });

  it('leaves the names under which steps hold their images', async () => {
    const tags = [
      'docker-archive/held:1764000000000-0123456789ab',
      '127.0.0.1:4000/docker-archive/image:x',
      'acme/api:9',
    ];
    const found = await gatherImages(keeperOf([{ id: id('d'), tags, digests: [], size: 1 }]), () => true);
    assert.deepEqual(
      found.map(({ version }) => version),
      ['9'],
    );
  });

  it('removes the tag, and nothing but the tag', async () => {
    const removed: string[] = [];
    const [first] = await gatherImages(keeperOf(images, removed), () => true);
    await first?.remove();
    assert.deepEqual(removed, ['acme/api:1 of aaa']);
  });
});

describe('gatherDangling', () => {
  const digest = `quay.io/acme/api@${id('d')}`;
  const images = [
    { id: id('a'), tags: ['acme/api:1'], digests: [], size: 10 },
    { id: id('b'), tags: [], digests: [], size: 20 },
    { id: id('c'), tags: [], digests: [digest], size: 30 },
  ];

  it('gives images without a tag, and those that are used with the container', async () => {
    const found = await gatherDangling(keeperOf(images), () => true);
    assert.deepEqual(
      found.map(({ name, imageid, kept }) => [name, imageid.slice(0, 1), kept]),
      [
        ['', 'b', 'container web uses it'],
        ['quay.io/acme/api', 'c', undefined],
      ],
    );
  });

  it('leaves an image that has the digest of a repository that is not wanted', async () => {
    const found = await gatherDangling(keeperOf(images), (_, repository) => repository === 'acme/api');
    assert.deepEqual(
      found.map(({ imageid }) => imageid.slice(0, 1)),
      ['b'],
    );
  });

  it('removes an image by its digests, and by its id where it has none', async () => {
    const removed: string[] = [];
    for (const row of await gatherDangling(keeperOf(images, removed), () => true)) await row.remove();
    assert.deepEqual(removed, [`${id('b')} of bbb`, `${digest} of ccc`]);
  });
});

describe('gatherBuildCache', () => {
  const record = (name: string, more: Partial<BuildCacheRecord> = {}): BuildCacheRecord => {
    return { id: name, parents: [], inUse: false, shared: false, size: 100, used: 1000, ...more };
  };
  const rowsOf = async (records: readonly BuildCacheRecord[], before = 5000) => {
    const rows = await gatherBuildCache(
      { buildCache: () => Promise.resolve([...records]), pruneBuildCache: () => Promise.resolve() },
      before,
    );
    return rows.map(({ thing, size, stored, because }) => ({ thing, size, stored, because }));
  };

  it('gives what nothing uses in one row', async () => {
    assert.deepEqual(await rowsOf([record('a'), record('b', { used: 2000 })]), [
      { thing: 'unused', size: 200, stored: 2000, because: '2 records that nothing uses' },
    ]);
  });

  it('keeps what is in use or was used lately, with everything that it is made on', async () => {
    const records = [
      record('base'),
      record('layer', { parents: ['base'] }),
      record('running', { parents: ['layer', 'gone'], inUse: true }),
      record('recent', { used: 5000 }),
      record('old', { parents: ['base'] }),
    ];
    assert.deepEqual(await rowsOf(records), [
      { thing: 'unused', size: 100, stored: 1000, because: '1 records that nothing uses' },
      { thing: 'used', size: 400, stored: 5000, because: '4 records that are in use, or were used recently' },
    ]);
  });

  it('comes to an end where records are made on each other', async () => {
    const records = [record('a', { parents: ['b'], inUse: true }), record('b', { parents: ['a'] })];
    assert.equal((await rowsOf(records)).length, 1);
  });

  it('does not count bytes that an image shares', async () => {
    const [row] = await rowsOf([record('a', { shared: true }), record('b')]);
    assert.equal(row?.size, 100);
  });

  it('gives no row without records', async () => assert.deepEqual(await rowsOf([]), []));
});
