import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { ActionError } from '../../../../../src/core/errors.ts';
import { replaceFiles } from '../../../../../src/actions/tree/bump/replacement.ts';

const run = promisify(execFile);
const { signal } = new AbortController();

describe('replaceFiles', () => {
  let folder = '';
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const write = (names: readonly string[]) => names.map(name => ({ path: join(folder, name), text: `new ${name}` }));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'replace-'));
    for (const name of ['a', 'b', 'c']) await writeFile(join(folder, name), `old ${name}`);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('replaces all, keeps their modes and leaves nothing else behind', async () => {
    await chmod(join(folder, 'b'), 0o751);
    await replaceFiles(write(['a', 'b']), signal);
    assert.deepEqual([await read('a'), await read('b'), await read('c')], ['new a', 'new b', 'old c']);
    assert.equal((await stat(join(folder, 'b'))).mode & 0o777, 0o751);
    assert.deepEqual(await readdir(folder), ['a', 'b', 'c']);
  });

  it('writes none when one is missing', async () => {
    await assert.rejects(replaceFiles(write(['a', 'missing', 'c']), signal), (error: unknown) => {
      assert.ok(error instanceof ActionError);
      assert.equal(error.code, 'BUMP_WRITE');
      assert.match(error.message, /missing could not be written \(ENOENT.*\); no file was changed$/);
      return true;
    });
    assert.deepEqual([await read('a'), await read('c')], ['old a', 'old c']);
    assert.deepEqual(await readdir(folder), ['a', 'b', 'c']);
  });

  it('writes none when the step is cancelled', async () => {
    const reason = new ActionError('CANCELLED', 'the step was cancelled');
    await assert.rejects(replaceFiles(write(['a', 'b']), AbortSignal.abort(reason)), reason);
    assert.deepEqual([await read('a'), await readdir(folder)], ['old a', ['a', 'b', 'c']]);
  });

  it('undoes earlier renames when a later one fails', async t => {
    // A file that is mounted cannot be renamed over.
    const mounted = join(folder, 'c');
    try {
      await run('mount', ['--bind', mounted, mounted]);
    } catch {
      t.skip('mounting is not allowed here');
      return;
    }
    try {
      await assert.rejects(
        replaceFiles(write(['a', 'b', 'c']), signal),
        /c could not be written \(EBUSY.*\); no file was changed$/,
      );
    } finally {
      await run('umount', [mounted]);
    }
    assert.deepEqual([await read('a'), await read('b'), await read('c')], ['old a', 'old b', 'old c']);
    assert.deepEqual(await readdir(folder), ['a', 'b', 'c']);
  });
});
