import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { root } from '../support/repository.ts';

const dir = mkdtempSync(join(tmpdir(), 'schedule-'));
after(() => rmSync(dir, { recursive: true }));

const files = {
  passing: "it('passes', () => console.log(process.env.WORKER)); it('is skipped', { skip: 'no such tool' }, () => {});",
  failing: "it('fails', () => { throw new Error('on purpose'); });",
  dying: "it('dies', () => process.kill(process.ppid, 'SIGKILL'));",
};

/** Runs these files on workers, given as the names of their files, and gives exit code and output. */
function schedule(workers: readonly (readonly (keyof typeof files)[])[]) {
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(dir, `${name}.test.mjs`), `import { it } from 'node:test';\n${text}\n`);
  const given = workers.map((names, i) => ({
    env: { WORKER: `worker ${i}` },
    jobs: names.map(name => ({ name, args: ['--test', '--test-reporter=spec', join(dir, `${name}.test.mjs`)] })),
  }));
  const script = join(root, 'scripts/schedule.mjs');
  const program = `import { runJobs } from ${JSON.stringify(script)};
    process.exitCode = await runJobs(process.execPath, ${JSON.stringify(given)});`;
  // Otherwise the inner test runner would report to the outer one.
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    ...{ env, encoding: 'utf8', timeout: 60_000 },
  });
  return { status, stdout, summary: /^ℹ (?:.*\n)+$/m.exec(stdout)?.[0].split('\n') ?? [] };
}

describe('runJobs', () => {
  it('gives each worker its environment, and one summary of all, where what is skipped does not count as passed', () => {
    const { status, stdout, summary } = schedule([['passing'], ['passing', 'passing']]);
    assert.equal(status, 0, stdout);
    assert.deepEqual([/worker 0/.test(stdout), stdout.match(/worker 1/g)?.length], [true, 2]);
    assert.deepEqual(summary.slice(0, 7), [
      ...['ℹ tests 6', 'ℹ suites 0', 'ℹ pass 3', 'ℹ fail 0', 'ℹ cancelled 0', 'ℹ skipped 3', 'ℹ todo 0'],
    ]);
    assert.match(summary[7] ?? '', /^ℹ duration_ms \d+$/);
    assert.equal(stdout.match(/^ℹ tests/gm)?.length, 1);
  });

  it('fails with a file that fails, whose name and error it prints, and runs the others', () => {
    const { status, stdout, summary } = schedule([['failing', 'passing']]);
    assert.equal(status, 1, stdout);
    assert.match(stdout, /on purpose/);
    assert.match(stdout, /^✖ failed: failing$/m);
    assert.deepEqual(summary.slice(2, 4), ['ℹ pass 1', 'ℹ fail 1']);
  });

  it('counts a file that dies without a summary as a failure', () => {
    const { status, stdout, summary } = schedule([['dying']]);
    assert.equal(status, 1, stdout);
    assert.deepEqual([summary[0], summary[3]], ['ℹ tests 1', 'ℹ fail 1']);
  });
});
