// On every engine: its image store decides which layers it asks for.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { open, readdir, rm } from 'node:fs/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import { buildImage, engineApi, inspectImage, removeImage } from '../support/engine.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';
import { namesLeft } from '../support/pushed-names.ts';
import type { Fault } from '../support/results/faults.ts';
import type { StepResult } from '../support/runner.ts';

const { ApiVersion } = (await engineApi('GET', '/version')) as { ApiVersion: string };
// Engines before 23 accept no layers that zstd compressed.
const compression = Number(ApiVersion) < 1.42 ? 'gzip' : 'zstd';

describe('an archive that is loaded from its parts', () => {
  let job: Job;

  // Two versions of an image of 4.3 MB that differ in their upper layer, of 300 kB.
  before(async () => {
    job = await startJob();
    const base = { base: randomBytes(3_000_000), lib: randomBytes(1_000_000) };
    const lines = ['FROM scratch', 'COPY base /base', 'COPY lib /lib', 'COPY app /app', ''];
    for (const version of ['1.0.0', '1.1.0']) {
      await buildImage(`${job.image}:${version}`, { Dockerfile: lines.join('\n'), ...base, app: randomBytes(300_000) });
      const made = await job.run({ source: 'local', prune: 'none', compression, version });
      assert.equal(made.code, 0, saidBy(made));
    }
    await rm(job.archives, { recursive: true });
  });
  after(() => job[Symbol.asyncDispose]());
  beforeEach(async () => {
    for (const version of ['1.0.0', '1.1.0']) await removeImage(`${job.image}:${version}`);
  });

  const load = (version: string, from: string, inputs = {}): Promise<StepResult> =>
    job.runSub('load', { image: job.image, version, from, ...inputs });

  /** Loads an image, asserts that there is no file of it, and gives the bytes that the storage sent. */
  async function loadParts(version: string, from: string): Promise<number> {
    const before = job.service.requests.length;
    const step = await load(version, from);
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual([step.outputs['loaded'], step.outputs['archive-path']], ['true', ''], saidBy(step));
    assert.match(step.stdout, /^Of 4\.\d+ MB in the \w+, [\d.]+ (MB|kB) were fetched$/m);
    assert.equal((await inspectImage(`${job.image}:${version}`))?.Id, step.outputs['imageid']);
    await assertClean();
    const asked = job.service.requests.slice(before).filter(({ operation }) => operation === 'GetBlob');
    return asked.reduce((sum, { sent }) => sum + sent, 0);
  }

  async function assertClean(): Promise<void> {
    assert.deepEqual([await namesLeft(), await job.list()], [[], []]);
    assert.deepEqual(
      (await readdir(job.temp)).filter(name => name !== 'docker-archives'),
      [],
    );
  }

  for (const from of ['artifact', 'cache']) {
    it(`comes from the ${from} where the engine lacks it`, async () => {
      assert.ok((await loadParts('1.0.0', from)) > 4_000_000);
      // What is around the layers comes along with the upper one.
      const sent = await loadParts('1.1.0', from);
      assert.ok(sent > 300_000 && sent < 700_000, `${sent} bytes`);
    });

    it(`comes from the ${from} as a file where a folder is named`, async () => {
      const step = await load('1.0.0', from, { 'archive-dir': `${job.temp}/named` });
      assert.equal(step.code, 0, saidBy(step));
      assert.match(step.outputs['archive-path'] ?? '', /\/named\/.*\.zip$/);
      await rm(`${job.temp}/named`, { recursive: true });
    });
  }

  const bumps: [string, Fault][] = [
    ['an address expires', { operation: 'GetBlob', status: 403, times: 2 }],
    ['the storage is busy', { operation: 'GetBlob', status: 503, times: 2 }],
    ['answers break off', { operation: 'GetBlob', cutResponseAfter: 2_000, times: 3 }],
    ['GitHub is busy', { operation: 'DownloadArtifactById', status: 502 }],
  ];
  for (const [what, fault] of bumps) {
    it(`goes on where it stopped when ${what}`, async () => {
      job.service.inject(fault);
      await loadParts('1.0.0', 'artifact');
    });
  }

  const refusals: [string, Fault][] = [
    ['the token may not ask', { operation: 'DownloadArtifactById', status: 403 }],
    ['the storage gives no ranges', { operation: 'GetBlob', status: 200, body: 'all of it' }],
  ];
  for (const [what, fault] of refusals) {
    it(`is fetched as a whole where ${what}`, async () => {
      job.service.inject(fault);
      const step = await load('1.0.0', 'artifact');
      assert.equal(step.outputs['loaded'], 'true', saidBy(step));
      assert.match(step.stdout, /^The archive is fetched as a whole: /m);
      assert.deepEqual((await job.list()).filter(name => name.endsWith('.zip')).length, 1);
      await rm(job.archives, { recursive: true });
      await assertClean();
    });
  }

  it('is refused where a layer is damaged', async () => {
    const { path = '' } = job.service.artifacts().find(({ name }) => name.includes('_1.0.0_')) ?? {};
    await using file = await open(path, 'r+');
    await file.write(Buffer.alloc(100), 0, 100, 1_000_000);
    const step = await load('1.0.0', 'artifact');
    assert.match(errorOf(step), /^artifact .* did not arrive as it was stored/);
    assert.equal(await inspectImage(`${job.image}:1.0.0`), undefined);
    await assertClean();
  });

  // What arrives before its layers: the two ends of an artifact, the own entry of an archive in the cache.
  for (const [from, times] of [
    ['cache', 1],
    ['artifact', 2],
  ] as const) {
    it(`leaves nothing of the ${from} when it is stopped`, async () => {
      job.service.inject({ operation: 'GetBlob', delayMs: 0, times });
      job.service.inject({ operation: 'GetBlob', delayMs: 3000 });
      const step = await job.startSub('load', { image: job.image, version: '1.0.0', from });
      await step.waitFor(/The engine pulls/);
      step.kill('SIGTERM');
      assert.equal(errorOf(await step.finished), 'the step was cancelled (SIGTERM)');
      assert.equal(await inspectImage(`${job.image}:1.0.0`), undefined);
      await assertClean();
    });
  }
});
