// On every engine: buildx loads into it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { withBuildx } from '../support/buildx.ts';
import { configDigestOf } from '../support/config-digest.ts';
import { engineApi, inspectImage, loadTar, removeImage, usesContainerd } from '../support/engine.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';
import type { StepResult } from '../support/runner.ts';

const light = { 'upload-artifact': 'false', cache: 'false', context: '.', 'archive-format': 'docker' };
const platforms = 'linux/amd64,linux/arm64';

/** What the output `archives` says about one. */
interface Told {
  readonly platform: string;
  readonly imageid: string;
  readonly 'short-imageid': string;
  readonly 'archive-path': string;
  readonly 'archive-name': string;
  readonly 'config-digest': string;
  readonly 'index-digest': string;
  readonly updated: boolean;
}

function context(): Record<string, string | Buffer> {
  return {
    Dockerfile:
      'FROM scratch\nCOPY shared /shared\nARG TARGETARCH\nCOPY bin-$TARGETARCH /bin/app\nLABEL arch=$TARGETARCH\n',
    ...{ shared: randomBytes(300_000), 'bin-amd64': randomBytes(5_000_000), 'bin-arm64': randomBytes(200_000) },
  };
}

async function build(job: Job, inputs: Record<string, string> = {}): Promise<StepResult> {
  const env = await withBuildx(join(job.workspace, `../docker-${randomBytes(4).toString('hex')}`));
  return job.run({ ...light, platforms, ...inputs }, { env });
}

function archivesOf(step: StepResult): Told[] {
  assert.equal(step.code, 0, saidBy(step));
  return JSON.parse(step.outputs['archives'] ?? '[]') as Told[];
}

/** The documents of an OCI layout by their digests, and its index. */
function readLayout(path: string): { top: string; index: Record<string, unknown>; names: string[] } {
  const names = execFileSync('tar', ['-tf', path], { encoding: 'utf8' }).trim().split('\n');
  const read = (name: string) => JSON.parse(execFileSync('tar', ['-xOf', path, name], { encoding: 'utf8' })) as never;
  const { manifests } = read('index.json') as { manifests: [{ digest: string }] };
  const top = manifests[0].digest;
  return { top, index: read(`blobs/${top.replace(':', '/')}`), names };
}

