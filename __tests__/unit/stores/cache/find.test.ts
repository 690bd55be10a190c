import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { known, valueOf } from '../../../../src/core/look-up.ts';
import { findReadable } from '../../../../src/stores/cache/find.ts';
import { storedArchive } from '../../../support/stored-archive.ts';

const listed = [
  storedArchive({ version: '1', imageid: 'aaaaaa000001' }, { stored: 1 }),
  storedArchive({ version: '2', imageid: 'aaaaaa000002' }, { stored: 2 }),
  storedArchive({ version: '3', imageid: 'aaaaaa000002' }, { stored: 3 }),
];

describe('findReadable', () => {
  async function find(imageid: string | undefined, unreadable: readonly string[] = []): Promise<[string[], string[]]> {
    const asked: string[] = [];
    const found = await findReadable(listed, { name: 'web', imageid }, ({ archive }) => {
      asked.push(archive.version);
      return Promise.resolve(known(!unreadable.includes(archive.version)));
    });
    return [valueOf(found).map(({ archive }) => archive.version), asked];
  }

  it('gives the newest and asks for no other', async () => assert.deepEqual(await find(undefined), [['3'], ['3']]));

  it('passes over what this ref cannot read', async () =>
    assert.deepEqual(await find(undefined, ['3', '2']), [['1'], ['3', '2', '1']]));

  it('gives one archive of each image where an image id is asked for', async () =>
    assert.deepEqual(await find('aaaaaa'), [
      ['3', '1'],
      ['3', '1'],
    ]));

  it('prefers the repository asked for to a newer archive of another under the same name', async () => {
    const [own, other] = ['ghcr.io/acme/web', 'quay.io/acme/web'];
    const both = [
      storedArchive({ version: '1' }, { stored: 1, repository: own }),
      storedArchive({ version: '2' }, { stored: 2, repository: other }),
    ];
    const take = async (repository?: string) =>
      valueOf(await findReadable(both, { name: 'web', repository }, () => Promise.resolve(known(true)))).map(
        each => each.repository,
      );
    assert.deepEqual(
      [await take(own), await take(other), await take('web'), await take()],
      [[own], [other], [other], [other]],
    );
  });

  it('asks for twenty entries at most', async () => {
    const many = Array.from({ length: 30 }, (_, i) => storedArchive({ version: `${i}` }, { stored: i }));
    let count = 0;
    await findReadable(many, { name: 'web' }, () => Promise.resolve(known(++count < 0)));
    assert.equal(count, 20);
  });
});
