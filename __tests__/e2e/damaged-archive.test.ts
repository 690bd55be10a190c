import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { open, readFile, stat, utimes } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';

/** Changes one byte of a file in the middle, and sets its time back. */
async function damage(path: string): Promise<void> {
  const { size, atime, mtime } = await stat(path);
  const file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, size >> 1);
  await file.write(Buffer.from([(byte[0] ?? 0) ^ 0xff]), 0, 1, size >> 1);
  await file.close();
  await utimes(path, atime, mtime);
}

/** A command for `verify-command` that does the same; it runs between the save and the upload. */
const damageCommand = `sh -c 'touch -r "$0" "$0.time"; printf XYZ | dd of="$0" bs=1 seek=200 conv=notrunc; touch -r "$0.time" "$0"; rm "$0.time"' {archive}`;

async function startWithContext(): Promise<Job> {
  const job = await startJob();
  await job.write(helloContext());
  return job;
}

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

describe('an archive that was damaged, its size and time unchanged', () => {
  for (const [title, inputs] of [
    ['before it becomes an artifact', { cache: 'false' }],
    ['before it is cached', { 'upload-artifact': 'false' }],
    ['where the archive would be reused', { existing: 'reuse' }],
  ] as const) {
    it(`is saved again ${title}`, async () => {
      await using job = await startWithContext();
      const given = { context: '.', version: '1.0.0', ...inputs };
      const first = await job.run({ ...given, cache: 'false', 'upload-artifact': 'false' });
      const path = first.outputs['archive-path'] ?? '';
      await damage(path);
      const step = await job.run(given);
      assert.equal(step.code, 0, saidBy(step));
      assert.match(step.annotations.map(({ message }) => message).join(), /is damaged: it is sha256:/);
      const { outputs } = step;
      assert.equal(outputs['updated'], 'true');
      assert.equal(outputs['archive-sha256'], await sha256(path));
      assert.equal(outputs['archive-sha256'], first.outputs['archive-sha256']);
      for (const artifact of job.service.artifacts()) {
        assert.equal(artifact.digest, `sha256:${outputs['archive-sha256']}`);
        assert.equal(outputs['artifact-digest'], outputs['archive-sha256']);
        assert.equal(await sha256(artifact.path), outputs['archive-sha256']);
      }
      const stored = [...job.service.artifacts(), ...job.service.caches()];
      assert.ok(stored.length > 0);
    });
  }

  it('is not read again where nothing leaves the machine', async () => {
    await using job = await startWithContext();
    const first = await job.run({ context: '.' });
    await damage(first.outputs['archive-path'] ?? '');
    const step = await job.run({ context: '.' });
    assert.equal(step.outputs['updated'], 'false', saidBy(step));
    assert.equal(step.outputs['artifact-digest'], step.outputs['archive-sha256']);
  });

  for (const [title, inputs] of [
    ['as an artifact', { cache: 'false' }],
    ['in the cache', { 'upload-artifact': 'false' }],
    ['with a release', { cache: 'false', 'upload-artifact': 'false', release: 'v1', version: '1.0.0' }],
  ] as const) {
    it(`is removed with one error where that happens after the save, and nothing of it stays ${title}`, async () => {
      await using job = await startWithContext();
      job.service.addRelease('v1', true);
      const step = await job.run({ context: '.', ...inputs, 'verify-command': damageCommand });
      assert.match(errorOf(step), /^.*\.zip is damaged: it is sha256:.*, and was sha256:.* when it was proved/);
      assert.deepEqual(await job.list(), []);
      assert.deepEqual([...job.service.artifacts(), ...job.service.caches()], []);
      assert.deepEqual(job.service.assets(), []);
      const again = await job.run({ context: '.', ...inputs });
      assert.equal(again.code, 0, saidBy(again));
    });
  }
});

describe('force: true', () => {
  it('saves, caches and uploads again what is there, whatever existing says', async () => {
    await using job = await startWithContext();
    const given = { context: '.', version: '1.0.0', existing: 'fail' };
    const first = await job.run(given);
    assert.equal(first.code, 0, saidBy(first));
    const before = [job.service.artifacts(), job.service.caches()].map(rows => rows.map(({ id }) => id));
    const path = first.outputs['archive-path'] ?? '';
    const { ino } = await stat(path);
    const step = await job.run({ ...given, force: 'true' });
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(step.outputs['updated'], 'true');
    assert.match(step.stdout, /: force is true/);
    assert.notEqual((await stat(path)).ino, ino);
    const after = [job.service.artifacts(), job.service.caches()].map(rows => rows.map(({ id }) => id));
    for (const [i, ids] of after.entries()) {
      assert.equal(ids.length, before[i]?.length);
      assert.ok(
        ids.every(id => !before[i]?.includes(id)),
        `${i}`,
      );
    }
    assert.equal(step.outputs['artifact-digest'], step.outputs['archive-sha256']);
    assert.equal(step.outputs['artifact-id'], String(job.service.artifacts()[0]?.id));
  });
});

describe('an artifact of this run with other bytes of the image', () => {
  it('is replaced, so that archive and artifact have one digest', async () => {
    await using job = await startWithContext();
    const given = { context: '.', cache: 'false' };
    const first = await job.run({ ...given, 'compression-level': '1' });
    const other = await job.run({ ...given, 'compression-level': '9', 'upload-artifact': 'false', force: 'true' });
    assert.notEqual(other.outputs['archive-sha256'], first.outputs['archive-sha256'], 'the levels make no difference');
    const step = await job.run({ ...given, 'compression-level': '9' });
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(step.outputs['archive-sha256'], other.outputs['archive-sha256']);
    assert.equal(step.outputs['artifact-digest'], other.outputs['archive-sha256']);
    assert.deepEqual(
      job.service.artifacts().map(({ digest }) => digest),
      [`sha256:${other.outputs['archive-sha256']}`],
    );
  });
});