describe('building for several platforms', () => {
  let containerd: boolean;
  before(async () => void (containerd = await usesContainerd()));

  it('an engine that keeps only one platform says what to do', async t => {
    if (containerd) {
      t.skip('this one keeps several');
      return;
    }
    await using job = await startJob();
    await job.write(context());
    const step = await build(job);
    assert.match(
      errorOf(step),
      /^the builder default cannot build for several platforms: .*\nSwitch the engine to the containerd image store\. .*driver: docker-container/s,
    );
    assert.deepEqual(await job.list(), []);
  });

  it('makes an archive for each, which every engine loads', async t => {
    if (!containerd) {
      t.skip('the engine keeps one platform alone');
      return;
    }
    await using job = await startJob();
    await job.write(context());
    const told = archivesOf(await build(job));
    assert.deepEqual(
      told.map(each => each.platform),
      ['linux/amd64', 'linux/arm64'],
    );
    assert.equal((await job.list()).length, 4);
    for (const { platform, imageid, 'short-imageid': short, 'archive-path': path, 'config-digest': digest } of told) {
      assert.deepEqual([imageid, short], [digest, digest.slice(7, 19)]);
      await loadTar(createReadStream(path));
      const image = await inspectImage(`${job.image}:latest`);
      assert.equal(image?.Config.Labels?.['arch'], platform.slice('linux/'.length));
      assert.equal(await configDigestOf(`${job.image}:latest`), digest.slice(7));
      await removeImage(`${job.image}:latest`);
    }
  });

  it('does not make again what is archived, and keeps the archives of all its platforms', async t => {
    if (!containerd) {
      t.skip('the engine keeps one platform alone');
      return;
    }
    await using job = await startJob();
    const files = context();
    await job.write(files);
    const first = archivesOf(await build(job, { 'combine-platforms': 'true' }));
    const again = archivesOf(await build(job, { 'combine-platforms': 'true' }));
    assert.deepEqual(
      again.slice(0, 2).map(each => each.updated),
      [false, false],
    );
    await job.write({ 'bin-arm64': randomBytes(200_000) });
    const third = archivesOf(await build(job, { 'combine-platforms': 'true' }));
    assert.deepEqual(
      third.map(each => each.updated),
      [false, true, true],
    );
    const names = third.map(each => each['archive-name']);
    assert.deepEqual((await job.list()).filter(name => !name.endsWith('.json')).sort(), names.toSorted());
    assert.equal(first.length, 3);
  });

  it('existing: reuse takes the archives of a clean version when none is missing', async t => {
    if (!containerd) {
      t.skip('the engine keeps one platform alone');
      return;
    }
    await using job = await startJob();
    await job.write(context());
    const reuse = { version: '1.0.0', existing: 'reuse' };
    const first = archivesOf(await build(job, reuse));
    await job.write({ 'bin-amd64': 'changed' });
    const second = await build(job, reuse);
    const names = (told: readonly Told[]) => told.map(each => each['archive-name']);
    assert.deepEqual(names(archivesOf(second)), names(first), saidBy(second));
    assert.equal(second.outputs['source'], 'archive');
    const third = await build(job, { ...reuse, 'combine-platforms': 'true' });
    assert.match(third.stdout, /the folder has no archive for linux\/amd64,linux\/arm64/, saidBy(third));
    assert.equal(archivesOf(third).length, 3);
  });

  it('combine-platforms: one more archive is an OCI layout of all, named by its index', async t => {
    if (!containerd) {
      t.skip('the engine keeps one platform alone');
      return;
    }
    await using job = await startJob();
    await job.write(context());
    const step = await build(job, { 'combine-platforms': 'true', provenance: 'mode=min' });
    const [amd, arm, all] = archivesOf(step);
    assert.ok(amd && arm && all, saidBy(step));
    assert.equal(all.platform, 'linux/amd64,linux/arm64');
    const { top, index, names } = readLayout(all['archive-path']);
    assert.deepEqual([all['index-digest'], all.imageid, all['short-imageid']], [top, top, top.slice(7, 19)]);
    const manifests = index['manifests'] as { digest: string; platform: { architecture: string } }[];
    assert.deepEqual(
      manifests.map(each => each.platform.architecture),
      ['amd64', 'arm64', 'unknown', 'unknown'],
    );
    for (const { digest } of manifests) assert.ok(names.includes(`blobs/${digest.replace(':', '/')}`), digest);
    // Those of one platform have no attestations.
    assert.match(readLayout(amd['archive-path']).top, new RegExp(String(manifests[0]?.digest)));
    await loadTar(createReadStream(all['archive-path']));
    const loaded = await inspectImage(`${job.image}:latest`);
    assert.equal(loaded?.Id, top);
    const { Manifests: kept } = (await engineApi('GET', `/images/${job.image}:latest/json`, {
      query: { manifests: 'true' },
    })) as { Manifests: { Kind: string; Available: boolean }[] };
    assert.deepEqual(
      kept.map(each => [each.Kind, each.Available]),
      [
        ['image', true],
        ['image', true],
        ['attestation', true],
        ['attestation', true],
      ],
    );
    await removeImage(`${job.image}:latest`);
  });

  it('combine-platforms: load/ takes the first platform', async t => {
    if (!containerd) {
      t.skip('the engine keeps one platform alone');
      return;
    }
    for (const format of ['zip', 'tzst']) {
      await using job = await startJob();
      await job.write(context());
      const [amd, , all] = archivesOf(await build(job, { 'combine-platforms': 'true', 'archive-format': format }));
      assert.ok(amd && all);
      const step = await job.runSub('load', { path: all['archive-path'] });
      assert.equal(step.code, 0, saidBy(step));
      assert.equal(await configDigestOf(`${job.image}:latest`), amd['config-digest'].slice(7));
      await removeImage(`${job.image}:latest`);
    }
  });

  it('combine-platforms without several platforms is refused', async () => {
    await using job = await startJob();
    const step = await build(job, { platforms: 'linux/arm64', 'combine-platforms': 'true' });
    assert.match(errorOf(step), /^combine-platforms: "true", allowed: false, because there are not several platforms/);
  });
});

describe('annotations and caches of buildx', () => {
  it('annotations are in the manifest, where the engine keeps it', async () => {
    await using job = await startJob();
    await job.write(context());
    const step = await build(job, { platforms: '', annotations: 'org.example.team=acme' });
    if (!(await usesContainerd())) {
      assert.match(errorOf(step), /^the builder default would ignore annotations \(/, saidBy(step));
      return;
    }
    assert.equal(step.code, 0, saidBy(step));
    const { index, top } = readLayout(step.outputs['archive-path'] ?? '');
    assert.ok(JSON.stringify(index).includes('org.example.team'), top);
  });

  it('cache-to and cache-from of type local, relative to the workspace', async t => {
    if (!(await usesContainerd())) {
      t.skip('the engine exports no cache');
      return;
    }
    await using job = await startJob();
    await job.write(context());
    const first = await build(job, { platforms: 'linux/amd64', 'cache-to': 'type=local,dest=../cache' });
    assert.equal(first.code, 0, saidBy(first));
    const second = await build(job, { platforms: 'linux/amd64', 'cache-from': 'type=local,src=../cache' });
    assert.equal(second.code, 0, saidBy(second));
    assert.match(second.stdout, /importing cache manifest from local/);
    assert.equal(second.outputs['updated'], 'false');
  });
});
