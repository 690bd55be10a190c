// On every engine: its image store decides what removing a name does.
import { compareVersions } from '../../src/docker/api-version.ts';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { buildImage, engineApi, inspectImage, pushImage, removeImage, tagImage } from '../support/engine.ts';
import { helloContext, saidBy, startJob } from '../support/job.ts';
import { startRegistry, type Registry } from '../support/registry.ts';

const light = { 'upload-artifact': 'false', cache: 'false' };

describe('remove-image', () => {
  let registry: Registry;

  before(async () => {
    registry = await startRegistry();
  });

  after(() => registry[Symbol.asyncDispose]());

  it('tag: removes the names of this step, and the image with its last one (conu rmi by id fails with several)', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const tags = `${job.image}:1.1.0`;
    const inputs = { ...light, context: '.', version: '1.0.0', tags, 'remove-image': 'tag' };
    const step = await job.run(inputs);
    assert.equal(step.code, 0, saidBy(step));
    assert.match(step.stdout, /Remove: removed from the engine/);
    assert.equal(await inspectImage(`${job.image}:1.0.0`), undefined);
    assert.equal(await inspectImage(step.outputs['imageid'] ?? ''), undefined);
    assert.equal((await job.list()).filter(file => file.endsWith('.zip')).length, 1);
  });

  it('tag: leaves an image that has another name', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    await tagImage(`${job.image}:1.0.0`, `${job.image}:1.1.0`);
    const step = await job.run({ ...light, source: 'local', version: '1.0.0', 'remove-image': 'tag' });
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(await inspectImage(`${job.image}:1.0.0`), undefined);
    assert.ok(await inspectImage(`${job.image}:1.1.0`));
    assert.match(step.stdout, /the engine keeps the image as .*:1\.1\.0/);
  });

  it('image: removes all names of a pulled image and reports the space freed', async () => {
    await using job = await startJob();
    const image = `${registry.host}/${job.image}`;
    await buildImage(`${image}:1.0.0`, { ...helloContext(), 'hello.txt': randomBytes(300_000) });
    await pushImage(`${image}:1.0.0`);
    await removeImage(`${image}:1.0.0`);
    const step = await job.run({ ...light, image, version: '1.0.0', 'remove-image': 'image' });
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(await inspectImage(step.outputs['imageid'] ?? ''), undefined);
    const told = /Remove: removed from the engine(?:, (\S+ kB) freed)?/.exec(step.stdout);
    assert.ok(told, saidBy(step));
    // Engines before 23 do not tell what images share.
    const { ApiVersion: api } = (await engineApi('GET', '/version')) as { ApiVersion: string };
    assert.equal(told[1] === undefined, compareVersions(api, '1.42') < 0);
  });

  it('image: forces nothing: an image that a container uses stays, with a warning in the engine’s words', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const body = { Image: `${job.image}:1.0.0`, Cmd: ['/hello'] };
    const container = (await engineApi('POST', '/containers/create', { body })) as { Id: string };
    try {
      const step = await job.run({ ...light, source: 'local', version: '1.0.0', 'remove-image': 'image' });
      assert.equal(step.code, 0, saidBy(step));
      const warnings = step.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
      assert.equal(warnings.length, 1, saidBy(step));
      assert.match(warnings[0] ?? '', /:1\.0\.0 stays in the engine: conflict: .*container/);
      assert.ok(await inspectImage(`${job.image}:1.0.0`));
    } finally {
      await engineApi('DELETE', `/containers/${container.Id}`);
    }
  });

  it('does not mistake another image of that name for the archived one', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const inputs = { ...light, source: 'local', version: '1.0.0' };
    const first = await job.run({ ...inputs, 'remove-image': 'image' });
    assert.equal(first.code, 0, saidBy(first));
    const other = await buildImage(`${job.image}:1.0.0`, helloContext());
    const again = await job.run({ ...inputs, existing: 'reuse', 'remove-image': 'image' });
    assert.equal(again.code, 0, saidBy(again));
    assert.equal((await inspectImage(`${job.image}:1.0.0`))?.Id, other);
  });

  it('is a warning when there is no engine to remove anything from', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const inputs = { ...light, context: '.', version: '1.0.0' };
    const first = await job.run(inputs);
    assert.equal(first.code, 0, saidBy(first));
    const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };
    const again = await job.run({ ...inputs, existing: 'reuse', 'remove-image': 'tag' }, { env });
    assert.equal(again.code, 0, saidBy(again));
    assert.ok(
      again.annotations.some(({ message }) => /^The image stays in the engine: no Docker engine/.test(message)),
    );
  });
});
