// On every engine: their stores differ in what they do with names and with layers.
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
  ociLayout,
  ociManifest,
  type MadeImage,
} from '../support/archive-shapes.ts';
import { configDigestOf } from '../support/config-digest.ts';
import { buildImage, engineApi, engineHost, inspectImage, removeImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import { makeTar, type TarMember } from '../support/tars.ts';

const makeOwn = (platform?: string) => makeImage(randomBytes(8).toString('hex'), platform);

async function load(job: Job, tar: Buffer, inputs: Readonly<Record<string, string>> = {}) {
  const path = join(job.workspace, 'given.tar');
  await writeFile(path, tar);
  return job.runSub('load', { path, ...inputs });
}

async function holds(name: string, { digest }: MadeImage): Promise<void> {
  assert.equal(`sha256:${await configDigestOf(name, engineHost())}`, digest, name);
}

describe('situations from public reports', () => {
  it('orleans#10961: a name that an unfinished upload took for good is one clear error, not a wait of a quarter of an hour', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const inputs = { source: 'local', version: '1.0.0', timeout: '2' };
    job.service.inject({ operation: 'FinalizeArtifact', status: 403 });
    assert.match(errorOf(await job.run(inputs)), /^artifact \S+ was not stored: .*FinalizeArtifact.*403/);
    // GitHub neither lists an unfinished artifact nor frees its name.
    job.service.inject({ operation: 'CreateArtifact', status: 409, times: 99 });
    const again = await job.run(inputs);
    assert.match(errorOf(again), /^artifact \S+ was not stored: an earlier upload in this run took its name/);
    assert.ok(job.service.requests.filter(({ operation }) => operation === 'CreateArtifact').length <= 6);
    const [file = ''] = (await job.list()).filter(name => name.endsWith('.zip'));
    assert.ok(file !== '', saidBy(again));
    const without = await job.run({ ...inputs, 'upload-artifact': 'false' });
    assert.equal(without.code, 0, saidBy(without));
  });

  it('podman#8132: layers that an archive leaves out, because the engine that wrote it has them, are one clear error', async () => {
    await using job = await startJob();
    const image = await makeOwn();
    const members = dockerMembers('skopeo', [{ image, tags: [`${job.image}:1`] }]);
    const sparse = members.map(each => (each.name === 'manifest.json' ? withoutFirstLayer(each) : each));
    const step = await load(job, await makeTar(sparse));
    assert.match(
      errorOf(step),
      /^the image archive leaves out layer 1, so that only an engine that has it can load the archive/,
    );
    assert.equal(await inspectImage(`${job.image}:1`), undefined);
  });

  it('containers/image#1008: an image that an OCI layout lists twice gets both names', async () => {
    await using job = await startJob();
    const image = await makeOwn();
    const manifest = ociManifest(image, 'linux/amd64');
    const names = [`${job.image}:1`, `${job.image}:2`];
    const step = await load(job, await makeTar(ociLayout(names.map(name => annotate(manifest, nameOf(name))))));
    assert.equal(step.code, 0, saidBy(step));
    for (const name of names) await holds(name, image);
    for (const name of names) await removeImage(name);
  });

  it('OpenShell#1343: images of two platforms with one version do not supersede each other', async () => {
    await using job = await startJob();
    const inputs = { version: 'dev', source: 'archive' };
    const ids: string[] = [];
    for (const platform of ['linux/arm64', 'linux/amd64']) {
      const path = join(job.workspace, `${platform.slice(6)}.tar`);
      const image = await makeOwn(platform);
      await writeFile(path, await makeTar(dockerMembers('docker save', [{ image, tags: [`${job.image}:dev`] }])));
      const step = await job.run({ ...inputs, archive: path });
      assert.equal(step.code, 0, saidBy(step));
      ids.push(step.outputs['short-imageid'] ?? '');
    }
    assert.equal((await job.list()).filter(name => name.endsWith('.zip')).length, 2);
    for (const [at, platform] of ['linux/arm64', 'linux/amd64'].entries()) {
      const asked = { image: job.image, version: 'dev', imageid: ids[at] ?? '', from: 'artifact' };
      const step = await job.runSub('load', { ...asked, platform, tags: `${job.image}:${at}` });
      assert.equal(step.code, 0, saidBy(step));
      assert.equal((await inspectImage(`${job.image}:${at}`))?.Architecture, platform.slice(6));
    }
    for (const tag of ['0', '1', 'dev']) await removeImage(`${job.image}:${tag}`);
  });

  it('minikube#23023: a name moves to the loaded image although a container uses the image that had it', async () => {
    await using job = await startJob();
    const [old, image] = [await buildImage(`${job.image}:1`, helloContext()), await makeOwn()];
    const { Id } = (await engineApi('POST', '/containers/create', { body: { Image: old } })) as { Id: string };
    try {
      const step = await load(job, await makeTar(dockerMembers('docker save', [{ image, tags: [`${job.image}:1`] }])));
      assert.equal(step.code, 0, saidBy(step));
      await holds(`${job.image}:1`, image);
    } finally {
      await engineApi('DELETE', `/containers/${Id}`);
      await removeImage(`${job.image}:1`);
      await removeImage(old);
    }
  });

  it('moby#30919: an archive that a shell wrote as text is one clear error', async () => {
    await using job = await startJob();
    const tar = await makeTar(dockerMembers('crane', [{ image: await makeOwn(), tags: [`${job.image}:1`] }]));
    const written = [
      Buffer.from(`\ufeff${tar.toString('latin1')}`, 'utf16le'),
      Buffer.from(tar.toString('utf8')),
      Buffer.from(tar.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
    ];
    for (const text of written) {
      assert.match(errorOf(await load(job, text)), /^the image archive is (truncated|damaged|not a tar)/);
      assert.equal(await inspectImage(`${job.image}:1`), undefined);
    }
  });
});

function withoutFirstLayer(manifest: TarMember): TarMember {
  const [entry] = JSON.parse(String(manifest.content)) as { Layers: string[] }[];
  return { ...manifest, content: JSON.stringify([{ ...entry, Layers: ['', ...(entry?.Layers.slice(1) ?? [])] }]) };
}
