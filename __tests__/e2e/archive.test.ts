// On every engine: what it saves depends on its image store.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { inspectImage, loadTar, removeImage } from '../support/engine.ts';
import { helloContext, saidBy, startJob } from '../support/job.ts';
import { sha256 } from '../support/tars.ts';

describe('the root action', () => {
  it('builds, saves, stores and caches an image, and reports all of it', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const step = await job.run({ version: '1.0.0', context: '.' });
    assert.equal(step.code, 0, saidBy(step));
    const { outputs } = step;

    const path = outputs['archive-path'] ?? '';
    const bytes = await readFile(path);
    assert.match(outputs['archive-name'] ?? '', new RegExp(`^${job.name}_1\\.0\\.0_[0-9a-f]{12}\\.zip$`));
    assert.equal(path, join(job.archives, outputs['archive-name'] ?? ''));
    assert.equal(outputs['archive-sha256'], sha256(bytes));
    assert.equal(outputs['archive-size'], String(bytes.length));
    assert.equal(outputs['archive-format'], 'zip');
    assert.equal(outputs['imageid'], (await inspectImage(`${job.image}:1.0.0`))?.Id);
    assert.deepEqual(
      [outputs['tag'], outputs['version'], outputs['dirty'], outputs['updated'], outputs['source']],
      ['1.0.0', '1.0.0', 'false', 'true', 'build'],
    );
    assert.deepEqual([outputs['cache-hit'], outputs['pruned']], ['false', '[]']);

    const [artifact] = job.service.artifacts();
    assert.equal(artifact?.name, outputs['archive-name']);
    assert.deepEqual(await readFile(artifact?.path ?? ''), bytes);
    assert.deepEqual([outputs['artifact-id'], outputs['artifact-digest']], [String(artifact?.id), sha256(bytes)]);
    assert.equal(outputs['artifact-url'], `https://github.com/acme/app/actions/runs/1/artifacts/${artifact?.id}`);
    assert.deepEqual(
      job.service.caches().map(each => each.key),
      [outputs['cache-key']],
    );

    const metadata = JSON.parse(outputs['metadata'] ?? '') as Record<string, unknown>;
    assert.deepEqual(metadata['labels'], { team: 'acme' });
    assert.deepEqual(metadata['repo-tags'], [`${job.image}:1.0.0`]);
    assert.equal(String(metadata['config-digest']).slice(7, 19), outputs['short-imageid']);
    assert.equal(metadata['platform'], 'linux/amd64');
    assert.deepEqual((await job.list()).sort(), [outputs['archive-name'], `${outputs['archive-name']}.json`]);
  });

  it('makes an archive that docker load accepts, tags and all', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const { outputs } = await job.run({ version: '1.0.0', context: '.' });
    const before = await inspectImage(`${job.image}:1.0.0`);
    await removeImage(`${job.image}:1.0.0`);
    const tar = join(job.temp, 'image.tar');
    execFileSync('sh', ['-c', 'unzip -p "$0" "*.docker" > "$1"', outputs['archive-path'] ?? '', tar]);
    await loadTar(tar);
    const after = await inspectImage(`${job.image}:1.0.0`);
    assert.deepEqual(after?.RootFS.Layers, before?.RootFS.Layers);
    const about = JSON.parse(
      execFileSync('unzip', ['-p', outputs['archive-path'] ?? '', 'metadata.json'], { encoding: 'utf8' }),
    ) as Record<string, unknown>;
    assert.deepEqual(
      [about['image'], about['version'], about['imageid']],
      [job.image, '1.0.0', outputs['short-imageid']],
    );
  });

  it('does nothing the second time, in the same run and in a re-run', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const first = await job.run({ context: '.' });
    const written = await stat(first.outputs['archive-path'] ?? '');
    for (const runAttempt of [1, 2]) {
      const step = await job.run({ context: '.' }, { runAttempt });
      assert.equal(step.code, 0, saidBy(step));
      assert.equal(step.outputs['updated'], 'false');
      assert.equal(step.outputs['cache-hit'], 'true');
      for (const output of [
        'archive-path',
        'archive-sha256',
        'artifact-id',
        'artifact-digest',
        'imageid',
        'short-imageid',
        'cache-key',
      ]) {
        assert.equal(step.outputs[output], first.outputs[output], output);
      }
    }
    assert.equal((await stat(first.outputs['archive-path'] ?? '')).mtimeMs, written.mtimeMs);
    const made = job.service.requests.filter(({ path }) => /CreateArtifact|CreateCacheEntry/.test(path));
    assert.equal(made.length, 2);
  });

  it('makes the same bytes twice', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const inputs = { context: '.', 'upload-artifact': 'false', cache: 'false' };
    const first = await job.run(inputs);
    await rm(job.archives, { recursive: true });
    const second = await job.run(inputs);
    assert.equal(second.outputs['updated'], 'true');
    assert.equal(second.outputs['archive-sha256'], first.outputs['archive-sha256']);
  });

  it('fetches the archive from this run’s artifact instead of saving again', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const first = await job.run({ context: '.', cache: 'false' });
    await rm(job.archives, { recursive: true });
    const second = await job.run({ context: '.', cache: 'false' });
    assert.equal(second.outputs['updated'], 'false', saidBy(second));
    assert.equal(sha256(await readFile(second.outputs['archive-path'] ?? '')), first.outputs['archive-sha256']);
    assert.equal(job.service.artifacts().length, 1);
  });

  it('fetches the archive from the cache of an earlier run, and makes it an artifact of this one', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const first = await job.run({ context: '.' });
    await rm(job.archives, { recursive: true });
    const second = await job.run({ context: '.' }, { runId: 2 });
    assert.deepEqual([second.outputs['updated'], second.outputs['cache-hit']], ['false', 'true'], saidBy(second));
    assert.equal(sha256(await readFile(second.outputs['archive-path'] ?? '')), first.outputs['archive-sha256']);
    assert.deepEqual(
      job.service.artifacts().map(each => each.runId),
      [1, 2],
    );
    assert.equal(job.service.caches().length, 1);
  });

  it('saves again what does not arrive whole from elsewhere', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    await job.run({ context: '.', cache: 'false' });
    await rm(job.archives, { recursive: true });
    job.service.inject({ operation: 'GetBlob', status: 404, times: 99 });
    const step = await job.run({ context: '.', cache: 'false' });
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(step.outputs['updated'], 'true');
    assert.match(step.annotations.map(each => each.message).join('\n'), /cannot be used, the image is saved again/);
  });

  it('writes the bare tar when asked to', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const step = await job.run({ context: '.', 'archive-format': 'docker' });
    assert.match(step.outputs['archive-name'] ?? '', /\.docker$/, saidBy(step));
    execFileSync('tar', ['tf', step.outputs['archive-path'] ?? '']);
    assert.equal((await job.run({ context: '.', 'archive-format': 'docker' })).outputs['updated'], 'false');
  });

  it('compresses a bare tar later on, without saving again, and accepts a zip in place of a bare tar', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const bare = await job.run({ context: '.', 'archive-format': 'docker' });
    const zip = await job.run({ context: '.' });
    assert.match(zip.stdout, /was archived as a bare tar, compressed now/, saidBy(zip));
    assert.deepEqual((await job.list()).sort(), [zip.outputs['archive-name'], `${zip.outputs['archive-name']}.json`]);
    assert.equal(zip.outputs['short-imageid'], bare.outputs['short-imageid']);
    const again = await job.run({ context: '.', 'archive-format': 'docker' });
    assert.deepEqual([again.outputs['updated'], again.outputs['archive-format']], ['false', 'zip']);
  });

  it('writes a summary of one screen', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const { summary, outputs } = await job.run({ context: '.' });
    for (const part of [
      '**dirty**',
      outputs['archive-name'] ?? 'x',
      outputs['short-imageid'] ?? 'x',
      '→',
      outputs['artifact-url'] ?? 'x',
      'Build ',
      'Save ',
    ]) {
      assert.ok(summary.includes(part), `${part} in ${summary}`);
    }
    assert.ok(summary.split('\n').length < 40);
    assert.equal((await job.run({ context: '.', summary: 'false' })).summary, '');
  });

  it('shows each stage in a group with its seconds', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const { stdout } = await job.run({ context: '.' });
    for (const stage of ['Build', 'Save', 'Artifact', 'Cache', 'Prune']) {
      assert.match(stdout, new RegExp(`::group::${stage}\\n[^]*?::endgroup::\\n${stage}: .*\\d s\\n`));
    }
  });
});
