import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LookUps, known, type Answer } from '../../../src/core/look-up.ts';
import { makeLog } from '../../support/log.ts';

const never = new AbortController().signal;
const endless = () => new Promise<string>(() => undefined);

describe('LookUps', () => {
  it('give the answer', async () => {
    const lookUps = new LookUps(makeLog().log, never);
    assert.deepEqual(await lookUps.ask('the cache', () => Promise.resolve(3)), known(3));
  });

  it('turn every failure into an unknown answer with its reason', async () => {
    const lookUps = new LookUps(makeLog().log, never);
    for (const error of [new Error('503'), new TypeError('odd'), 'words'])
      assert.equal(reasonOf(await lookUps.ask(String(error), () => Promise.reject(error as Error))), wordsOf(error));
  });

  it('end a question at their limit, and its signal with it', async () => {
    const lookUps = new LookUps(makeLog().log, never, 20);
    let given: AbortSignal | undefined;
    const answer = await lookUps.ask('the cache', signal => {
      given = signal;
      return endless();
    });
    assert.equal(reasonOf(answer), 'no answer within 1 s');
    assert.equal(given?.aborted, true);
  });

  it('tell what a question noted before its limit', async () => {
    const lookUps = new LookUps(makeLog().log, never, 20);
    const answer = await lookUps.ask('the cache', (_signal, note) => {
      note('500 of the host');
      return endless();
    });
    assert.equal(reasonOf(answer), '500 of the host, and no answer within 1 s');
  });

  it('ask a service that is down only once', async () => {
    const lookUps = new LookUps(makeLog().log, never, 20);
    await lookUps.ask('the cache', endless);
    let asked = false;
    const again = await lookUps.ask('the cache', () => {
      asked = true;
      return Promise.resolve('yes');
    });
    assert.deepEqual([reasonOf(again), asked], ['no answer within 1 s', false]);
    assert.deepEqual(await lookUps.ask('the registry', () => Promise.resolve('yes')), known('yes'));
  });

  it('ask a service again whose refusal was about the question alone', async () => {
    const lookUps = new LookUps(makeLog().log, never);
    const refusal = Object.assign(new Error('lacks the permission'), { transient: false });
    assert.equal(reasonOf(await lookUps.ask('GitHub', () => Promise.reject(refusal))), 'lacks the permission');
    assert.deepEqual(await lookUps.ask('GitHub', () => Promise.resolve(1)), known(1));
  });

  it('give the substitute for an unknown answer, with one notice for each service', async () => {
    const { log, lines } = makeLog();
    const lookUps = new LookUps(log, never);
    const ask = (service: string) => lookUps.ask<number>(service, () => Promise.reject(new Error('503')));
    assert.equal(lookUps.valueOr(await ask('the cache'), 0), 0);
    assert.equal(lookUps.valueOr(await ask('the cache'), 7), 7);
    lookUps.valueOr(await ask('the registry'), 0);
    assert.deepEqual(lines, [
      'The cache could not be asked: 503. The step goes on without the answer.',
      'The registry could not be asked: 503. The step goes on without the answer.',
    ]);
  });

  it('reject when the step is cancelled', async () => {
    const controller = new AbortController();
    const asked = new LookUps(makeLog().log, controller.signal).ask('the cache', endless);
    controller.abort(new Error('cancelled'));
    await assert.rejects(asked, /cancelled/);
  });
});

function reasonOf(answer: Answer<unknown>): string | undefined {
  return answer.known ? undefined : answer.reason;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
