import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { inspectImage, removeImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';

/** Archives a new image as an artifact of a run that has ended, and takes it out of engine and folder. */
async function archiveIn(
  job: Job,
  run: NonNullable<Parameters<Job['service']['addRun']>[0]>,
  version = 'dev',
): Promise<{ runId: number; shortId: string }> {
  const { id: runId } = job.service.addRun({ conclusion: 'success', status: 'completed', ...run });
  await job.write(helloContext());
  const step = await job.run({ version, context: '.', cache: 'false', prune: 'none' }, { runId });
  assert.equal(step.code, 0, saidBy(step));
  await removeImage(`${job.image}:${version}`);
  await rm(job.archives, { recursive: true });
  return { runId, shortId: step.outputs['short-imageid'] ?? '' };
}

const here = { runId: 900 };

describe('load from another run', () => {
  it('takes the artifact of the run that run-id names', async () => {
    await using job = await startJob();
    const wanted = await archiveIn(job, { id: 10 });
    await archiveIn(job, { id: 11 });
    const step = await job.runSub('load', { image: job.image, 'run-id': '10' }, here);
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual([step.outputs['short-imageid'], step.outputs['found-in']], [wanted.shortId, 'artifact']);
    assert.equal((await inspectImage(`${job.image}:dev`))?.Id, step.outputs['imageid']);
    assert.match(step.stdout, /Run 10 was chosen: run-id is 10/);
  });

  it('takes the newest successful run of a workflow and branch that has the archive, and says by which rule', async () => {
    await using job = await startJob();
    const minute = 60_000;
    const now = Date.now();
    const of = (id: number, ago: number, more: object = {}) => ({ id, createdAt: now - ago * minute, ...more });
    await archiveIn(job, of(20, 60));
    const wanted = await archiveIn(job, of(21, 50));
    await archiveIn(job, of(22, 40, { headBranch: 'feature' }));
    await archiveIn(job, of(23, 30, { path: '.github/workflows/other.yml', workflowId: 2 }));
    await archiveIn(job, of(24, 20, { conclusion: 'failure' }));
    // Newer than all, and without the archive: more of them than fit on a page.
    for (let id = 100; id < 230; id++) job.service.addRun({ ...of(id, 5), conclusion: 'success', status: 'completed' });
    const inputs = { image: job.image, workflow: 'ci.yml', branch: 'main' };
    const step = await job.runSub('load', inputs, here);
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(step.outputs['short-imageid'], wanted.shortId);
    assert.match(
      step.stdout,
      /Run 21 was chosen: the newest run of acme\/app with workflow ci\.yml, branch main, conclusion success that has the archive/,
    );
    const failed = await job.runSub('load', { ...inputs, conclusion: 'failure', 'lookup-only': 'true' }, here);
    assert.match(failed.stdout, /Run 24 was chosen/);
    const any = await job.runSub('load', { ...inputs, conclusion: 'any', 'lookup-only': 'true' }, here);
    assert.match(any.stdout, /Run 24 was chosen/);
  });

  it('takes the run of a commit', async () => {
    await using job = await startJob();
    const commit = 'c'.repeat(40);
    const wanted = await archiveIn(job, { id: 30, headSha: commit });
    await archiveIn(job, { id: 31 });
    const step = await job.runSub('load', { image: job.image, commit: commit.toUpperCase() }, here);
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(step.outputs['short-imageid'], wanted.shortId);
  });

  it('looks on for the version asked for, and says when no run has it', async () => {
    await using job = await startJob();
    await archiveIn(job, { id: 40, createdAt: Date.now() - 60_000 }, '1.0.0');
    await archiveIn(job, { id: 41, createdAt: Date.now() - 30_000 }, '1.1.0');
    const found = await job.runSub('load', { image: job.image, workflow: 'ci.yml', version: '1.0.0' }, here);
    assert.equal(found.code, 0, saidBy(found));
    assert.match(found.stdout, /Run 40 was chosen/);
    const none = await job.runSub('load', { image: job.image, workflow: 'ci.yml', version: '2.0.0' }, here);
    assert.match(errorOf(none), /^no archive of .* 2\.0\.0 in artifact/);
    assert.match(none.stdout, /None of the 2 runs that were searched has it/);
  });

  it("never takes a fork's artifact, by whatever rule the run was found, unless allow-forks names the fork", async () => {
    await using job = await startJob();
    const commit = 'd'.repeat(40);
    const own = await archiveIn(job, { id: 60, createdAt: Date.now() - 60_000, headSha: commit });
    const theirs = await archiveIn(job, { id: 61, headSha: commit, headRepository: 'mallory/app' });
    await archiveIn(job, { id: 62, headSha: commit, headRepository: null });
    const load = (inputs: Record<string, string>) =>
      job.runSub('load', { image: job.image, 'lookup-only': 'true', ...inputs }, here);
    const searches: Record<string, string>[] = [
      { workflow: 'ci.yml', branch: 'main' },
      { commit },
      { conclusion: 'success' },
    ];
    for (const inputs of searches) {
      const step = await load(inputs);
      assert.equal(step.code, 0, saidBy(step));
      assert.equal(step.outputs['short-imageid'], own.shortId, JSON.stringify(inputs));
      assert.match(step.stdout, /Runs of the fork mallory\/app are left out, see allow-forks/);
    }
    const refused = await load({ 'run-id': '61' });
    assert.match(errorOf(refused), /^run 61 of acme\/app is of the fork mallory\/app\n[^]*allow-forks: mallory\/app$/);
    assert.match(errorOf(await load({ 'run-id': '62' })), /^run 62 of acme\/app is of a fork that was deleted/);
    for (const inputs of [{ commit }, { 'run-id': '61' }] as Record<string, string>[]) {
      const step = await load({ ...inputs, 'allow-forks': 'octocat/app, Mallory/App' });
      assert.equal(step.code, 0, saidBy(step));
      assert.equal(step.outputs['short-imageid'], theirs.shortId, JSON.stringify(inputs));
    }
    assert.match(
      errorOf(await load({ 'run-id': '61', 'allow-forks': 'mallory' })),
      /allow-forks: "mallory", allowed: /,
    );
  });

  it('does not fall back to this run, its folder or the cache', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const made = await job.run({ version: 'dev', context: '.' }, here);
    assert.equal(made.code, 0, saidBy(made));
    job.service.addRun({ id: 50, conclusion: 'success', status: 'completed' });
    const step = await job.runSub('load', { image: job.image, 'run-id': '50' }, here);
    assert.match(errorOf(step), /^no archive of /);
  });

  it('says what is wrong with the run, the workflow, the repository or the token', async () => {
    await using job = await startJob();
    const fail = async (inputs: Record<string, string>, options = {}) =>
      errorOf(await job.runSub('load', { image: job.image, ...inputs }, { ...here, ...options }));
    assert.match(await fail({ 'run-id': '777' }), /^acme\/app has no run 777$/m);
    job.service.addRun({ name: 'CI', path: '.github/workflows/ci.yml', workflowId: 7 });
    const named = await fail({ workflow: 'CI' });
    assert.match(named, /^acme\/app has no workflow called CI, there are: .*ci\.yml \(CI\)$/m);
    assert.match(named, /workflow: ci\.yml$/m);
    const denied = await fail({ workflow: 'ci.yml' }, { token: 'none' });
    assert.match(
      denied,
      /^cannot read the runs of ci\.yml of acme\/app: github-token lacks the permission actions: read/,
    );
    assert.match(await fail({ repository: 'acme/other' }), /^cannot read the runs of acme\/other: .*404/);
    assert.match(await fail({ 'run-id': '1' }, { token: 'none' }), /^cannot read run 1 of acme\/app: .*actions: read/);
    const wrong = await fail({ 'run-id': '1', branch: 'main', commit: 'abc', 'github-token': '', from: 'cache' });
    for (const input of ['run-id', 'commit', 'github-token'])
      assert.match(wrong, new RegExp(`^- ${input}: `, 'm'), wrong);
  });
});
