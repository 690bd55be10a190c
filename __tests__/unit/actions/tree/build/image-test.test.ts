import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findTest } from '../../../../../src/actions/tree/build/image-test.ts';
import { makePlanned } from '../../../../support/planned-image.ts';

describe('findTest', () => {
  let root = '';
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'image-test-'));
  });
  after(() => rm(root, { recursive: true, force: true }));

  async function find(folder: string, files: Readonly<Record<string, string>>, command = '') {
    const dir = join(root, folder);
    await mkdir(dir, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
    const image = makePlanned('web', {
      folder: { ...makePlanned('web').folder, dir, files: new Set(Object.keys(files)) },
    });
    return findTest(image, { command, timeout: 1000 });
  }

  it('runs the test.sh of a folder in that folder, executable or not', async () => {
    const test = await find("it's here", { 'test.sh': 'pwd; echo "$1"' });
    const output = execFileSync('bash', ['-c', (test?.command ?? '').replaceAll('{image}', 'web:1')], {
      encoding: 'utf8',
    });
    assert.deepEqual(output.trim().split('\n'), [join(root, "it's here"), 'web:1']);
    assert.equal(test?.timeout, 1000);
    assert.equal(await find('empty', {}), undefined);
  });

  it('prefers a given command, if the file that it names is in the folder', async () => {
    const command = 'goss {path}/goss.yaml {image}';
    assert.equal(
      (await find('a', { 'goss.yaml': '', 'test.sh': '' }, command))?.command,
      `goss ${root}/a/goss.yaml {image}`,
    );
    assert.equal(await find('b', { 'test.sh': '' }, command), undefined);
  });

  it('keeps a folder with special characters one word inside quotes', async () => {
    const test = await find("it's $HOME", { file: 'content' }, 'cat "{path}/file"');
    assert.equal(execFileSync('bash', ['-c', test?.command ?? ''], { encoding: 'utf8' }), 'content');
  });
});
