// On every engine: it builds and pulls.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engineApi, inspectImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob } from '../support/job.ts';
import { startRegistry } from '../support/registry.ts';
import { makeImage, makeLayer, putIndex } from '../support/registry-images.ts';

const light = { 'upload-artifact': 'false', cache: 'false' };
const builders: [string, Record<string, string>][] = [
  ['BuildKit', {}],
  ['the classic builder', { DOCKER_BUILDKIT: 'false' }],
];

describe('the environment of the Docker CLI', () => {
  for (const [builder, env] of builders) {
    it(`DOCKER_DEFAULT_PLATFORM is the platform of a build by ${builder}`, async () => {
      await using job = await startJob();
      await job.write(helloContext());
      const platform = { ...env, DOCKER_DEFAULT_PLATFORM: 'linux/arm64' };
      const step = await job.run({ ...light, context: '.' }, { env: platform });
      assert.equal(step.code, 0, saidBy(step));
      assert.ok(step.stdout.includes(`with ${builder}`), step.stdout);
      assert.match(step.stdout, /^Platform is linux\/arm64: DOCKER_DEFAULT_PLATFORM asks for it$/m);
      assert.equal((await inspectImage(`${job.image}:latest`))?.Architecture, 'arm64');
    });
  }

  it('DOCKER_DEFAULT_PLATFORM is the platform of a pull', async () => {
    await using registry = await startRegistry();
    await using job = await startJob();
    const image = `${registry.host}/${job.image}`;
    const layers = [await makeLayer('hello', 'hello')];
    const platforms = ['amd64', 'arm64'].map(architecture => ({ os: 'linux', architecture }));
    const images = platforms.map(platform => makeImage({ layers, platform }));
    await putIndex(registry.host, job.image, 'latest', images);
    const step = await job.run(
      { ...light, image, source: 'pull' },
      { env: { DOCKER_DEFAULT_PLATFORM: 'linux/arm64' } },
    );
    assert.equal(step.code, 0, saidBy(step));
    // A containerd store may have the other image of the index from another test.
    const { platform } = JSON.parse(step.outputs['metadata'] ?? '') as { platform: string };
    assert.equal(platform, 'linux/arm64');
  });

  it('SOURCE_DATE_EPOCH makes two builds without cache one image', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const isOld = ((await engineApi('GET', '/version')) as { ApiVersion: string }).ApiVersion < '1.42';
    const build = async () => {
      const step = await job.run(
        { ...light, context: '.', 'no-cache': 'true' },
        { env: { SOURCE_DATE_EPOCH: '1700000000' } },
      );
      assert.equal(step.code, 0, saidBy(step));
      assert.equal(/warning::SOURCE_DATE_EPOCH does not date/.test(step.stdout), isOld, saidBy(step));
      return step.outputs['imageid'];
    };
    const first = await build();
    if (isOld) return;
    assert.equal(await build(), first);
    assert.equal((await inspectImage(`${job.image}:latest`))?.Created, '2023-11-14T22:13:20Z');
  });

  it('what it asks for and does not get is one warning', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const env = { DOCKER_BUILDKIT: '0', SOURCE_DATE_EPOCH: '0', BUILDX_BUILDER: 'mine', DOCKER_CONTENT_TRUST: '1' };
    const step = await job.run({ ...light, context: '.' }, { env });
    assert.equal(step.code, 0, saidBy(step));
    const warned = step.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
    for (const name of ['SOURCE_DATE_EPOCH', 'BUILDX_BUILDER', 'DOCKER_CONTENT_TRUST']) {
      assert.equal(warned.filter(message => message.includes(name)).length, 1, saidBy(step));
    }
  });

  it('a DOCKER_BUILDKIT that is not a boolean is an error', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    assert.match(
      errorOf(await job.run({ ...light, context: '.' }, { env: { DOCKER_BUILDKIT: 'yes' } })),
      /^DOCKER_BUILDKIT is "yes"/,
    );
  });
});
