// On every engine: it runs the containers.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildChecked, containersOf, newRunId } from '../support/checked.ts';
import { engineApi } from '../support/engine.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';

const local = { source: 'local', version: 'dev', prune: 'all' };
const busybox = ['ENTRYPOINT ["/bin/busybox"]', 'CMD ["true"]'];

async function shipsNothing(job: Job): Promise<void> {
  assert.deepEqual([await job.list(), job.service.artifacts(), job.service.caches()], [[], [], []]);
}

describe('a container of the image', () => {
  it('passes by its exit code and what it writes, as the outputs say', async () => {
    await using job = await startJob();
    await buildChecked(`${job.image}:dev`, busybox);
    const runId = newRunId();
    const run = { 'run-command': `sh -c 'echo "hello $0" >&2; exit 3' "a  b"`, 'run-expect-exit-code': '3' };
    const step = await job.run({ ...local, ...run, 'run-expect-output': '^hello a  b$' }, { runId });
    assert.equal(step.code, 0, saidBy(step));
    const detail = 'exit code 3, the output matches /^hello a  b$/m';
    assert.deepEqual(JSON.parse(step.outputs['checks'] ?? ''), [{ name: 'run-command', passed: true, detail }]);
    assert.match(step.summary, /\| Checks \| run-command \|/);
    assert.deepEqual(await containersOf(runId), []);
  });

  it('gets run-args as they are, after the entrypoint of the image', async () => {
    await using job = await startJob();
    await buildChecked(`${job.image}:dev`, busybox);
    const run = { 'run-command': 'echo', 'run-args': 'a  b\n$HOME', 'run-expect-output': '^a {2}b \\$HOME$' };
    const step = await job.run({ ...local, ...run });
    assert.equal(step.code, 0, saidBy(step));
  });

  it('that fails stops the step before anything is saved, with the end of its output', async () => {
    await using job = await startJob();
    await buildChecked(`${job.image}:dev`, busybox);
    const runId = newRunId();
    const step = await job.run({ ...local, 'run-command': `sh -c 'echo one; echo ::error::two; exit 7'` }, { runId });
    assert.equal(
      errorOf(step),
      `${job.image}:dev fails the check run-command: the container ended with exit code 7, expected is 0; the end of its output:\none\n::error::two`,
    );
    assert.deepEqual(
      (JSON.parse(step.outputs['checks'] ?? '') as { passed: boolean }[]).map(each => each.passed),
      [false],
    );
    assert.deepEqual(await containersOf(runId), []);
    await shipsNothing(job);
  });

  it('whose output does not match fails', async () => {
    await using job = await startJob();
    await buildChecked(`${job.image}:dev`, busybox);
    const step = await job.run({ ...local, 'run-command': 'echo 1.2', 'run-expect-output': '^1\\.3' });
    assert.match(errorOf(step), /the output does not match \/\^1\\\.3\/m; the end of its output:\n1\.2$/);
    await shipsNothing(job);
  });

  it('that does not end in time is stopped and removed', async () => {
    await using job = await startJob();
    await buildChecked(`${job.image}:dev`, busybox);
    const runId = newRunId();
    const step = await job.run({ ...local, 'run-command': 'sleep 600', 'run-timeout': '1' }, { runId });
    assert.match(errorOf(step), /run-command: the container is still running after 1 s, without any output$/);
    assert.deepEqual(await containersOf(runId), []);
    await shipsNothing(job);
  });

  it('that cannot start is a failed check, in the words of the engine', async () => {
    await using job = await startJob();
    await buildChecked(`${job.image}:dev`, ['CMD ["/nothing"]']);
    const runId = newRunId();
    const step = await job.run({ ...local, 'run-expect-exit-code': '0' }, { runId });
    assert.match(errorOf(step), /run-command: the container did not start: .*\/nothing.*no such file/s);
    assert.deepEqual(await containersOf(runId), []);
  });

  it('runs by the id of the image, unprivileged, and a cancel leaves none (docker-pkg 4.0.1, conu #385)', async () => {
    await using job = await startJob();
    const id = await buildChecked(`${job.image}:dev`, busybox);
    const runId = newRunId();
    const running = await job.start({ ...local, 'run-command': 'sleep 600' }, { runId });
    await running.waitFor(/::group::Check/);
    let [container] = await containersOf(runId);
    while (container?.State !== 'running') [container] = await containersOf(runId);
    assert.equal(container.ImageID, id);
    const made = (await engineApi('GET', `/containers/${container.Id}/json`)) as {
      Config: { Image: string };
      HostConfig: { Privileged: boolean };
    };
    assert.deepEqual([made.Config.Image, made.HostConfig.Privileged], [id, false]);
    running.kill('SIGINT');
    assert.equal(errorOf(await running.finished), 'the step was cancelled (SIGINT)');
    assert.deepEqual(await containersOf(runId), []);
    await shipsNothing(job);
  });

  it('is also run when this very image is archived already, and the archive stays when it fails', async () => {
    await using job = await startJob();
    await buildChecked(`${job.image}:dev`, busybox);
    const first = await job.run(local);
    const before = await job.list();
    const failed = await job.run({ ...local, 'run-command': 'false' });
    assert.match(errorOf(failed), /fails the check run-command: the container ended with exit code 1/, saidBy(first));
    assert.deepEqual(await job.list(), before);
    const passed = await job.run({ ...local, 'run-command': 'true' });
    assert.deepEqual([passed.code, passed.outputs['updated']], [0, 'false'], saidBy(passed));
  });
});
