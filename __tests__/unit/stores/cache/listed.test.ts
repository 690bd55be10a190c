import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { known, makeUnknown } from '../../../../src/core/look-up.ts';
import { chooseKeys, commonPrefix, keepOwnVersion } from '../../../../src/stores/cache/listed.ts';

let id = 0;
const entry = (key: string, ref = 'refs/heads/main', created = 0, version = 'zstd') => {
  id += 1;
  return { id, key, ref, version, size: 1, created, used: 0 };
};

describe('chooseKeys', () => {
  const refs = ['refs/pull/1/merge', 'refs/heads/main'];
  const rows: [string, ReturnType<typeof entry>[], string | undefined][] = [
    ['nothing where no key begins so', [entry('b/1')], undefined],
    ['the newest', [entry('a/1', refs[1], 2), entry('a/2', refs[1], 1)], 'a/1'],
    ['the whole key before a newer one', [entry('a/'), entry('a/2', refs[1], 9)], 'a/'],
    ['what is nearer before what is newer', [entry('a/1', refs[0], 1), entry('a/2', refs[1], 9)], 'a/1'],
    ['nothing of a ref that may not be read', [entry('a/1', 'refs/heads/other')], undefined],
  ];
  for (const [what, entries, expected] of rows) {
    it(`gives ${what}`, () => assert.deepEqual(chooseKeys(entries, ['a/'], refs), [expected]));
  }
});

describe('keepOwnVersion', () => {
  const [own, other, both] = [entry('a'), entry('b', 'refs/heads/main', 0, 'gzip'), entry('c')];
  const bothOther = { ...both, version: 'gzip' };

  it('asks for one entry of each version, until one is there', async () => {
    const asked: string[] = [];
    const kept = await keepOwnVersion([bothOther, other, own, both], key => {
      asked.push(key);
      return Promise.resolve(known(key === 'a'));
    });
    assert.deepEqual([kept, asked], [known([own, both]), ['b', 'a']]);
  });

  it('keeps nothing where none is there, and asks nothing of an empty list', async () => {
    assert.deepEqual(await keepOwnVersion([own], () => Promise.resolve(known(false))), known([]));
    assert.deepEqual(await keepOwnVersion([], () => assert.fail()), known([]));
  });

  it('does not decide where every key has both versions, or nobody answers', async () => {
    assert.deepEqual(await keepOwnVersion([both, bothOther], () => assert.fail()), known(undefined));
    const unknown = makeUnknown('the actions cache', new Error('503'));
    assert.deepEqual(await keepOwnVersion([own], () => Promise.resolve(unknown)), unknown);
  });
});

it('commonPrefix gives what all texts begin with', () => {
  assert.deepEqual(
    [commonPrefix([]), commonPrefix(['ab']), commonPrefix(['abc', 'abd', 'ab']), commonPrefix(['a', 'b'])],
    ['', 'ab', 'ab', ''],
  );
});
