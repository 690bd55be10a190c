import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buildImage, inspectImage, removeImage } from '../support/engine.ts';
import { helloContext, saidBy, startJob } from '../support/job.ts';
import { startPodman, type Podman } from '../support/podman.ts';
import { withoutRoot } from '../support/root.ts';

const light = { 'upload-artifact': 'false', cache: 'false', version: '1.0.0' };

describe("podman's socket", { skip: withoutRoot }, () => {
  let podman: Podman;
  before(async () => {
    podman = await startPodman();
  });
  after(() => podman[Symbol.asyncDispose]());

  for (const format of ['zip', 'tzst']) {
    it(`builds, archives without a futile push, loads and tags again, as ${format}`, async () => {
      await using job = await startJob();
      await job.write(helloContext());
      const env = { DOCKER_HOST: podman.host };
      const step = await job.run({ ...light, context: '.', 'archive-format': format }, { env });
      assert.equal(step.code, 0, saidBy(step));
      assert.doesNotMatch(step.stdout, /Falling back/);
      await removeImage(`${job.image}:1.0.0`, podman.host);
      const load = await job.runSub('load', { image: job.image, version: '1.0.0', from: 'folder' }, { env });
      assert.equal(load.code, 0, saidBy(load));
      const image = await inspectImage(`${job.image}:1.0.0`, podman.host);
      assert.equal(image?.Id, step.outputs['imageid']);
      const again = await job.runSub('load', { image: job.image, version: '1.0.0', from: 'folder' }, { env });
      assert.equal(again.outputs['loaded'], 'false', saidBy(again));
    });
  }

  it('loads what another engine archived, and no nameless image stays', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const step = await job.run({ ...light, source: 'local' });
    assert.equal(step.code, 0, saidBy(step));
    const env = { DOCKER_HOST: podman.host };
    const load = await job.runSub('load', { image: job.image, version: '1.0.0', from: 'folder' }, { env });
    assert.equal(load.code, 0, saidBy(load));
    const image = await inspectImage(`${job.image}:1.0.0`, podman.host);
    assert.deepEqual(image?.RepoTags, [`docker.io/${job.image}:1.0.0`]);
  });
});
