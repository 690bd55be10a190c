// On every engine: its image store decides how layers are exported and loaded.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { engineApi, removeImage } from '../support/engine.ts';
import { saidBy, startJob, type Job } from '../support/job.ts';
import type { StepResult } from '../support/runner.ts';
import { sha256 } from '../support/tars.ts';

const layerPrefix = 'docker-archive-layer/1/';
const appSize = 700_000;

// Two layers that compress no further, of which only the upper one differs between versions.
async function archiveVersion(job: Job, version: string): Promise<Record<string, string>> {
  await job.write({ 'app.bin': randomBytes(appSize) });
  const step = await job.run({ context: '.', version, 'upload-artifact': 'false', prune: 'none' });
  assert.equal(step.code, 0, saidBy(step));
  assert.equal(step.outputs['updated'], 'true', saidBy(step));
  return step.outputs;
}

async function startVersions(): Promise<Job & { readonly third: Record<string, string> }> {
  const job = await startJob();
  await job.write({
    Dockerfile: 'FROM scratch\nCOPY base.bin /base.bin\nCOPY app.bin /app.bin\nCMD ["/app"]\n',
    'base.bin': randomBytes(3_000_000),
  });
  await archiveVersion(job, '1.0.0');
  await archiveVersion(job, '1.1.0');
  return Object.assign(job, { third: await archiveVersion(job, '1.2.0') });
}

function layersIn(job: Job): string[] {
  return job.service.caches().flatMap(({ key }) => (key.startsWith(layerPrefix) ? [key] : []));
}

// The containerd store keeps the layers of a removed image for as long as the build cache needs them.
async function forget(job: Job): Promise<void> {
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) await removeImage(`${job.image}:${version}`);
  await engineApi('POST', '/build/prune', { query: { all: 'true' } });
}

function assertMiss(step: StepResult, reason: RegExp): void {
  assert.notEqual(step.code, 0, saidBy(step));
  assert.match(saidBy(step), reason);
}

