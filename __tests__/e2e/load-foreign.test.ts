// On every engine: each loads other forms of archives.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  annotate,
  dockerMembers,
  makeImage,
  nameOf,
  ociAttestation,
  ociIndex,
  ociLayout,
  ociManifest,
  type DockerProgram,
  type MadeImage,
} from '../support/archive-shapes.ts';
import { configDigestOf } from '../support/config-digest.ts';
import { engineApi, engineHost, inspectImage, removeImage } from '../support/engine.ts';
import { goodMembers } from '../support/hostile.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';
import type { StepResult } from '../support/runner.ts';
import { addIndex, editConfig } from '../support/spoil.ts';
import { makeTar, type TarMember } from '../support/tars.ts';

async function load(
  job: Job,
  members: readonly TarMember[],
  inputs: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  const path = join(job.workspace, 'given.tar');
  await writeFile(path, await makeTar(members));
  return job.runSub('load', { path, ...inputs });
}

async function hasImage(ref: string, { digest }: MadeImage): Promise<void> {
  assert.equal(`sha256:${await configDigestOf(ref, engineHost())}`, digest, ref);
  await removeImage(ref);
}

function makeOwn(platform?: string): Promise<MadeImage> {
  return makeImage(randomBytes(8).toString('hex'), platform);
}

describe('load of an archive that another program wrote', () => {
  it('loads what its members hold, whatever they are called', async () => {
    await using job = await startJob();
    for (const program of ['jib', 'crane', 'rules_oci before 2.0', 'skopeo', 'nix dockerTools'] as const) {
      const image = await makeOwn();
      const tags = [`${job.image}:1`, `${job.image}:2`];
      const step = await load(job, dockerMembers(program satisfies DockerProgram, [{ image, tags }]));
      assert.equal(step.code, 0, `${program}: ${saidBy(step)}`);
      assert.deepEqual(step.outputs['tags']?.split('\n'), tags, program);
      for (const tag of tags) await hasImage(tag, image);
    }
  });

  it("takes the engine's platform of several, or the one that is asked for", async () => {
    await using job = await startJob();
    const [arm, amd] = [await makeOwn('linux/arm64'), await makeOwn('linux/amd64')];
    const nodes = [ociManifest(arm, 'linux/arm64'), ociManifest(amd, 'linux/amd64')];
    const name = nameOf(`${job.image}:1`);
    const nested = nodes.map(each => ociIndex([each, ociAttestation(each)]));
    for (const top of [ociIndex([...nodes, ...nodes.map(ociAttestation)]), ociIndex(nested)]) {
      const members = ociLayout([annotate(top, name)]);
      for (const [inputs, image] of [
        [{}, amd],
        [{ platform: 'linux/arm64' }, arm],
      ] as const) {
        const step = await load(job, members, inputs);
        assert.deepEqual([step.code, step.outputs['tags']], [0, `${job.image}:1`], saidBy(step));
        await hasImage(`${job.image}:1`, image);
      }
    }
    const said = errorOf(
      await load(job, ociLayout([annotate(nested[0] ?? assert.fail(), name)]), { platform: 'linux/amd64' }),
    );
    assert.match(said, /given\.tar is for linux\/arm64, not for linux\/amd64/);
  });

  it('of several images loads each under its tags, or the one that is named', async () => {
    await using job = await startJob();
    const [a, b] = [await makeOwn(), await makeOwn()];
    const [first, second] = [`${job.image}:1`, `${job.image}-web:1`];
    const tops = [annotate(ociManifest(a), nameOf(first)), annotate(ociManifest(b), nameOf(second))];
    const docker = dockerMembers('docker save', [
      { image: a, tags: [first] },
      { image: b, tags: [second] },
      { image: a, tags: [`${job.image}:3`] },
    ]);
    for (const members of [docker, ociLayout(tops)]) {
      const step = await load(job, members);
      assert.equal(step.code, 0, saidBy(step));
      const { tags = '', imageid = '' } = step.outputs;
      assert.deepEqual(
        tags.split('\n').filter(tag => !tag.endsWith(':3')),
        [first, second],
      );
      assert.equal(imageid.split('\n').length, 2);
      await hasImage(first, a);
      await hasImage(second, b);
      await removeImage(`${job.image}:3`);
    }
    const one = await load(job, docker, { image: `${job.image}-web` });
    assert.deepEqual([one.code, one.outputs['tags']], [0, second], saidBy(one));
    await hasImage(second, b);
    assert.equal(await inspectImage(first), undefined);
    const none = errorOf(await load(job, docker, { image: 'acme/none' }));
    assert.match(none, /holds 2 images, not one: "acme\/test/);
  });

  it('leaves nothing in the engine that the engine could not show', async () => {
    await using job = await startJob();
    const good = await goodMembers(`${job.image}:1`);
    const before = await countImages();
    for (const [spoil, message] of [
      [editConfig(config => ({ ...config, created: 'yesterday' })), /with a date that engines cannot read/],
      [editConfig(config => ({ ...config, history: [{ created: '2026-13-01T00:00:00Z' }] })), /with a date that/],
      // What this action does not read itself is for the engine to refuse.
      [editConfig(config => ({ ...config, config: { Env: 5 } })), /./],
    ] as const) {
      assert.match(errorOf(await load(job, addIndex()(spoil(good)))), message);
      assert.equal(await countImages(), before);
    }
  });
});

async function countImages(): Promise<number> {
  return ((await engineApi('GET', '/images/json', { query: { all: 'true' } })) as unknown[]).length;
}
