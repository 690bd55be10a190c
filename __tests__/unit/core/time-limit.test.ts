import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { TimeLimit } from '../../../src/core/time-limit.ts';

describe('TimeLimit', () => {
  const never = new AbortController().signal;
  const reason = () => new Error('out of time');

  it('aborts with its reason once its clock has run out', async () => {
    using limit = new TimeLimit(10, never, reason);
    limit.start();
    await once(limit.signal, 'abort');
    assert.equal((limit.signal.reason as Error).message, 'out of time');
  });

  it('does not abort while its clock stands', async () => {
    const clocks = [0, 10, 10, 10].map(milliseconds => new TimeLimit(milliseconds, never, reason));
    const [unlimited, , stopped, disposed] = clocks;
    for (const limit of [unlimited, stopped, disposed]) limit?.start();
    stopped?.stop();
    stopped?.extend();
    disposed?.[Symbol.dispose]();
    await sleep(40);
    assert.deepEqual(
      clocks.map(limit => limit.signal.aborted),
      [false, false, false, false],
    );
  });

  it('aborts with an outer signal, or when it is ended', () => {
    const outer = new AbortController();
    const [one, two] = [new TimeLimit(0, outer.signal, reason), new TimeLimit(0, never, reason)];
    outer.abort(new Error('cancelled'));
    two.end(new Error('given up'));
    assert.throws(() => one.signal.throwIfAborted(), { message: 'cancelled' });
    assert.throws(() => two.signal.throwIfAborted(), { message: 'given up' });
  });
});
