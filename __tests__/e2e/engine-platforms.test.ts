// On every engine: the containerd image store keeps one name for several platforms.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { buildWithBuildx } from '../support/foreign.ts';
import { engineApi, engineHost, inspectImage, removeImage, usesContainerd } from '../support/engine.ts';
import { saidBy, startJob, type Job } from '../support/job.ts';
import { startRegistry } from '../support/registry.ts';
import { makeImage, makeLayer, putIndex } from '../support/registry-images.ts';
import type { StepResult } from '../support/runner.ts';

const alone = { 'upload-artifact': 'false', cache: 'false', prune: 'none' };
const onlyContainerd = !(await usesContainerd()) && 'this engine has a classic image store';
const [amd, arm, both] = ['linux/amd64', 'linux/arm64', 'linux/amd64,linux/arm64'] as const;

/** Archives an image of the engine, or of a registry; gives the platforms that the archive holds. */
async function archive(job: Job, inputs: Readonly<Record<string, string>>): Promise<[string, StepResult]> {
  const step = await job.run({ ...alone, version: '1.0.0', ...inputs });
  assert.equal(step.code, 0, saidBy(step));
  const { platform = '' } = JSON.parse(step.outputs['metadata'] ?? '') as { platform?: string };
  return [platform, step];
}

async function load(job: Job, inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  const step = await job.runSub('load', inputs);
  assert.equal(step.code, 0, saidBy(step));
  return step;
}

async function imageIds(): Promise<string[]> {
  const rows = (await engineApi('GET', '/images/json', { query: { all: 'true' } })) as { Id: string }[];
  return rows.map(({ Id }) => Id).sort();
}

describe('an image for several platforms in the engine', { skip: onlyContainerd }, () => {
  it('is archived for the platform that is asked for, or as a whole, and each archive is recognised again', async () => {
    await using job = await startJob();
    const name = `${job.image}:1.0.0`;
    await job.write({
      Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY note-$TARGETARCH /note\n',
      ...{ 'note-amd64': `${job.image} amd`, 'note-arm64': `${job.image} arm` },
    });
    buildWithBuildx(job.workspace, name, engineHost(), `--platform=${both}`);
    const local = { source: 'local' };
    const made = new Map<string, string>();
    for (const platform of [amd, arm, '']) {
      const [held, step] = await archive(job, { ...local, platform });
      assert.deepEqual([held, step.outputs['updated']], [platform || both, 'true']);
      made.set(platform, step.outputs['archive-path'] ?? '');
    }
    assert.equal(new Set(made.values()).size, 3);
    for (const platform of [arm, '']) {
      const [, step] = await archive(job, { ...local, platform });
      assert.deepEqual([step.outputs['updated'], step.outputs['archive-path']], ['false', made.get(platform)]);
    }
    const step = await job.run({ ...alone, ...local, version: '1.0.0', platform: 'linux/s390x' });
    assert.match(saidBy(step), /is for linux\/amd64, not for linux\/s390x/);

    await removeImage(name);
    for (const platform of [amd, arm]) {
      const whole = { path: made.get('') ?? '', platform };
      const loaded = await load(job, whole);
      const ids = await imageIds();
      const again = await load(job, whole);
      assert.equal(again.outputs['imageid'], loaded.outputs['imageid']);
      assert.deepEqual(await imageIds(), ids);
      assert.equal((await inspectImage(name))?.Architecture, platform.split('/')[1]);
      await removeImage(name);
    }
    const present = await load(job, { path: made.get(arm) ?? '' });
    assert.equal(present.outputs['short-imageid'], made.get(arm)?.slice(-16, -4));
    await removeImage(name);
  });
});

describe('a name that was pulled for two platforms', () => {
  it('is archived for the platform of each pull', async () => {
    await using registry = await startRegistry();
    await using job = await startJob();
    const image = `${registry.host}/${job.image}`;
    const images = ['amd64', 'arm64'].map(async architecture =>
      makeImage({
        layers: [await makeLayer('note', `${randomBytes(8).toString('hex')} of ${architecture}`)],
        platform: { os: 'linux', architecture },
      }),
    );
    await putIndex(registry.host, job.image, '1.0.0', await Promise.all(images));
    // A classic store has one image of a name, which the usual policy keeps.
    const policy: Readonly<Record<string, string>> = onlyContainerd ? { 'pull-policy': 'always' } : {};
    const pull = { source: 'pull', image, ...policy };
    // Without a platform, that of the engine is used, whatever is there.
    for (const [platform, held] of [
      [arm, arm],
      [amd, amd],
      [arm, arm],
      ['', amd],
    ] as const) {
      const [found] = await archive(job, { ...pull, platform });
      assert.equal(found, held);
    }
    await removeImage(`${image}:1.0.0`);
  });
});

describe('an image for another platform than that of the engine', () => {
  it('is shown, archived and loaded by its own platform', async () => {
    await using registry = await startRegistry();
    await using job = await startJob();
    const image = `${registry.host}/${job.image}`;
    const layers = [await makeLayer('note', job.image)];
    const images = ['amd64', 'arm64'].map(architecture =>
      makeImage({ layers, platform: { os: 'linux', architecture } }),
    );
    await putIndex(registry.host, job.image, '1.0.0', images);
    await archive(job, { source: 'pull', image, platform: arm });
    const id = (await inspectImage(`${image}:1.0.0`))?.Id;
    const local: Readonly<Record<string, string>>[] = [
      { image },
      { image, platform: arm },
      { image: id?.slice(7, 19) ?? '', name: 'by-id' },
    ];
    for (const inputs of local) {
      const [held] = await archive(job, { source: 'local', ...inputs });
      assert.equal(held, arm);
    }
    await removeImage(`${image}:1.0.0`);
    await load(job, { image, version: '1.0.0', from: 'folder' });
    const [held, step] = await archive(job, { source: 'local', image });
    assert.deepEqual([held, step.outputs['updated']], [arm, 'false']);
    await removeImage(`${image}:1.0.0`);
  });
});
