import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../../support/repository.ts';

// A process of its own, as the runner starts it: `work` is the whole of what the action does.
function runWith(work: string) {
  const main = JSON.stringify(join(root, 'src/actions/shared/main.ts'));
  const program = `import { runAction } from ${main};\nawait runAction(async () => { ${work} });`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], GITHUB_WORKSPACE: root },
  });
  return { status, errors: stdout.split('\n').filter(line => line.startsWith('::error')) };
}

describe('the process of a step', () => {
  it('succeeds when its work does', () => assert.deepEqual(runWith(''), { status: 0, errors: [] }));

  it('ends with one error when its work fails', () => {
    assert.deepEqual(runWith('throw new Error("no luck")'), { status: 1, errors: ['::error title=failed::no luck'] });
  });

  it('ends with one error when nothing is left that could finish its work', () => {
    const { status, errors } = runWith('console.log("waiting"); await new Promise(() => {});');
    assert.equal(status, 1);
    assert.equal(errors.length, 1);
    assert.match(errors[0] ?? '', /^::error title=UNFINISHED::the step is not finished, and nothing is left/);
  });

  it('ends with one error when a promise is rejected that nobody waits for', () => {
    const { status, errors } = runWith('void Promise.reject(new Error("lost")); await new Promise(() => {});');
    assert.deepEqual({ status, errors }, { status: 1, errors: ['::error title=failed::lost'] });
  });
});
