// On every engine: a load is interrupted.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { buildImage, engineApi, inspectImage, removeImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import { startPrivateEngine } from '../support/private-engine.ts';
import { withoutRoot } from '../support/root.ts';

/** Archives an image that takes a while to load, from an engine that then lacks it. */
async function archiveBig(job: Job): Promise<void> {
  const bulk = Array.from({ length: 10 }, (_, i): [string, Buffer] => [`bulk${i}`, randomBytes(16 << 20)]);
  await buildImage(`${job.image}:1.0.0`, { Dockerfile: 'FROM scratch\nCOPY bulk* /\n', ...Object.fromEntries(bulk) });
  const inputs = { source: 'local', version: '1.0.0', cache: 'false', 'upload-artifact': 'false' };
  const made = await job.run({ ...inputs, 'compression-level': '0' });
  assert.equal(made.code, 0, saidBy(made));
  await removeImage(`${job.image}:1.0.0`);
}

async function countImages(host?: string): Promise<number> {
  return ((await engineApi('GET', '/images/json', host === undefined ? {} : { host })) as unknown[]).length;
}

describe('a load that is stopped', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`by ${signal} in the middle leaves the archive whole and no image`, async () => {
      await using job = await startJob();
      await archiveBig(job);
      const before = [await countImages(), await job.list()];
      const step = await job.startSub('load', { image: job.image });
      await step.waitFor(/::group::Load/);
      await new Promise(resolve => setTimeout(resolve, 150));
      const asked = performance.now();
      step.kill(signal);
      assert.equal(errorOf(await step.finished), `the step was cancelled (${signal})`);
      assert.ok(performance.now() - asked < 5000);
      assert.equal(await inspectImage(`${job.image}:1.0.0`), undefined);
      assert.deepEqual([await countImages(), await job.list()], before);
      const again = await job.runSub('load', { image: job.image });
      assert.deepEqual([again.code, again.outputs['loaded']], [0, 'true'], saidBy(again));
    });
  }

  it('while the archive is fetched leaves nothing of it in the folder', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    assert.equal((await job.run({ version: '1.0.0', context: '.', cache: 'false' })).code, 0);
    await removeImage(`${job.image}:1.0.0`);
    await rm(job.archives, { recursive: true });
    job.service.inject({ operation: 'GetBlob', delayMs: 8000, times: 1 });
    const step = await job.startSub('load', { image: job.image });
    await step.until(job.service.received('GetBlob'));
    step.kill('SIGINT');
    assert.equal(errorOf(await step.finished), 'the step was cancelled (SIGINT)');
    assert.deepEqual(await job.list(), []);
  });

  it('by an engine that dies is one clear error', { skip: withoutRoot }, async () => {
    await using job = await startJob();
    await archiveBig(job);
    await using engine = await startPrivateEngine();
    const step = await job.startSub('load', { image: job.image }, { env: { DOCKER_HOST: engine.host } });
    await step.waitFor(/::group::Load/);
    await new Promise(resolve => setTimeout(resolve, 150));
    await engine.kill();
    // It may die while it is asked for the image, before anything is sent.
    const said = errorOf(await step.finished);
    assert.match(
      said,
      /^((loading|a request to) .* failed: the engine closed the connection|no Docker engine answers at) /,
    );
  });

  it('by an engine that hangs up when it is asked for the image is one clear error', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    assert.equal((await job.run({ version: '1.0.0', context: '.', cache: 'false' })).code, 0);
    const rude = createServer((request, response) => {
      if (request.url?.endsWith('/_ping'))
        response.writeHead(200, { 'api-version': '1.41', ostype: 'linux' }).end('OK');
      else request.socket.destroy();
    });
    await once(rude.listen(0, '127.0.0.1'), 'listening');
    const host = `tcp://127.0.0.1:${(rude.address() as AddressInfo).port}`;
    const step = await job.runSub('load', { image: job.image, 'docker-host': host });
    rude.close();
    const said = /^a request to tcp:\/\/127\.0\.0\.1:\d+ .*failed: the engine closed the connection/;
    assert.match(errorOf(step), said);
  });
});
