// On every engine: images of one path in several registries are loaded, by every way of that engine.
import assert from 'node:assert/strict';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { inspectImage, removeImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import type { StepResult } from '../support/runner.ts';

const alone = { 'upload-artifact': 'false', cache: 'false' };
const hosts = ['registry.acme.test', 'localhost:5009'] as const;
const placesOfLoad = ['folder', 'artifact', 'cache'] as const;

/** The repositories of one path in two registries, and in Docker Hub. */
function repositoriesOf(job: Job): [string, string, string] {
  return [`${hosts[0]}/${job.image}`, `${hosts[1]}/${job.image}`, job.image];
}

function nameFor(image: string): string {
  return image.replaceAll('/', '~').replace(':', '=');
}

async function archive(job: Job, image: string, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  await job.write(helloContext());
  const step = await job.run({ image, version: 'dev', context: '.', ...inputs });
  await removeImage(`${image}:${inputs['version'] ?? 'dev'}`);
  return step;
}

async function archived(job: Job, image: string, inputs: Readonly<Record<string, string>> = {}) {
  const step = await archive(job, image, inputs);
  assert.equal(step.code, 0, saidBy(step));
  return step.outputs;
}

async function load(job: Job, inputs: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const step = await job.runSub('load', inputs);
  assert.equal(step.code, 0, saidBy(step));
  return step.outputs;
}

async function archivesIn(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter(name => !name.endsWith('.json')).sort();
}

describe('one path in several registries', () => {
  it('is as many images: none prunes, hides or replaces another, in folder, artifacts and cache', async () => {
    await using job = await startJob();
    const images = repositoriesOf(job);
    const first: Record<string, string> = {};
    for (const image of images) first[image] = (await archived(job, image))['archive-name'] ?? '';
    for (const image of images) assert.ok(first[image]?.startsWith(`${nameFor(image)}_dev_`));
    const names = Object.values(first).sort();
    assert.deepEqual(await archivesIn(job.archives), names);
    assert.deepEqual(
      job.service
        .artifacts()
        .map(({ name }) => name)
        .sort(),
      names,
    );
    // A second image of one of them replaces its own first one alone.
    const again = await archived(job, images[0], { prune: 'all' });
    assert.deepEqual(
      (JSON.parse(again['pruned'] ?? '') as { name: string }[]).map(({ name }) => name),
      (JSON.parse(again['pruned'] ?? '') as object[]).map(() => nameFor(images[0])),
    );
    const stay = [again['archive-name'] ?? '', first[images[1]] ?? '', first[images[2]] ?? ''];
    assert.deepEqual(await archivesIn(job.archives), stay.toSorted());
    const listed = await job.runSub('list', { from: 'folder,artifact' });
    const rows = JSON.parse(listed.outputs['images'] ?? '') as { image: string; filename: string }[];
    assert.deepEqual(rows.map(({ image }) => image).sort(), [...images].sort(), saidBy(listed));
    for (const place of placesOfLoad) {
      if (place !== 'folder') await rm(job.archives, { recursive: true, force: true });
      for (const [i, image] of images.entries()) {
        const loaded = await load(job, { image, from: place });
        assert.deepEqual(
          [loaded['archive-name'], loaded['tags'], loaded['found-in'], loaded['loaded']],
          [stay[i], `${image}:dev`, place, 'true'],
        );
        await removeImage(`${image}:dev`);
      }
    }
  });

  it('is never loaded in place of another: there is none', async () => {
    await using job = await startJob();
    const [one, other, hub] = repositoriesOf(job);
    await archived(job, one);
    for (const image of [other, hub]) {
      const step = await job.runSub('load', { image });
      assert.ok(errorOf(step).startsWith(`no archive of ${image} in artifact, cache, folder`), saidBy(step));
      assert.equal(await inspectImage(`${image}:dev`), undefined);
    }
  });

  it('is one image, whatever the case of its registry', async () => {
    await using job = await startJob();
    const [image] = repositoriesOf(job);
    const made = await archived(job, image, alone);
    const upper = image.replace(hosts[0], hosts[0].toUpperCase());
    assert.equal((await load(job, { image: upper }))['archive-name'], made['archive-name']);
    await removeImage(`${image}:dev`);
    await archived(job, upper, alone);
    assert.equal((await archivesIn(job.archives)).length, 1);
  });

  it('is pruned by its registry alone', async () => {
    await using job = await startJob();
    const [one, other, hub] = repositoriesOf(job);
    for (const image of [one, other, hub]) await archived(job, image);
    const step = await job.runSub('prune', { image: one, scopes: 'folder,cache,artifacts' });
    assert.equal(step.code, 0, saidBy(step));
    const rows = JSON.parse(step.outputs['pruned'] ?? '') as { where: string; name: string; format: string }[];
    assert.deepEqual(
      rows.filter(({ format }) => format !== 'layer').map(({ where, name }) => `${where} ${name}`),
      ['folder', 'cache', 'artifact'].map(where => `${where} ${nameFor(one)}`),
    );
    assert.equal((await archivesIn(job.archives)).length, 2);
  });
});

describe('one name for two repositories', () => {
  const both = (one: string, other: string) => (text: string) => text.includes(one) && text.includes(other);

  for (const format of ['zip', 'tzst']) {
    it(`is one error that names both where the second is saved, reused or loaded (${format})`, async () => {
      await using job = await startJob();
      const [one, other] = repositoriesOf(job);
      const namesBoth = both(one, other);
      const inputs = { name: 'web', 'archive-format': format, version: '1.0.0' };
      const made = await archived(job, one, inputs);
      const ways: Record<string, string>[] = [{}, { existing: 'reuse' }, { prune: 'all', version: '1.1.0' }];
      for (const more of ways) {
        const step = await archive(job, other, { ...inputs, ...more });
        assert.ok(namesBoth(errorOf(step)), saidBy(step));
      }
      // The folder of another job is empty.
      for (const place of placesOfLoad) {
        if (place !== 'folder') await rm(job.archives, { recursive: true, force: true });
        const step = await job.runSub('load', { name: 'web', image: other, from: place });
        assert.ok(namesBoth(errorOf(step)), saidBy(step));
        assert.equal(await inspectImage(`${other}:1.0.0`), undefined);
      }
      assert.equal((await archivesIn(job.archives).catch(() => [])).length, 0);
      const elsewhere = await archive(job, other, inputs);
      assert.ok(namesBoth(errorOf(elsewhere)), saidBy(elsewhere));
      const loaded = await load(job, { name: 'web', image: one });
      assert.deepEqual([loaded['archive-name'], loaded['tags']], [made['archive-name'], `${one}:1.0.0`]);
      await removeImage(`${one}:1.0.0`);
    });
  }

  it('prunes neither by the other, nor both by the name alone', async () => {
    await using job = await startJob();
    const [one, other] = repositoriesOf(job);
    const inputs = { ...alone, name: 'web', prune: 'none' };
    const mine = await archived(job, one, { ...inputs, version: '1.0.0' });
    const dir = join(job.workspace, 'elsewhere');
    const theirs = await archived(job, other, { ...inputs, version: '1.1.0', 'archive-dir': dir });
    await mkdir(job.archives, { recursive: true });
    for (const file of await readdir(dir)) await copyFile(join(dir, file), join(job.archives, file));
    const refused = await job.runSub('prune', { name: 'web', scopes: 'folder' });
    assert.ok(both(one, other)(errorOf(refused)), saidBy(refused));
    const ambiguous = await job.runSub('load', { name: 'web' });
    assert.ok(both(one, other)(errorOf(ambiguous)), saidBy(ambiguous));
    const listed = await job.runSub('list', { from: 'folder' });
    const rows = JSON.parse(listed.outputs['images'] ?? '') as { image: string }[];
    assert.deepEqual(rows.map(({ image }) => image).sort(), [one, other].sort());
    const step = await job.runSub('prune', { image: other, scopes: 'folder' });
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual(await archivesIn(job.archives), [mine['archive-name']]);
    assert.notEqual(theirs['archive-name'], mine['archive-name']);
  });
});

describe('an archive loaded by its name alone', () => {
  for (const format of ['zip', 'tzst', 'docker']) {
    for (const named of format === 'zip' ? [false, true] : [true]) {
      const title = named ? 'under a name that the user chose' : 'under its own name';
      it(`gives tags and facts of its repository, by every way (${format}, ${title})`, async () => {
        await using job = await startJob();
        const [image] = repositoriesOf(job);
        const name = named ? 'nm' : nameFor(image);
        const made = await archived(job, image, { version: '1.0.0', 'archive-format': format, name });
        const expected = factsOf(JSON.parse(made['metadata'] ?? '') as Record<string, unknown>);
        const check = (way: string, { metadata = '{}', tags }: Record<string, string>) => {
          const told = JSON.parse(metadata) as Record<string, unknown>;
          assert.equal(tags, `${image}:1.0.0`, way);
          assert.deepEqual({ ...expected, ...factsOf(told) }, { ...expected, image }, way);
          assert.equal(told['image'], image, way);
        };
        for (const place of placesOfLoad) {
          if (place !== 'folder') await rm(job.archives, { recursive: true, force: true });
          check(`${place}, new`, await load(job, { name, from: place }));
          check(`${place}, in the engine, described`, await load(job, { name, from: place }));
          if (place === 'folder') await rm(join(job.archives, `${made['archive-name'] ?? ''}.json`));
          else await rm(job.archives, { recursive: true, force: true });
          check(`${place}, in the engine, not described`, await load(job, { name, from: place }));
          await removeImage(`${image}:1.0.0`);
        }
        await rm(job.archives, { recursive: true, force: true });
        const { 'archive-path': path = '' } = await load(job, { image, name });
        await removeImage(`${image}:1.0.0`);
        check('path', await load(job, { path }));
        await removeImage(`${image}:1.0.0`);
      });
    }
  }
});

function factsOf(about: Record<string, unknown>): Record<string, unknown> {
  const fields = [
    'image',
    'repo-tags',
    'config-digest',
    'manifest-digest',
    'index-digest',
    'platform',
    'labels',
    'layout',
  ];
  return Object.fromEntries(fields.flatMap(field => (about[field] === undefined ? [] : [[field, about[field]]])));
}
