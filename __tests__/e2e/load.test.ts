// On every engine: it loads the images.
import assert from 'node:assert/strict';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { inspectImage, removeImage, tagImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import type { StepResult } from '../support/runner.ts';

/** Archives a new image under a version, and takes it out of the engine. */
async function archive(
  job: Job,
  version: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Record<string, string>> {
  await job.write(helloContext());
  const step = await job.run({ version, context: '.', prune: 'none', ...inputs });
  assert.equal(step.code, 0, saidBy(step));
  await removeImage(`${job.image}:${version}`);
  return step.outputs;
}

/** Loads, and fails the test when the step fails. */
async function load(
  job: Job,
  inputs: Readonly<Record<string, string>>,
  options: Parameters<Job['runSub']>[2] = {},
): Promise<StepResult> {
  const step = await job.runSub('load', inputs, options);
  assert.equal(step.code, 0, saidBy(step));
  return step;
}

const places = {
  artifact: {},
  cache: { 'upload-artifact': 'false' },
  folder: { 'upload-artifact': 'false', cache: 'false' },
};

describe('load', () => {
  for (const [place, inputs] of Object.entries(places)) {
    it(`puts an image from the ${place} back into the engine, with its tags, and reports all of it`, async () => {
      await using job = await startJob();
      const made = await archive(job, '1.0.0', inputs);
      // Another job has another disk.
      if (place !== 'folder') await rm(job.archives, { recursive: true });
      const { outputs } = await load(job, { image: job.image });
      const image = await inspectImage(`${job.image}:1.0.0`);
      assert.equal(outputs['imageid'], image?.Id);
      assert.equal(outputs['short-imageid'], made['short-imageid']);
      assert.equal(outputs['archive-name'], made['archive-name']);
      assert.equal(outputs['archive-path'], join(job.archives, made['archive-name'] ?? ''));
      assert.equal(outputs['tags'], `${job.image}:1.0.0`);
      assert.deepEqual(
        [outputs['version'], outputs['dirty'], outputs['found-in'], outputs['loaded'], outputs['cache-hit']],
        ['1.0.0', 'false', place, 'true', String(place === 'cache')],
      );
      const about = JSON.parse(outputs['metadata'] ?? '') as Record<string, unknown>;
      assert.deepEqual(
        [about['config-digest'], about['platform'], about['labels'], about['tags'], about['loaded']],
        [metadataOf(made)['config-digest'], 'linux/amd64', { team: 'acme' }, [`${job.image}:1.0.0`], true],
      );
      assert.deepEqual((await job.list()).sort(), [made['archive-name'], `${made['archive-name']}.json`]);
    });
  }

  it('looks again when the artifact that it found is removed before it is fetched', async () => {
    await using job = await startJob();
    const made = await archive(job, '1.0.0');
    await rm(job.archives, { recursive: true });
    job.service.inject({ operation: 'GetSignedArtifactURL', delayMs: 2000 });
    const loading = load(job, { image: job.image });
    await job.service.received('GetSignedArtifactURL');
    job.service.ageArtifact(made['archive-name'] ?? '', 1000 * 24 * 3600 * 1000);
    const { outputs, stdout } = await loading;
    assert.match(stdout, /^Another step removed .* meanwhile: /m);
    assert.deepEqual([outputs['found-in'], outputs['loaded']], ['cache', 'true']);
  });

  it('writes the same bytes the build stored, so that the next step finds the archive as it is', async () => {
    await using job = await startJob();
    const made = await archive(job, '1.0.0');
    const bytes = await readFile(made['archive-path'] ?? '');
    await rm(job.archives, { recursive: true });
    const { outputs } = await load(job, { image: job.image });
    assert.deepEqual(await readFile(outputs['archive-path'] ?? ''), bytes);
    const again = await job.run({ version: '1.0.0', source: 'local' });
    assert.equal(again.code, 0, saidBy(again));
    assert.equal(again.outputs['updated'], 'false');
  });

  it('only tags an image that the engine has: no download, no load', async () => {
    await using job = await startJob();
    const made = await archive(job, '1.0.0');
    await rm(job.archives, { recursive: true });
    await load(job, { image: job.image });
    await rm(job.archives, { recursive: true });
    const downloads = () => job.service.requests.filter(({ path }) => path.startsWith('/blobs/')).length;
    const before = downloads();
    await tagImage(`${job.image}:1.0.0`, `${job.image}:other`);
    await removeImage(`${job.image}:1.0.0`);
    const { outputs } = await load(job, { image: job.image });
    assert.equal(downloads(), before);
    assert.deepEqual(
      [outputs['loaded'], outputs['archive-path'], outputs['archive-name'], outputs['tags']],
      ['false', '', made['archive-name'], `${job.image}:1.0.0`],
    );
    const image = await inspectImage(`${job.image}:1.0.0`);
    assert.equal(image?.Id, (await inspectImage(`${job.image}:other`))?.Id);
    assert.equal(outputs['imageid'], image?.Id);
    await removeImage(`${job.image}:other`);
  });

  it('takes the newest image, dirty or clean, whatever was stored last', async () => {
    await using job = await startJob();
    await archive(job, '1.0.0');
    await archive(job, '1.0.0-dirty', { 'dirty-pattern': '-dirty$' });
    await archive(job, '1.1.0');
    const { outputs } = await load(job, { image: job.image, 'lookup-only': 'true' });
    assert.equal(outputs['version'], '1.1.0');
    await rm(join(job.archives, outputs['archive-name'] ?? ''));
    const next = await load(job, { image: job.image, from: 'folder', 'lookup-only': 'true' });
    assert.deepEqual([next.outputs['version'], next.outputs['found-in']], ['1.0.0-dirty', 'folder']);
  });

  it('orders by the date of the image before the date of the file, and puts undated ones last', async () => {
    await using job = await startJob();
    const old = await archive(job, '1.0.0', places.folder);
    const young = await archive(job, '1.1.0', places.folder);
    // An archive without anything that tells a date.
    const undated = join(job.archives, `${job.name}_9.9.9_${'a'.repeat(12)}.zip`);
    await writeFile(undated, 'no zip at all');
    const { outputs } = await load(job, { image: job.image, 'lookup-only': 'true' });
    assert.equal(outputs['archive-name'], young['archive-name']);
    // Copied later, made earlier.
    await copyFile(old['archive-path'] ?? '', `${old['archive-path']}.tmp`);
    await rm(old['archive-path'] ?? '');
    await copyFile(`${old['archive-path']}.tmp`, old['archive-path'] ?? '');
    const again = await load(job, { image: job.image, 'lookup-only': 'true' });
    assert.equal(again.outputs['archive-name'], young['archive-name']);
  });

  it('finds an image by the beginning of its id, and distinguishes none from several', async () => {
    await using job = await startJob();
    const made = await archive(job, '1.0.0', places.folder);
    const full = String(metadataOf(made)['config-digest']);
    for (const imageid of [full, full.slice(7), full.slice(7, 13), (made['short-imageid'] ?? '').toUpperCase()]) {
      const { outputs } = await load(job, { image: job.image, imageid, 'lookup-only': 'true' });
      assert.equal(outputs['short-imageid'], made['short-imageid'], imageid);
    }
    const none = await job.runSub('load', { image: job.image, imageid: 'ffffff000000' });
    assert.match(errorOf(none), /^no archive of .* with image id ffffff000000 in artifact, cache, folder \(/);
    const six = full.slice(7, 13);
    const twin = `${job.name}_2.0.0_${six}${'0'.repeat(6)}.zip`;
    await writeFile(join(job.archives, twin), 'twin');
    const several = await job.runSub('load', { image: job.image, imageid: six, 'fail-on-miss': 'false' });
    const message = errorOf(several);
    assert.match(message, new RegExp(`^imageid ${six} fits several images of `));
    for (const name of [twin, made['archive-name'] ?? '']) assert.ok(message.includes(name), message);
  });

  it('looks where it is told, in that order', async () => {
    await using job = await startJob();
    const made = await archive(job, '1.0.0');
    for (const from of ['cache,artifact', 'folder', 'artifact,folder', 'cache']) {
      const { outputs } = await load(job, { image: job.image, from, 'lookup-only': 'true' });
      assert.deepEqual([outputs['found-in'], outputs['archive-name']], [from.split(',')[0], made['archive-name']]);
    }
    await archive(job, '1.1.0', places.cache);
    const { outputs } = await load(job, {
      ...{ image: job.image, version: '1.1.0', from: 'artifact,cache', 'lookup-only': 'true' },
    });
    assert.equal(outputs['found-in'], 'cache');
  });

  it('does not load a neighbour whose name begins the same', async () => {
    await using job = await startJob();
    await archive(job, '1.0.0', { name: `${job.name}-admin` });
    const step = await job.runSub('load', { image: job.image });
    assert.match(errorOf(step), /^no archive of /);
  });

  it('goes on without an archive where that is allowed, with every output set', async () => {
    await using job = await startJob();
    const { outputs, annotations } = await load(job, { image: job.image, version: '7.0.0', 'fail-on-miss': 'false' });
    assert.deepEqual(
      annotations.map(({ level }) => level),
      ['notice'],
    );
    assert.deepEqual(
      [outputs['found-in'], outputs['loaded'], outputs['imageid'], outputs['version'], outputs['archive-name']],
      ['', 'false', '', '7.0.0', ''],
    );
  });

  it('asks no engine when it only looks up', async () => {
    await using job = await startJob();
    const made = await archive(job, 'dev');
    await rm(job.archives, { recursive: true });
    const none = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };
    const { outputs } = await load(job, { image: job.image, 'lookup-only': 'true' }, { env: none });
    assert.deepEqual(
      [outputs['archive-name'], outputs['dirty'], outputs['loaded'], outputs['imageid'], outputs['archive-path']],
      [made['archive-name'], 'true', 'false', '', ''],
    );
    assert.deepEqual(await job.list(), []);
    const asked = await job.runSub('load', { image: job.image }, { env: none });
    assert.match(errorOf(asked), /no Docker engine answers at unix:\/\/\/nowhere\/docker\.sock/);
  });

  it('gives extra tags, and the name and version where the archive has no tag', async () => {
    await using job = await startJob();
    const made = await archive(job, '1.0.0', places.folder);
    const extra = `${job.image}:1.1.0`;
    const tagged = await load(job, { path: made['archive-path'] ?? '', tags: extra });
    assert.equal(tagged.outputs['tags'], `${job.image}:1.0.0\n${extra}`);
    assert.equal((await inspectImage(extra))?.Id, tagged.outputs['imageid']);
  });

  it('loads several images in one step', async () => {
    await using one = await startJob();
    await using two = await startJob();
    await archive(one, '1.0.0', places.folder);
    await two.write(helloContext());
    const other = await two.run({ version: '1.0.0', context: '.', 'archive-dir': one.archives, ...places.folder });
    await removeImage(`${two.image}:1.0.0`);
    const { outputs } = await load(one, { image: `${one.image}\n${two.image}` });
    assert.deepEqual(outputs['tags']?.split('\n'), [`${one.image}:1.0.0`, `${two.image}:1.0.0`]);
    assert.equal(outputs['short-imageid']?.split('\n')[1], other.outputs['short-imageid']);
    assert.ok(await inspectImage(`${one.image}:1.0.0`));
    assert.ok(await inspectImage(`${two.image}:1.0.0`));
  });

  it('writes what it did into the job summary', async () => {
    await using job = await startJob();
    const made = await archive(job, '1.0.0', places.folder);
    const { summary } = await load(job, { image: job.image });
    assert.match(summary, /^## Loaded images/);
    assert.ok(summary.includes(`\`${made['short-imageid']}\``), summary);
  });

  it('lists all wrong inputs at once', async () => {
    await using job = await startJob();
    const step = await job.runSub('load', {
      ...{ image: `${job.image}:1.0.0`, imageid: 'xyz', from: 'moon', tags: 'acme/api', 'fail-on-miss': 'perhaps' },
    });
    const message = errorOf(step);
    for (const input of ['image', 'imageid', 'from', 'tags', 'fail-on-miss']) {
      assert.match(message, new RegExp(`^- ${input}: `, 'm'), message);
    }
    assert.match(errorOf(await job.runSub('load', {})), /^image: "", allowed: a repository, or name or path instead/);
    const missing = await job.runSub('load', { path: 'nothing.zip' });
    assert.match(errorOf(missing), /^path ".*nothing\.zip" is not a file, allowed: an archive file/);
  });
});

function metadataOf(outputs: Readonly<Record<string, string>>): Record<string, unknown> {
  return JSON.parse(outputs['metadata'] ?? '') as Record<string, unknown>;
}
