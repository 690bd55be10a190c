// On every engine: its image store decides what removing a name does.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { connectEngine } from '../../src/docker/connect.ts';
import { Housekeeping } from '../../src/docker/housekeeping.ts';
import { readRunnerEnvironment } from '../../src/core/environment.ts';
import { buildImage, engineApi, engineHost, inspectImage, removeImage, tagImage } from '../support/engine.ts';
import { helloContext } from '../support/job.ts';

const repository = `acme/test${randomBytes(5).toString('hex')}`;

// What happens between the plan and the deletion cannot be reproduced with a whole step.
describe('Housekeeping.remove', () => {
  const { signal } = new AbortController();
  let engine: Housekeeping;
  let image: string;
  before(async () => {
    const environment = readRunnerEnvironment({}, { cwd: '/', tmp: '/tmp', home: homedir() });
    engine = new Housekeeping(await connectEngine(engineHost(), environment, 0, signal), 60_000, signal);
    image = await buildImage(`${repository}:1`, helloContext());
  });
  after(() => removeImage(image));

  it('leaves a tag that names another image by now', async () => {
    await assert.rejects(engine.remove(`${repository}:1`, `sha256:${'0'.repeat(64)}`), /:1 is another image by now$/);
    assert.ok(await inspectImage(`${repository}:1`));
  });

  it('leaves an image that has been tagged meanwhile', async () => {
    await assert.rejects(
      engine.remove(image, image),
      new RegExp(`^Error: it has been given the name ${repository}:1$`),
    );
    assert.ok(await inspectImage(image));
  });

  it('forces nothing where a container has appeared meanwhile', async () => {
    const query = { name: repository.replace('/', '-') };
    const { Id } = (await engineApi('POST', '/containers/create', { query, body: { Image: image } })) as { Id: string };
    try {
      await assert.rejects(engine.remove(`${repository}:1`, image), /container .* is using its referenced image/);
      assert.equal((await engine.usage()).get(image), query.name);
    } finally {
      await engineApi('DELETE', `/containers/${Id}`);
    }
    assert.ok(await inspectImage(`${repository}:1`));
  });

  it('removes one name of several, and the image with the last one', async () => {
    await tagImage(image, `${repository}:2`);
    await engine.remove(`${repository}:1`, image);
    assert.deepEqual((await inspectImage(image))?.RepoTags, [`${repository}:2`]);
    await engine.remove(`${repository}:2`, image);
    assert.equal(await inspectImage(image), undefined);
  });

  it('counts what is already gone as removed', async () => {
    await engine.remove(`${repository}:1`, image);
    assert.equal(await engine.stored(image), 0);
  });
});
