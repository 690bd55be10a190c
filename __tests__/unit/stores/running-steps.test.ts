import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { RunningStep } from '../../../src/stores/running-steps.ts';

const dir = await mkdtemp(join(tmpdir(), 'running-steps-'));
after(() => rm(dir, { recursive: true }));

const source = new URL('../../../src/stores/running-steps.ts', import.meta.url).href;

describe('RunningStep', () => {
  it('needs what was stored since it began, and itself uses nothing of others', async () => {
    await using step = new RunningStep(dir, 1000);
    await step.use('folder web_1_111111111111.zip');
    assert.deepEqual(await step.needs(), { since: 1000, used: new Set() });
  });

  it('sees the other steps of its folder for as long as they run', async () => {
    await using step = new RunningStep(dir, 1000);
    {
      await using first = new RunningStep(dir, 500);
      await using second = new RunningStep(dir, 2000);
      await first.announce();
      await second.use('sha256:1', 'sha256:2');
      assert.deepEqual(await step.needs(), { since: 500, used: new Set(['sha256:1', 'sha256:2']) });
    }
    assert.deepEqual(await step.needs(), { since: 1000, used: new Set() });
    assert.deepEqual(await readdir(dir), []);
  });

  it('does not believe the marker of a step that was killed, and removes it after a day', async () => {
    await using step = new RunningStep(dir, 1000);
    const path = join(dir, '.0123456789abcdef.step');
    await writeFile(path, '{"began":1,"uses":[]}');
    for (const [minutes, since, left] of [
      [0, 1, 1],
      [2, 1000, 1],
      [25 * 60, 1000, 0],
    ] as const) {
      const touched = new Date(Date.now() - minutes * 60_000);
      await utimes(path, touched, touched);
      assert.equal((await step.needs()).since, since);
      assert.equal((await readdir(dir)).length, left);
    }
  });

  it('ignores a file that is not a marker', async () => {
    await using step = new RunningStep(dir, 1000);
    const path = join(dir, '.0123456789abcdef.step');
    for (const text of ['', '[]', '{"began":"1"}', '{"began":1,"uses":{}}']) {
      await writeFile(path, text);
      assert.deepEqual(await step.needs(), { since: 1000, used: new Set() });
    }
    await rm(path);
  });

  it('leaves no marker when its process ends without disposing of it', async () => {
    const script = `const { RunningStep } = await import(${JSON.stringify(source)});
      const step = new RunningStep(${JSON.stringify(dir)}, 1);
      await step.announce();
      console.log((await import('node:fs')).readdirSync(${JSON.stringify(dir)}).length);
      process.exit(1);`;
    assert.throws(
      () => execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'pipe' }),
      (error: { stdout: Buffer }) => error.stdout.toString() === '1\n',
    );
    assert.deepEqual(await readdir(dir), []);
  });

  it('gets no marker in a folder that does not exist', async () => {
    await using step = new RunningStep(join(dir, 'missing'), 1000);
    await step.announce();
    assert.deepEqual(await step.needs(), { since: 1000, used: new Set() });
  });
});
