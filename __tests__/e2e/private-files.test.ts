import assert from 'node:assert/strict';
import { chmod, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { helloContext, saidBy, startJob, type Job } from '../support/job.ts';

/** The modes of a folder and of all files in it, as octal numbers. */
async function modesOf(dir: string): Promise<{ folder: string; files: string[] }> {
  const modeOf = async (path: string) => ((await lstat(path)).mode & 0o777).toString(8);
  const files = await Promise.all((await readdir(dir)).map(name => modeOf(join(dir, name))));
  return { folder: await modeOf(dir), files: [...new Set(files)] };
}

const alone = { folder: '700', files: ['600'] };

describe('archives in the folder', () => {
  // The steps inherit it.
  process.umask(0o022);

  it('are for their user alone, however they got there', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const run = async (inputs: Readonly<Record<string, string>>, step: Parameters<Job['run']>[1] = {}) => {
      const result = await job.run({ context: '.', ...inputs }, step);
      assert.equal(result.code, 0, saidBy(result));
    };
    for (const format of ['zip', 'tzst', 'docker']) {
      await run({ 'archive-format': format, cache: 'false', 'upload-artifact': 'false', force: 'true' });
      assert.deepEqual(await modesOf(job.archives), alone, format);
    }
    await run({});
    await rm(job.archives, { recursive: true });
    await run({ cache: 'false' });
    assert.deepEqual(await modesOf(job.archives), alone, 'from the artifact');
    await rm(job.archives, { recursive: true });
    await run({ 'upload-artifact': 'false' }, { runId: 2 });
    assert.deepEqual(await modesOf(job.archives), alone, 'from the cache');
  });

  it('are for their user alone in an existing folder, which keeps its mode', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    await mkdir(job.archives);
    await chmod(job.archives, 0o755);
    const step = await job.run({ context: '.', cache: 'false', 'upload-artifact': 'false' });
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual(await modesOf(job.archives), { folder: '755', files: ['600'] });
  });
});
