import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { buildImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob } from '../support/job.ts';

const local = { source: 'local', version: 'dev', prune: 'all' };

describe('verify-command', () => {
  it('knows the image with its tag and its id, the archive, and all of the environment (docker-pkg 4.0.1)', async () => {
    await using job = await startJob();
    const id = await buildImage(`${job.image}:dev`, helloContext());
    const words = '{image} {imageid} {archive} {path} $DOCKER_ARCHIVE_VERSION $PWD $MINE ${image}';
    const command = `image=own\necho "${words}" > seen\nunzip -tq "$DOCKER_ARCHIVE_ARCHIVE"`;
    const step = await job.run({ ...local, 'verify-command': command }, { env: { MINE: 'mine' } });
    assert.equal(step.code, 0, saidBy(step));
    const archive = step.outputs['archive-path'];
    const seen = `${job.image}:dev ${id} ${archive} ${job.workspace} dev ${job.workspace} mine own\n`;
    assert.equal(await readFile(join(job.workspace, 'seen'), 'utf8'), seen);
    assert.equal(step.outputs['checks'], '[{"name":"verify-command","passed":true,"detail":"exit code 0"}]');
  });

  it('that fails ships and prunes nothing, removes the new archive and keeps the older one', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:dev`, helloContext());
    const first = await job.run(local);
    assert.equal(first.code, 0, saidBy(first));
    const before = [await job.list(), job.service.artifacts(), job.service.caches()];
    await buildImage(`${job.image}:dev`, helloContext());
    const command = 'test -f {archive}\nfalse | true\necho never';
    const step = await job.run({ ...local, 'verify-command': `echo why\n${command}` });
    assert.equal(errorOf(step), 'verify-command failed: exit code 1; the end of its output:\nwhy');
    assert.deepEqual([await job.list(), job.service.artifacts(), job.service.caches()], before);
    assert.match(step.outputs['checks'] ?? '', /"passed":false/);
  });

  it('also judges an archive that exists already, which then stays', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const inputs = { source: 'local', version: '1.0.0', existing: 'reuse' };
    const first = await job.run(inputs);
    const before = await job.list();
    assert.match(errorOf(await job.run({ ...inputs, 'verify-command': 'exit 4' })), /exit code 4/, saidBy(first));
    assert.deepEqual(await job.list(), before);
  });

  it('that takes too long is ended with everything it started', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:dev`, helloContext());
    const command = 'sleep 600 &\necho $! > pid\nwait';
    const step = await job.run({ ...local, 'verify-command': command, 'verify-timeout': '2' });
    assert.equal(errorOf(step), 'verify-command failed: not done within 2 s, without any output');
    const pid = Number(await readFile(join(job.workspace, 'pid'), 'utf8'));
    assert.ok(await isGone(pid));
    assert.deepEqual(await job.list(), []);
  });

  it('does not wait for what it left running, and ends that too', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:dev`, helloContext());
    const step = await job.run({ ...local, 'verify-command': 'sleep 600 &\necho $! > pid\necho last words' });
    assert.equal(step.code, 0, saidBy(step));
    assert.match(step.stdout, /^\| last words$/m);
    assert.ok(await isGone(Number(await readFile(join(job.workspace, 'pid'), 'utf8'))));
  });

  it('ends when the step is cancelled, and nothing of the archive stays', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:dev`, helloContext());
    const step = await job.start({ ...local, 'verify-command': 'echo $$ > pid\necho begun\nsleep 600' });
    await step.waitFor(/begun/);
    step.kill('SIGINT');
    assert.equal(errorOf(await step.finished), 'the step was cancelled (SIGINT)');
    assert.deepEqual([await job.list(), job.service.artifacts(), job.service.caches()], [[], [], []]);
    assert.ok(await isGone(Number(await readFile(join(job.workspace, 'pid'), 'utf8'))));
  });

  it('writes no workflow command, and no path becomes shell text', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:dev`, helloContext());
    const inputs = { ...local, 'archive-dir': 'my $(touch evil) archives' };
    const step = await job.run({ ...inputs, 'verify-command': 'test -f "{archive}"\necho ::error::evil' });
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual(step.annotations, []);
    await assert.rejects(readFile(join(job.workspace, 'evil')));
  });
});

describe('a dry run', () => {
  it('says what would be checked, and checks nothing', async () => {
    await using job = await startJob();
    const inputs = {
      ...{ 'verify-command': 'touch ran', 'required-files': '/a\n/b', 'run-command': 'true', extract: '/a => a' },
    };
    const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };
    const step = await job.run({ ...local, ...inputs, 'dry-run': 'true' }, { env });
    assert.equal(step.code, 0, saidBy(step));
    const checked = 'check the image before it is saved: that it has /a, /b; that a container ends with exit code 0';
    for (const sentence of [checked, 'extract /a to a', 'run verify-command before anything ships']) {
      assert.ok(step.stdout.split('\n').includes(sentence), saidBy(step));
    }
    assert.equal(step.outputs['checks'], '[]');
    await assert.rejects(readFile(join(job.workspace, 'ran')));
  });
});

// A zombie that nobody has waited for yet is gone as well.
async function isGone(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat === '' || / Z /.test(stat);
}
