import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';
import type { StepOptions, StepResult } from '../support/runner.ts';
import { makeTar, ociMembers } from '../support/tars.ts';

// Nothing listens there: these steps need no engine.
const noEngine: Partial<StepOptions> = { env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } };

// Far longer than a step takes here, and shorter than the libraries keep trying by themselves.
const longest = 60_000;

async function archive(job: Job, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  await writeFile(join(job.workspace, 'given.tar'), await makeTar(ociMembers()));
  return job.run({ source: 'archive', archive: 'given.tar', version: '1.0.0', ...inputs }, noEngine);
}

function lookUp(job: Job, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return job.runSub('load', { image: job.image, 'lookup-only': 'true', ...inputs }, noEngine);
}

function annotationsOf(step: StepResult, level: string): string[] {
  return step.annotations.filter(each => each.level === level).map(({ message }) => message);
}

describe('services that cannot be asked', { concurrency: 5 }, () => {
  for (const kind of ['500', 'reset', 'stall'] as const) {
    it(`(${kind}) are one notice each, and the archive is uploaded`, async () => {
      await using job = await startJob();
      for (const operation of ['ListArtifacts', 'GetCacheEntryDownloadURL', 'ListCaches', 'GetRun'] as const)
        job.service.inject({ operation, kind, times: 99 });
      const started = performance.now();
      const step = await archive(job);
      assert.equal(step.code, 0, saidBy(step));
      assert.ok(performance.now() - started < longest, saidBy(step));
      assert.equal(job.service.artifacts().length, 1);
      const asked = annotationsOf(step, 'notice').map(text => /^(.*) could not be asked: .+/.exec(text)?.[1]);
      assert.deepEqual(asked.sort(), ['The actions cache', 'The artifact service'], saidBy(step));
      // What was to be kept in the cache is what the user asked for.
      assert.equal(annotationsOf(step, 'warning').length, 1, saidBy(step));
    });
  }

  it('are passed over where another place has the archive, and an error where none has it', async () => {
    await using job = await startJob();
    const made = await archive(job, { 'upload-artifact': 'false', cache: 'false' });
    job.service.inject({ operation: 'ListArtifacts', kind: '500', times: 99 });
    const found = await lookUp(job);
    assert.deepEqual([found.code, found.outputs['found-in']], [0, 'folder'], saidBy(found));
    assert.match(annotationsOf(found, 'notice').join(), /^The artifact service could not be asked: .*500/);
    await rm(made.outputs['archive-path'] ?? '');
    const error = errorOf(await lookUp(job, { 'fail-on-miss': 'false' }));
    assert.match(error, /is unknown: the artifact service could not be asked: .*500/);
  });

  it('are asked again by load after one failure', async () => {
    await using job = await startJob();
    assert.equal((await archive(job, { 'upload-artifact': 'false' })).code, 0);
    await rm(job.archives, { recursive: true });
    for (const fault of [{ status: 429 }, { status: 500 }, { kind: 'reset' }] as const) {
      job.service.inject({ operation: 'GetCacheEntryDownloadURL', ...fault });
      const step = await lookUp(job, { version: '1.0.0', from: 'cache' });
      assert.deepEqual([step.code, step.outputs['found-in']], [0, 'cache'], saidBy(step));
    }
  });
});

describe('a used-up artifact quota', () => {
  const quota = {
    operation: 'CreateArtifact',
    status: 403,
    body: JSON.stringify({ code: 'permission_denied', msg: 'insufficient usage to create artifact' }),
    times: 9,
  } as const;

  it('fails the step by default', async () => {
    await using job = await startJob();
    job.service.inject(quota);
    assert.match(errorOf(await archive(job)), /the artifact storage quota of this account is used up/);
  });

  it('is a warning where artifact-error is warn, and the cache has the archive', async () => {
    await using job = await startJob();
    job.service.inject(quota);
    const step = await archive(job, { 'artifact-error': 'warn' });
    assert.equal(step.code, 0, saidBy(step));
    assert.match(annotationsOf(step, 'warning').join(), /quota of this account is used up.*artifact-error is warn$/);
    assert.equal(step.outputs['artifact-id'], '');
    assert.equal(job.service.caches().length, 1);
  });
});

it('a step without an artifact service says so before it asks a registry for tags', async () => {
  await using job = await startJob();
  const inputs = { source: 'registry', image: 'registry.invalid/acme/api', 'all-tags': 'true' };
  const env = { ...noEngine.env, ACTIONS_RUNTIME_TOKEN: undefined };
  assert.match(errorOf(await job.run(inputs, { env })), /^upload-artifact: true needs the artifact service/);
});
