import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inspectImage, removeImage } from '../support/engine.ts';
import { helloContext, saidBy, startJob } from '../support/job.ts';
import { startRegistry, type Registry } from '../support/registry.ts';
import { readPushed } from '../support/registry-images.ts';

const account = { username: 'octocat', password: 'p:w/ö+secret' };
const light = { 'upload-artifact': 'false', cache: 'false', context: '.' };

describe('pushing', () => {
  let open: Registry;
  let closed: Registry;

  before(async () => {
    open = await startRegistry();
    closed = await startRegistry({ auth: account });
  });

  after(async () => {
    await open[Symbol.asyncDispose]();
    await closed[Symbol.asyncDispose]();
  });

  it('pushes the archived image under every name, once it is archived, and tells the digest', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const image = `${open.host}/${job.image}`;
    const tags = `${image}:1.0\n${image}:1`;
    const step = await job.run({ ...light, image, version: '1.0.0', push: 'true', tags });
    assert.equal(step.code, 0, saidBy(step));
    for (const tag of ['1.0.0', '1.0', '1', 'latest']) {
      const { digest, config } = await readPushed(open.host, job.image, tag);
      assert.equal(step.outputs['digest'], digest);
      assert.equal(config, (JSON.parse(step.outputs['metadata'] ?? '') as { 'config-digest': string })['config-digest']);
      assert.ok(await inspectImage(`${image}:${tag}`), tag);
    }
    await drop(image, ['1.0.0', '1.0', '1', 'latest']);
  });
});

async function drop(image: string, tags: readonly string[]): Promise<void> {
  for (const tag of tags) await removeImage(`${image}:${tag}`);
}
