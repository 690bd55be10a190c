// On every engine: its image store decides what becomes of an image whose name another step takes.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { access, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { dockerMembers, makeImage } from '../support/archive-shapes.ts';
import { buildImage, engineApi, inspectImage, removeImage, tagImage } from '../support/engine.ts';
import { helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import type { StepResult } from '../support/runner.ts';
import { digestOf } from '../support/spoil.ts';
import { makeTar } from '../support/tars.ts';

const rounds = Number(process.env['PARALLEL_ROUNDS'] ?? 1);

type Inputs = Readonly<Record<string, string>>;

/** Runs a pair of steps as often as is asked for, each time in a job of its own. */
function repeat(title: string, round: (job: Job) => Promise<void>): void {
  it(`${title}, ${rounds} rounds`, async () => {
    for (let count = 1; count <= rounds; count += 1) {
      await using job = await startJob();
      await round(job);
      await assertClean(job);
    }
  });
}

async function together(...steps: readonly Promise<StepResult>[]): Promise<StepResult[]> {
  return Promise.all(steps);
}

/** Writes the context of an image that is unlike any other into a folder of the workspace; gives the inputs that build it. */
async function writeContext(job: Job, folder: string): Promise<Inputs> {
  const files = Object.entries(helloContext());
  await job.write(Object.fromEntries(files.map(([name, content]) => [`${folder}/${name}`, content])));
  return { context: folder };
}

/** A step of the root action kept its word: everything that its outputs name is there, with these very bytes. */
async function assertTrue(job: Job, step: StepResult): Promise<void> {
  assert.equal(step.code, 0, saidBy(step));
  assert.deepEqual(warningsOf(step), [], saidBy(step));
  const { outputs } = step;
  const path = outputs['archive-path'] ?? '';
  const bytes = await readFile(path).catch(() => assert.fail(`${path} is gone\n${saidBy(step)}`));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sidecar = JSON.parse(await readFile(`${path}.json`, 'utf8')) as { sha256: string };
  assert.deepEqual([outputs['archive-sha256'], sidecar.sha256], [sha256, sha256], saidBy(step));
  const artifact = job.service.artifacts().find(each => String(each.id) === outputs['artifact-id']);
  assert.deepEqual([outputs['artifact-digest'], artifact?.digest], [sha256, `sha256:${sha256}`], saidBy(step));
  assert.ok(
    job.service.caches().some(each => each.key === outputs['cache-key']),
    saidBy(step),
  );
}

function warningsOf(step: StepResult): string[] {
  return step.annotations.filter(each => each.level === 'warning').map(each => each.message);
}

/** The digests of the layers of an archived image. */
async function readLayers(archive: string): Promise<string[]> {
  const { metadata } = JSON.parse(await readFile(`${archive}.json`, 'utf8')) as {
    metadata: { layers: { diff_id: string }[] };
  };
  return metadata.layers.map(layer => layer.diff_id);
}

/** Nothing of a step stays: no file of its own, and no name in the engine. */
async function assertClean(job: Job): Promise<void> {
  assert.deepEqual(
    (await job.list()).filter(name => name.startsWith('.')),
    [],
  );
  const left = (await readdir(job.temp)).filter(name => name !== 'docker-archives');
  assert.deepEqual([left, (await readdir(job.workspace)).filter(name => name.startsWith('.'))], [[], []]);
  const images = (await engineApi('GET', '/images/json')) as { RepoTags: string[] | null }[];
  const names = images.flatMap(({ RepoTags }) => RepoTags ?? []);
  assert.deepEqual(
    names.filter(name => name.includes('docker-archive/')),
    [],
  );
  for (const name of names.filter(each => each.includes(job.image))) await removeImage(name);
}

/** Archives a new image, which the engine then no longer has. */
async function archiveNew(job: Job, inputs: Inputs = {}): Promise<StepResult> {
  const step = await job.run({ ...(await writeContext(job, 'first')), ...inputs });
  await assertTrue(job, step);
  await removeImage(step.outputs['imageid'] ?? '');
  return step;
}

/** A step of `load` loaded the image under its name. */
async function assertLoaded(step: StepResult, name: string): Promise<void> {
  assert.equal(step.code, 0, saidBy(step));
  const image = await inspectImage(name);
  assert.deepEqual([step.outputs['imageid'], step.outputs['tags']], [image?.Id, name], saidBy(step));
}

describe('steps side by side', () => {
  repeat('three archive one image', async job => {
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const inputs = { source: 'local', version: '1.0.0' };
    const steps = await together(job.run(inputs), job.run(inputs), job.run(inputs));
    for (const step of steps) await assertTrue(job, step);
    assert.equal(new Set(steps.map(step => step.outputs['artifact-id'])).size, 1);
    assert.equal(job.service.artifacts().length, 1);
  });

  repeat('two archive one image, compressed by one only', async job => {
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const inputs = { source: 'local', version: '1.0.0' };
    const levels = ['1', '0'].map(level => job.run({ ...inputs, 'compression-level': level }));
    for (const step of await together(...levels)) {
      assert.deepEqual([step.code, warningsOf(step)], [0, []], saidBy(step));
    }
    // The last one wins, in each place.
    const [name = ''] = (await job.list()).filter(each => each.endsWith('.zip'));
    const bytes = await readFile(join(job.archives, name));
    const { sha256 } = JSON.parse(await readFile(join(job.archives, `${name}.json`), 'utf8')) as { sha256: string };
    assert.equal(sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.equal(job.service.artifacts().length, 1);
  });

  repeat('two build one dirty version', async job => {
    const [a, b] = [await writeContext(job, 'a'), await writeContext(job, 'b')];
    const steps = await together(job.run({ ...a, version: 'dev' }), job.run({ ...b, version: 'dev' }));
    for (const step of steps) await assertTrue(job, step);
  });

  repeat('two build one clean version', async job => {
    const [a, b] = [await writeContext(job, 'a'), await writeContext(job, 'b')];
    // An engine saves these by their name, which the other step may move.
    const inputs = { version: '1.0.0', 'archive-format': 'tzst' };
    const steps = await together(job.run({ ...a, ...inputs }), job.run({ ...b, ...inputs }));
    assert.equal(new Set(steps.map(step => step.outputs['short-imageid'])).size, 2);
    for (const step of steps) await assertTrue(job, step);
  });

  repeat('two archive two images', async job => {
    const [a, b] = [await writeContext(job, 'a'), await writeContext(job, 'b')];
    const steps = await together(job.run(a), job.run({ ...b, image: `${job.image}-other`, prune: 'all' }));
    for (const step of steps) await assertTrue(job, step);
  });

  repeat('one prunes what the other loads', async job => {
    await archiveNew(job);
    const [load, prune] = await together(
      job.runSub('load', { image: job.image }),
      job.runSub('prune', { image: job.image, scopes: 'folder' }),
    );
    assert.equal(prune?.code, 0, prune && saidBy(prune));
    await assertLoaded(load!, `${job.image}:latest`);
  });

  repeat('two load one archive', async job => {
    const first = await archiveNew(job);
    const inputs = { image: job.image, from: 'artifact' };
    for (const step of await together(job.runSub('load', inputs), job.runSub('load', inputs))) {
      await assertLoaded(step, `${job.image}:latest`);
      assert.equal(step.outputs['imageid'], first.outputs['imageid']);
    }
  });

  repeat('four load tars without a name, each two the same one', async job => {
    const images = await Promise.all(['a', 'b'].map(() => makeImage(randomBytes(8).toString('hex'))));
    for (const [at, image] of images.entries()) {
      const members = dockerMembers('docker save', [{ image, tags: [] }]);
      // What is compressed as a whole goes to the engine as one tar.
      await job.write({ [`${at}.tar.gz`]: gzipSync(await makeTar(members)) });
    }
    const load = (at: number, name: string) =>
      job.runSub('load', { path: `${at}.tar.gz`, ...(name === '' ? {} : { tags: `${job.image}:${name}` }) });
    const steps = await together(load(0, 'a'), load(0, 'same'), load(1, 'b'), load(1, ''));
    for (const [at, step] of steps.entries()) {
      assert.deepEqual([step.code, warningsOf(step)], [0, []], saidBy(step));
      const there = await inspectImage(step.outputs['imageid'] ?? '');
      assert.deepEqual(there?.RootFS.Layers, images[at < 2 ? 0 : 1]?.layers.map(digestOf), saidBy(step));
    }
    for (const [at, name] of ['a', 'same', 'b'].entries()) await assertLoaded(steps[at]!, `${job.image}:${name}`);
  });

  repeat('two prune one folder', async job => {
    await archiveNew(job);
    await archiveNew(job, { version: '1.0.0' });
    const inputs = { image: job.image, scopes: 'folder,cache,artifacts' };
    for (const step of await together(job.runSub('prune', inputs), job.runSub('prune', inputs))) {
      assert.deepEqual([step.code, step.outputs['failed']], [0, '[]'], saidBy(step));
    }
    assert.deepEqual([await job.list(), job.service.artifacts(), job.service.caches()], [[], [], []]);
  });

  repeat('one archives what the other loads', async job => {
    const old = await archiveNew(job);
    const [archived, loaded] = await together(
      job.run({ ...(await writeContext(job, 'a')), version: '2.0.0' }),
      job.runSub('load', { image: job.image, version: 'latest' }),
    );
    await assertTrue(job, archived!);
    await assertLoaded(loaded!, `${job.image}:latest`);
    assert.equal(loaded?.outputs['imageid'], old.outputs['imageid']);
  });

  repeat('one prunes what the other archives', async job => {
    const [archived, pruned] = await together(
      job.run(await writeContext(job, 'a')),
      job.runSub('prune', { image: job.image, scopes: 'folder,cache,artifacts,images,dangling,build-cache' }),
    );
    await assertTrue(job, archived!);
    assert.deepEqual([pruned?.code, pruned?.outputs['failed']], [0, '[]'], pruned && saidBy(pruned));
  });

  repeat('two build one tree', async job => {
    const home = `${job.image}-tree`;
    await job.write({
      'images/base/Dockerfile': 'FROM scratch\nCOPY mine /base\n',
      'images/base/mine': home,
      'images/web/Dockerfile': `FROM ${home}/base:1.0\nCOPY mine /web\n`,
      'images/web/mine': 'web',
      'images/api/Dockerfile': `FROM ${home}/base:1.0\nCOPY mine /api\n`,
      'images/api/mine': 'api',
    });
    const inputs = { path: 'images', command: 'build', network: 'none', namespace: home, version: '1.0' };
    for (const step of await together(job.runSub('tree', inputs), job.runSub('tree', inputs))) {
      assert.deepEqual([step.code, step.outputs['failed'], warningsOf(step)], [0, '0', []], saidBy(step));
      for (const { archive } of JSON.parse(step.outputs['images'] ?? '[]') as { archive?: string }[]) {
        if (archive !== undefined) await access(archive);
      }
    }
  });

  repeat('two build two trees whose images have the same names', async job => {
    const home = `${job.image}-tree`;
    const [chain, trees] = [
      ['base', 'lib', 'web'],
      ['first', 'second'],
    ];
    for (const tree of trees) {
      for (const [at, name] of chain.entries()) {
        const from = at === 0 ? 'scratch' : `${home}/${chain[at - 1] ?? ''}`;
        await job.write({ [`${tree}/${name}/Dockerfile`]: `FROM ${from}\nCOPY mine /${name}\n` });
        await job.write({ [`${tree}/${name}/mine`]: `${tree} ${name} ${home}` });
      }
    }
    const inputs = { command: 'build', network: 'none', namespace: home, version: '1.0', cache: 'false' };
    const build = (path: string) =>
      job.runSub('tree', { ...inputs, path, 'archive-dir': `of-${path}`, 'upload-artifact': 'false' });
    for (const step of await together(...trees.map(build))) {
      assert.deepEqual([step.code, step.outputs['failed'], warningsOf(step)], [0, '0', []], saidBy(step));
      const rows = JSON.parse(step.outputs['images'] ?? '[]') as { image: string; archive: string }[];
      const layersOf = async (name: string) => readLayers(rows.find(({ image }) => image === name)?.archive ?? '');
      const [base, lib, web] = await Promise.all(chain.map(layersOf));
      assert.deepEqual([lib?.slice(0, 1), web?.slice(0, 2)], [base, lib], saidBy(step));
    }
  });

  it('one prunes no artifact that another is about to download', async () => {
    await using job = await startJob();
    const made = await archiveNew(job);
    for (const path of [made.outputs['archive-path'] ?? '', `${made.outputs['archive-path'] ?? ''}.json`])
      await rm(path);
    job.service.inject({ operation: 'GetSignedArtifactURL', delayMs: 1000 });
    const load = await job.startSub('load', { image: job.image, from: 'artifact' });
    await load.until(job.service.received('GetSignedArtifactURL'));
    load.kill('SIGSTOP');
    const prune = await job.runSub('prune', { image: job.image, scopes: 'artifacts' });
    load.kill('SIGCONT');
    assert.deepEqual([prune.code, prune.outputs['failed']], [0, '[]'], saidBy(prune));
    assert.equal(job.service.artifacts().length, 1, saidBy(prune));
    await assertLoaded(await load.finished, `${job.image}:latest`);
    // Nobody needs it any more.
    await job.runSub('prune', { image: job.image, scopes: 'artifacts' });
    assert.deepEqual(job.service.artifacts(), []);
  });

  it('one tests its own image although another has given the name to an image of its own', async () => {
    await using job = await startJob();
    const name = `${job.image}:1.0.0`;
    const [own, other] = [await buildImage(name, helloContext()), await buildImage(`${job.image}:dev`, helloContext())];
    const inputs = { source: 'local', version: '1.0.0', 'verify-command': 'echo {image} > tested', force: 'true' };
    const step = await job.start({ ...inputs, 'upload-artifact': 'false', cache: 'false' });
    await step.waitFor(/^Find: /m);
    step.kill('SIGSTOP');
    await tagImage(other, name);
    step.kill('SIGCONT');
    const { code, outputs, ...said } = await step.finished;
    assert.deepEqual([code, outputs['imageid']], [0, own], said.stdout);
    assert.equal(await readFile(join(job.workspace, 'tested'), 'utf8'), `${own}\n`);
  });

  it('one takes the archive that another puts in the place of its own before it is sent', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const inputs = { source: 'local', version: '1.0.0', 'upload-artifact': 'false', cache: 'false' };
    const other = await job.run({ ...inputs, 'compression-level': '0', 'archive-dir': 'other' });
    const command = `cp ${other.outputs['archive-path'] ?? ''} new && mv new {archive}`;
    const step = await job.run({ ...inputs, 'upload-artifact': 'true', cache: 'true', 'verify-command': command });
    await assertTrue(job, step);
    assert.equal(step.outputs['archive-sha256'], other.outputs['archive-sha256']);
  });
});
