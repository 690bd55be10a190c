// On every engine: a save is interrupted.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { buildImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import { startPrivateEngine } from '../support/private-engine.ts';
import { withoutRoot } from '../support/root.ts';

// Enough to take seconds to deflate, so that the step can be cancelled in the middle.
const bulk = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => [`bulk${i}`, Buffer.from(randomBytes(6 << 20).toString('hex'))]),
);
const bigContext = { Dockerfile: 'FROM scratch\nCOPY bulk* /\n', ...bulk };

async function leavesNothingHalf(job: Job): Promise<void> {
  assert.deepEqual(
    (await job.list()).filter(file => file.includes('partial')),
    [],
  );
  assert.deepEqual(await readdir(job.temp).then(names => names.filter(name => name !== 'docker-archives')), []);
  assert.equal((await readdir(job.workspace)).includes('.docker-archive-action'), false);
}

describe('a cancelled step', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`stops saving at once on ${signal} and leaves nothing half-written`, { skip: withoutRoot }, async () => {
      await using job = await startJob();
      // Docker 28 crashes now and then when a client leaves in the middle of a save.
      await using engine = await startPrivateEngine();
      await buildImage(`${job.image}:1.0.0`, bigContext, { host: engine.host });
      const inputs = { source: 'local', version: '1.0.0', 'compression-level': '9' };
      const step = await job.start(inputs, { env: { DOCKER_HOST: engine.host } });
      await step.waitFor(/::group::Save/);
      while (!(await job.list()).some(file => file.includes('partial'))) await step.until(pause(20));
      const asked = performance.now();
      step.kill(signal);
      const result = await step.finished;
      assert.ok(performance.now() - asked < 5000, `${performance.now() - asked} ms`);
      assert.equal(errorOf(result), `the step was cancelled (${signal})`);
      assert.deepEqual(await job.list(), []);
      await leavesNothingHalf(job);
    });
  }

  it('stops while it uploads, and the next step goes on from the archive', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    job.service.inject({ operation: 'FinalizeArtifact', delayMs: 8000, times: 1 });
    const step = await job.start({ context: '.' });
    await step.until(job.service.received('FinalizeArtifact'));
    const asked = performance.now();
    step.kill('SIGINT');
    const result = await step.finished;
    assert.ok(performance.now() - asked < 5000);
    assert.equal(errorOf(result), 'the step was cancelled (SIGINT)');
    await leavesNothingHalf(job);
    const next = await job.run({ context: '.' });
    assert.deepEqual([next.code, next.outputs['updated']], [0, 'false'], saidBy(next));
  });

  it('stops while it keeps the archive in the cache', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    job.service.inject({ operation: 'CreateCacheEntry', delayMs: 8000, times: 1 });
    const step = await job.start({ context: '.' });
    await step.until(job.service.received('CreateCacheEntry'));
    step.kill('SIGTERM');
    assert.equal(errorOf(await step.finished), 'the step was cancelled (SIGTERM)');
    await leavesNothingHalf(job);
  });
});

describe('an engine that dies', () => {
  it('in the middle of a save is one clear error, and the older archive stays', { skip: withoutRoot }, async () => {
    await using job = await startJob();
    await using engine = await startPrivateEngine();
    const env = { DOCKER_HOST: engine.host };
    await buildImage(`${job.image}:dev`, helloContext(), { host: engine.host });
    const first = await job.run({ source: 'local', version: 'dev' }, { env });
    assert.equal(first.code, 0, saidBy(first));
    await buildImage(`${job.image}:dev`, bigContext, { host: engine.host });
    const step = await job.start({ source: 'local', version: 'dev', 'compression-level': '9' }, { env });
    await step.waitFor(/::group::Save/);
    while (!(await job.list()).some(file => file.includes('partial'))) await step.until(pause(5));
    await engine.kill();
    const lost = /^(saving .*:dev|a request to unix:.*) failed: the engine closed the connection/;
    assert.match(errorOf(await step.finished), lost);
    assert.deepEqual((await job.list()).sort(), [
      first.outputs['archive-name'],
      `${first.outputs['archive-name']}.json`,
    ]);
  });
});
