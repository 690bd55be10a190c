import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import type { StepOptions, StepResult } from '../support/runner.ts';

const inputs = { 'upload-artifact': 'false', cache: 'false', context: '.', version: '1.0.0', release: 'v1/beta' };

describe('the asset of a release', () => {
  it('is the archive, byte for byte, under its own name, and uploaded once', async () => {
    await using job = await startJob();
    job.service.addRelease('v1/beta');
    const step = await attach(job);
    assert.equal(step.code, 0, saidBy(step));
    const [asset] = job.service.assets();
    assert.equal(asset?.label, step.outputs['archive-name']);
    // GitHub does not keep the tilde of `acme~api`.
    assert.equal(asset?.name, step.outputs['archive-name']?.replace('~', '.'));
    assert.equal(asset?.digest, `sha256:${step.outputs['archive-sha256']}`);
    assert.deepEqual(await readFile(asset.path), await readFile(step.outputs['archive-path'] ?? ''));
    assert.match(step.outputs['release-asset-url'] ?? '', /^https:\/\/github\.com\/acme\/app\/releases\/download\//);
    const again = await job.run({ ...inputs, existing: 'reuse' });
    assert.equal(again.outputs['release-asset-url'], step.outputs['release-asset-url'], saidBy(again));
    assert.equal(job.service.requests.filter(({ operation }) => operation === 'UploadReleaseAsset').length, 1);
  });

  it('is found under the name that GitHub made of it, when somebody else uploaded it', async () => {
    await using job = await startJob();
    job.service.addRelease('v1/beta');
    const step = await attach(job);
    job.service.changeAsset(step.outputs['archive-name'] ?? '', { label: '', digest: null });
    const again = await job.run({ ...inputs, existing: 'reuse' });
    assert.equal(again.code, 0, saidBy(again));
    assert.match(again.stdout, /of this name and size, without a digest/);
    assert.equal(job.service.assets().length, 1);
  });

  it('goes to a release that is still a draft', async () => {
    await using job = await startJob();
    job.service.addRelease('v1/beta', true);
    const step = await attach(job);
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(job.service.assets().length, 1);
  });

  it('is replaced, kept or refused by existing when the release has other bytes of it', async () => {
    await using job = await startJob();
    job.service.addRelease('v1/beta');
    const first = await attach(job);
    const label = first.outputs['archive-name'] ?? '';
    const other = { digest: `sha256:${'0'.repeat(64)}` };
    const light = { ...inputs, 'archive-format': 'zip' };
    for (const [existing, found] of [
      ['reuse', other.digest],
      ['rebuild', `sha256:${first.outputs['archive-sha256']}`],
    ] as const) {
      job.service.changeAsset(label, other);
      const step = await job.run({ ...light, source: 'local', context: '', existing });
      assert.equal(step.code, 0, saidBy(step));
      assert.equal(job.service.assets()[0]?.digest, found);
      assert.equal(job.service.assets().length, 1);
    }
  });

  it('replaces what an unfinished upload left', async () => {
    await using job = await startJob();
    job.service.addRelease('v1/beta');
    job.service.inject({ operation: 'UploadReleaseAsset', cutRequestAfter: 0 });
    const step = await attach(job);
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual(
      job.service.assets().map(({ state }) => state),
      ['uploaded'],
    );
    assert.ok(job.service.requests.some(({ operation }) => operation === 'DeleteReleaseAsset'));
  });

  it('is tried again when GitHub is busy', async () => {
    await using job = await startJob();
    job.service.addRelease('v1/beta');
    job.service.inject({ operation: 'UploadReleaseAsset', status: 502 });
    const step = await attach(job);
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(job.service.assets().length, 1);
  });

  it('names the permission that is missing', async () => {
    await using job = await startJob();
    job.service.addRelease('v1/beta');
    const step = await attach(job, { token: 'read' });
    assert.match(errorOf(step), /^cannot attach acme~.* to the release v1\/beta[^]*permissions:\n {4}contents: write/);
    assert.equal(titleOf(step), 'RELEASE_DENIED');
    assert.equal((await job.list()).filter(file => file.endsWith('.zip')).length, 1);
  });

  it('names the release that is missing', async () => {
    await using job = await startJob();
    const step = await attach(job);
    assert.match(errorOf(step), /^this repository has no release "v1\/beta"[^]*gh release create/);
    assert.equal(titleOf(step), 'RELEASE_NOT_FOUND');
  });
});

async function attach(job: Job, options: Partial<StepOptions> = {}): Promise<StepResult> {
  await job.write(helloContext());
  return job.run(inputs, options);
}

function titleOf(step: StepResult): string | undefined {
  return step.annotations.find(({ level }) => level === 'error')?.title;
}