describe('layers in the actions cache', () => {
  it('are stored once, and give the archive back byte for byte', async () => {
    await using job = await startVersions();
    const { third } = job;
    const added = job.service.caches().filter(({ key }) => key === third['cache-key']);
    assert.equal(added.length, 1);
    // The archive of the third version refers to the base of the one before: its own entry is small.
    assert.ok((added[0]?.size ?? Infinity) < 20_000, `${added[0]?.size} bytes`);
    const sizes = job.service.caches().flatMap(({ key, size }) => (key.startsWith(layerPrefix) ? [size] : []));
    assert.equal(sizes.filter(size => size > 2_900_000).length, 1);
    assert.ok(
      sizes.every(size => size > 2_900_000 || (size > appSize && size < 1.1 * appSize)),
      sizes.join(),
    );

    await rm(job.archives, { recursive: true });
    await removeImage(`${job.image}:1.2.0`);
    const inputs = { image: job.image, version: '1.2.0', from: 'cache', 'archive-dir': job.archives };
    const step = await job.runSub('load', inputs);
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(step.outputs['loaded'], 'true');
    const [file = ''] = (await job.list()).filter(name => name.endsWith('.zip'));
    assert.equal(sha256(await readFile(`${job.archives}/${file}`)), third['archive-sha256']);
    assert.deepEqual(
      (await readdir(job.workspace)).filter(name => name.startsWith('.')),
      [],
    );
  });

  it('are fetched at once', async () => {
    await using job = await startVersions();
    await rm(job.archives, { recursive: true });
    // The engine must not have the lower layer.
    for (const version of ['1.0.0', '1.1.0', '1.2.0']) await removeImage(`${job.image}:${version}`);
    const before = job.service.requests.length;
    const lookup = 'GetCacheEntryDownloadURL';
    job.service.inject({ operation: lookup, delayMs: 1000, times: 99 });
    const step = await job.runSub('load', { image: job.image, version: '1.2.0', from: 'cache' });
    assert.equal(step.code, 0, saidBy(step));
    const asked = job.service.requests.slice(before).map(({ operation }) => operation);
    const last = asked.lastIndexOf(lookup);
    // Nothing was fetched between the questions for the two layers.
    assert.deepEqual(asked.slice(last - 1, last + 1), [lookup, lookup], asked.join());
  });

  it('are a miss when one is lost, never another image, and are stored again', async () => {
    await using job = await startVersions();
    const lost = layersIn(job).at(-1) ?? '';
    job.service.ageCache(lost, 8 * 24 * 3600 * 1000);
    await rm(job.archives, { recursive: true });
    await forget(job);
    const load = () => job.runSub('load', { image: job.image, version: '1.2.0', from: 'cache' });
    const missed = await load();
    assertMiss(missed, /has lost a layer/);
    assert.deepEqual(await job.list(), []);

    const again = await job.run({ context: '.', version: '1.2.0', 'upload-artifact': 'false', prune: 'none' });
    assert.equal(again.outputs['updated'], 'true', saidBy(again));
    await rm(job.archives, { recursive: true });
    await forget(job);
    const loaded = await load();
    assert.equal(loaded.outputs['loaded'], 'true', saidBy(loaded));
  });

  it('are a miss when one is not what its digest says', async () => {
    await using job = await startVersions();
    const last = job.service.caches().findLast(({ key }) => key.startsWith(layerPrefix));
    const entry = join(job.workspace, 'entry');
    await mkdir(entry);
    execFileSync('tar', ['--zstd', '-xf', last?.path ?? '', '-C', entry]);
    const [file = ''] = await readdir(join(entry, '.docker-archive-action'));
    const path = join(entry, '.docker-archive-action', file);
    await writeFile(path, randomBytes((await stat(path)).size));
    execFileSync('tar', ['--zstd', '-cf', last?.path ?? '', '-C', entry, '.docker-archive-action']);
    await rm(job.archives, { recursive: true });
    await forget(job);
    const step = await job.runSub('load', { image: job.image, version: '1.2.0', from: 'cache' });
    assertMiss(step, /gave other parts/);
    assert.deepEqual(await job.list(), []);
  });

  it('leave behind no list that refers to a layer that was not stored', async () => {
    await using job = await startJob();
    await job.write({
      Dockerfile: 'FROM scratch\nCOPY app.bin /app.bin\nCMD ["/app"]\n',
      'app.bin': randomBytes(appSize),
    });
    await archiveVersion(job, '1.0.0');
    const before = job.service.caches().length;
    job.service.inject({ operation: 'CreateCacheEntry', status: 429, times: 99 });
    const { 'cache-key': key } = await archiveVersion(job, '1.1.0');
    assert.equal(job.service.caches().length, before);
    assert.ok(!job.service.caches().some(each => each.key === key));
  });

  it('are pruned when no archive refers to them, and not before', async () => {
    await using job = await startVersions();
    const day = 24 * 3600 * 1000;
    for (const { key } of job.service.caches()) job.service.ageCache(key, 2 * day, 2 * day);
    const before = layersIn(job);
    const prune = (inputs: Record<string, string>) =>
      job.runSub('prune', { scopes: 'cache', name: job.name, 'dry-run': 'false', ...inputs });
    const none = await prune({ versions: 'no-such-version' });
    assert.equal(none.code, 0, saidBy(none));
    assert.deepEqual(layersIn(job), before);

    const oldest = await prune({ versions: '1.1.0' });
    assert.equal(oldest.code, 0, saidBy(oldest));
    // Its base is the base of the third version too.
    const after = layersIn(job);
    assert.equal(after.length, before.length - 1, saidBy(oldest));
    await rm(job.archives, { recursive: true });
    await removeImage(`${job.image}:1.2.0`);
    const loaded = await job.runSub('load', { image: job.image, version: '1.2.0', from: 'cache' });
    assert.equal(loaded.outputs['loaded'], 'true', saidBy(loaded));

    for (const { key } of job.service.caches()) job.service.ageCache(key, 2 * day, 2 * day);
    const all = await prune({});
    assert.equal(all.code, 0, saidBy(all));
    assert.deepEqual(job.service.caches(), []);
  });

  it('that were stored within a day are not pruned: their archive may be on its way', async () => {
    await using job = await startVersions();
    const before = layersIn(job);
    const step = await job.runSub('prune', { scopes: 'cache', name: job.name, 'dry-run': 'false' });
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual(
      job.service.caches().map(({ key }) => key),
      before,
    );
  });

  it('go with the dirty version that is superseded', async () => {
    await using job = await startJob();
    await job.write({
      Dockerfile: 'FROM scratch\nCOPY base.bin /base.bin\nCOPY app.bin /app.bin\nCMD ["/app"]\n',
      'base.bin': randomBytes(3_000_000),
    });
    for (const runId of [1, 2, 3]) {
      await job.write({ 'app.bin': randomBytes(appSize) });
      const before = job.service.caches().map(({ key }) => key);
      const step = await job.run({ context: '.', version: 'dev', 'upload-artifact': 'false' }, { runId });
      assert.equal(step.code, 0, saidBy(step));
      const added = job.service.caches().filter(({ key }) => !before.includes(key));
      // What this run has looked up counts as used.
      if (runId === 3) assert.equal(added.filter(({ key }) => key.startsWith(layerPrefix)).length, 1);
      if (runId === 3) assert.equal(layersIn(job).length, 2, saidBy(step));
      for (const { key } of job.service.caches()) job.service.ageCache(key, 2 * 24 * 3600 * 1000);
    }
  });
});
