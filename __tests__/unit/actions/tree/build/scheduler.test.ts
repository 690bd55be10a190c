import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runInOrder } from '../../../../../src/actions/tree/build/scheduler.ts';

const diamond = [
  { name: 'a', parents: ['elsewhere'] },
  { name: 'b', parents: ['a'] },
  { name: 'c', parents: ['a'] },
  { name: 'd', parents: ['b', 'c'] },
];

/** Tasks that end when they are told to. */
function startWork(most: number) {
  const open = new Map<string, PromiseWithResolvers<undefined>>();
  const done = runInOrder(diamond, most, ({ name }) => {
    const end = Promise.withResolvers<undefined>();
    open.set(name, end);
    return end.promise;
  });
  const settle = async (name: string, error?: Error) => {
    const end = open.get(name);
    open.delete(name);
    if (error) end?.reject(error);
    else end?.resolve(undefined);
    // As often as anything here waits.
    for (let i = 0; i < 20; i++) await Promise.resolve();
    return [...open.keys()];
  };
  return { done, open, settle };
}

describe('runInOrder', () => {
  it('begins each thing once those it is made from are done', async () => {
    const { done, open, settle } = startWork(8);
    assert.deepEqual([...open.keys()], ['a']);
    assert.deepEqual(await settle('a'), ['b', 'c']);
    assert.deepEqual(await settle('c'), ['b']);
    assert.deepEqual(await settle('b'), ['d']);
    await settle('d');
    await done;
  });

  it('works on no more at once than it may', async () => {
    const { done, settle } = startWork(1);
    assert.deepEqual(await settle('a'), ['b']);
    assert.deepEqual(await settle('b'), ['c']);
    assert.deepEqual(await settle('c'), ['d']);
    await settle('d');
    await done;
  });

  it('begins nothing after an error, and waits for what has begun', async () => {
    const { done, settle } = startWork(8);
    const failed = assert.rejects(done, /broken/);
    await settle('a');
    assert.deepEqual(await settle('b', new Error('broken')), ['c']);
    assert.deepEqual(await settle('c'), []);
    await failed;
  });

  it('does nothing without tasks', () => runInOrder([], 2, () => Promise.reject(new Error('never'))));
});
