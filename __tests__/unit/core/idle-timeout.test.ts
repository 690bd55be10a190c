import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ActionError } from '../../../src/core/errors.ts';
import { IdleTimeout } from '../../../src/core/idle-timeout.ts';

describe('IdleTimeout', () => {
  const never = new AbortController().signal;

  it('aborts with IDLE, whose hint doubles the limit', async () => {
    using idle = new IdleTimeout('the pull', 1000, never);
    await once(idle.signal, 'abort');
    const reason: unknown = idle.signal.reason;
    assert.ok(reason instanceof ActionError);
    assert.deepEqual([reason.code, reason.message], ['IDLE', 'the pull made no progress for 1 s, and timeout is 1']);
    assert.match(reason.hint ?? '', /timeout: 2$/);
  });

  it('does not name the input for a limit that is not one', async () => {
    using idle = new IdleTimeout('the pull', 10, never, false);
    await assert.rejects(
      idle.run(() => sleep(60_000, undefined, { signal: idle.signal })),
      {
        code: 'IDLE',
        message: 'the pull made no progress for 0 s',
        hint: undefined,
      },
    );
  });

  it('is the reason that its work ended, whatever the work made of it', async () => {
    using idle = new IdleTimeout('the build', 20, never);
    const work = async () => {
      await sleep(60_000, undefined, { signal: idle.signal }).catch(() => undefined);
      throw new Error('socket hang up');
    };
    await assert.rejects(idle.run(work), { code: 'IDLE' });
    using idleAgain = new IdleTimeout('the build', 60_000, never);
    await assert.rejects(
      idleAgain.run(() => Promise.reject(new Error('its own'))),
      { message: 'its own' },
    );
  });

  it('starts again with each progress', async () => {
    using idle = new IdleTimeout('the pull', 300, never);
    const started = performance.now();
    while (performance.now() - started < 600) {
      await sleep(20);
      idle.touch();
    }
    assert.ok(!idle.signal.aborted);
  });

  it('has no limit with 0, and none after its disposal', async () => {
    using unlimited = new IdleTimeout('the pull', 0, never);
    const disposed = new IdleTimeout('the pull', 20, never);
    disposed[Symbol.dispose]();
    await sleep(60);
    assert.deepEqual([unlimited.signal.aborted, disposed.signal.aborted], [false, false]);
  });

  it('aborts with the outer signal and its reason', () => {
    const outer = new AbortController();
    using idle = new IdleTimeout('the pull', 1000, outer.signal);
    outer.abort(new Error('cancelled'));
    assert.throws(() => idle.signal.throwIfAborted(), { message: 'cancelled' });
  });
});
