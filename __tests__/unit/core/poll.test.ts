import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { poll } from '../../../src/core/poll.ts';

const { signal } = new AbortController();

describe('poll', () => {
  it('looks until what is found is enough', async () => {
    let looks = 0;
    const found = await poll(
      () => Promise.resolve(++looks),
      number => number === 3,
      { every: 1, limit: 60_000 },
      signal,
    );
    assert.deepEqual([found, looks], [3, 3]);
  });

  it('looks once without a limit, and gives what it found', async () => {
    let looks = 0;
    const never = () => false;
    assert.equal(await poll(() => Promise.resolve(++looks), never, { every: 60_000, limit: 0 }, signal), 1);
  });

  it('ends with the reason of its signal', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const look = () => {
      controller.abort(reason);
      return Promise.resolve(0);
    };
    const polling = poll(look, () => false, { every: 60_000, limit: 60_000 }, controller.signal);
    await assert.rejects(polling, reason);
  });
});
