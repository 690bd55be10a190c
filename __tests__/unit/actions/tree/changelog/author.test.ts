import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readRunnerEnvironment } from '../../../../../src/core/environment.ts';
import { findChangelogAuthor } from '../../../../../src/actions/tree/changelog/author.ts';

const fallback = { name: 'Bot', email: 'bot@example.org' };

describe('findChangelogAuthor', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'author-'));
    execFileSync('git', ['init', '-q', folder]);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function find(env: Record<string, string>, config: Record<string, string>, path = process.env['PATH'] ?? '') {
    for (const key of ['user.name', 'user.email']) {
      const value = config[key];
      execFileSync('git', ['-C', folder, 'config', key, value ?? '']);
    }
    // Nothing of the user who runs the tests.
    const alone = { PATH: path, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', XDG_CONFIG_HOME: folder };
    const environment = readRunnerEnvironment({ ...alone, ...env }, { cwd: folder, tmp: folder, home: folder });
    return findChangelogAuthor(environment, fallback, new AbortController().signal);
  }
  const git = { 'user.name': 'Git Name', 'user.email': 'git@example.org' };
  const debian = { DEBFULLNAME: 'Deb Name', DEBEMAIL: 'deb@example.org' };

  it('takes DEBFULLNAME and DEBEMAIL first', async () => {
    assert.deepEqual(await find(debian, git), { name: 'Deb Name', email: 'deb@example.org' });
  });

  it('takes what git says next', async () => {
    assert.deepEqual(await find({}, git), { name: 'Git Name', email: 'git@example.org' });
  });

  it('looks up name and email separately', async () => {
    assert.deepEqual(await find({ DEBFULLNAME: 'Deb Name' }, git), { name: 'Deb Name', email: 'git@example.org' });
    assert.deepEqual(await find({ DEBEMAIL: 'deb@example.org' }, git), { name: 'Git Name', email: 'deb@example.org' });
    assert.deepEqual(await find({ DEBFULLNAME: 'Deb Name' }, {}), { name: 'Deb Name', email: fallback.email });
    assert.deepEqual(await find({}, { 'user.email': 'git@example.org' }), { name: 'Bot', email: 'git@example.org' });
  });

  it('falls back where nothing is configured, and where there is no git', async () => {
    assert.deepEqual(await find({}, {}), fallback);
    assert.deepEqual(await find({}, git, folder), fallback);
  });

  it('lets no name break a signature', async () => {
    const odd = { DEBFULLNAME: 'Ada\n <ada@x>  Thu', DEBEMAIL: '<ada@example.org>\n' };
    assert.deepEqual(await find(odd, {}), { name: 'Ada ada@x Thu', email: 'ada@example.org' });
  });
});
