import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { buildImage, engineApi, removeImage } from '../support/engine.ts';
import { saidBy, startJob } from '../support/job.ts';

describe('layers that the engine has', () => {
  it('are not sent where its store takes an archive without them, and the image is whole', async () => {
    await using job = await startJob();
    const base = { base: randomBytes(2_000_000), lib: randomBytes(1_000_000) };
    const lines = ['FROM scratch', 'COPY base /base', 'COPY lib /lib'];
    const [older, newer] = ['app one', 'app two'].map(app => ({
      ...{ Dockerfile: [...lines, 'COPY app /app', ''].join('\n'), ...base, app },
    }));
    const inputs = { source: 'local', prune: 'none', cache: 'false' };
    for (const [version, files] of Object.entries({ '1.0.0': older ?? {}, '1.1.0': newer ?? {} })) {
      await buildImage(`${job.image}:${version}`, files);
      const made = await job.run({ ...inputs, version });
      assert.equal(made.code, 0, saidBy(made));
    }
    await removeImage(`${job.image}:1.1.0`);
    const step = await job.runSub('load', { image: job.image, version: '1.1.0' });
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(step.outputs['loaded'], 'true');
    const info = (await engineApi('GET', '/info')) as { DriverStatus: [string, string][] };
    const containerd = info.DriverStatus.some(([, value]) => value.startsWith('io.containerd.'));
    const told = /2 layers \(3\.00 MB\) are in the engine already and not sent/.test(step.stdout);
    assert.equal(told, !containerd, saidBy(step));
    // Saved once more, every layer is read and proved.
    const again = await job.run({ ...inputs, version: '1.1.0', 'archive-dir': `${job.temp}/again` });
    assert.equal(again.code, 0, saidBy(again));
    assert.equal(again.outputs['short-imageid'], step.outputs['short-imageid']);
  });
});
