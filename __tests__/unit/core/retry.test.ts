import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { longestPause, retry } from '../../../src/core/retry.ts';
import { makeLog } from '../../support/log.ts';

describe('retry', () => {
  const { log, lines } = makeLog();
  const rules = { what: 'the call', tries: 3, pause: 1 };

  /** Fails with each error in turn, then gives the count of calls. */
  function failing(...errors: Error[]): { operation: () => Promise<number>; calls: () => number } {
    let calls = 0;
    const operation = async () => {
      const error = errors[calls++];
      if (error) throw error;
      return Promise.resolve(calls);
    };
    return { operation, calls: () => calls };
  }

  const busy = (retryAfter?: number) => Object.assign(new Error('busy'), { status: 503, retryAfter });
  const never = new AbortController().signal;

  it('tries again after transient errors, and logs each', async () => {
    lines.length = 0;
    assert.equal(await retry(rules, failing(busy(), busy()).operation, log, never), 3);
    assert.deepEqual(lines, ['the call failed, try 1 of 3: busy', 'the call failed, try 2 of 3: busy']);
  });

  it('throws the last error after as many tries as it may', async () => {
    const last = busy();
    const { operation, calls } = failing(busy(), busy(), last, busy());
    await assert.rejects(retry(rules, operation, log, never), error => error === last);
    assert.equal(calls(), 3);
  });

  it('throws any other error at once', async () => {
    const { operation, calls } = failing(new Error('wrong'));
    await assert.rejects(retry(rules, operation, log, never), { message: 'wrong' });
    assert.equal(calls(), 1);
  });

  it('waits as long as it is asked to instead of its own pause', async () => {
    const started = performance.now();
    await retry({ ...rules, pause: 30_000 }, failing(busy(0)).operation, log, never);
    assert.ok(performance.now() - started < 5000);
    const asked = performance.now();
    await retry(rules, failing(busy(50)).operation, log, never);
    assert.ok(performance.now() - asked >= 45);
  });

  it('does not wait longer than a minute', async () => {
    const { operation, calls } = failing(busy(longestPause + 1));
    await assert.rejects(retry(rules, operation, log, never), { message: 'busy' });
    assert.equal(calls(), 1);
  });

  it('ends a pause on an abort, with the reason of that', async () => {
    const stop = new AbortController();
    const operation = () => {
      setImmediate(() => stop.abort(new Error('cancelled')));
      return Promise.reject(busy(longestPause));
    };
    await assert.rejects(retry(rules, operation, log, stop.signal), { message: 'cancelled' });
  });

  it('does not try again after an abort', async () => {
    const stop = new AbortController();
    let calls = 0;
    const operation = () => {
      calls += 1;
      stop.abort(new Error('cancelled'));
      return Promise.reject(busy());
    };
    await assert.rejects(retry(rules, operation, log, stop.signal), { message: 'cancelled' });
    assert.equal(calls, 1);
  });
});
