import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../support/repository.ts';

const dist = join(root, 'dist');

describe('dist/', () => {
  it('starts alone, without node_modules and without a runner, and fails with one clear error', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(dist, 'archive.js')], {
      encoding: 'utf8',
      env: {},
      cwd: '/',
    });
    assert.equal(status, 1);
    assert.match(stdout, /^::error title=INPUTS::/m);
    assert.equal(stderr, '');
  });

  it('holds nothing but JavaScript that is the same on every machine', () => {
    const strange = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
      file => !/^[\w.]+\.js$|^package\.json$|^NOTICE\.txt$/.test(file),
    );
    assert.deepEqual(strange, []);
    for (const file of readdirSync(dist))
      assert.ok(!readFileSync(join(dist, file), 'utf8').includes(root), `${file} names this machine's folders`);
  });

  it('comes with the licences of what it bundles', () => {
    const notice = readFileSync(join(dist, 'NOTICE.txt'), 'utf8');
    for (const vendor of [
      '@actions/artifact',
      '@actions/cache',
      '@azure/storage-blob',
      'dockerode',
      'tar-stream',
      'yauzl',
      'undici',
    ]) {
      assert.match(notice, new RegExp(`^ - ${vendor}@`, 'm'));
    }
  });

  it('loads the heavy vendors only when they are used', () => {
    const entry = readFileSync(join(dist, 'index.js'), 'utf8');
    assert.ok(entry.length < 100_000, `${entry.length} bytes`);
  });
});
