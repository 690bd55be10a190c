import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { archiveFolder, readRunnerEnvironment } from '../../../src/core/environment.ts';

const defaults = { cwd: '/here', tmp: '/tmp', home: '/home/me' };

describe('readRunnerEnvironment', () => {
  it('has defaults outside of a runner', () => {
    const { env, ...environment } = readRunnerEnvironment({}, defaults);
    assert.deepEqual(env, {});
    assert.deepEqual(environment, {
      workspace: '/here',
      tempDir: '/tmp',
      homeDir: '/home/me',
      repository: '',
      runId: '',
      ref: '',
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
    });
  });

  it('takes what the runner sets', () => {
    const env = { GITHUB_WORKSPACE: '/w', RUNNER_TEMP: '/t', GITHUB_REPOSITORY: 'acme/api', GITHUB_SERVER_URL: '' };
    const { workspace, tempDir, repository, serverUrl } = readRunnerEnvironment(env, defaults);
    assert.deepEqual([workspace, tempDir, repository, serverUrl], ['/w', '/t', 'acme/api', 'https://github.com']);
  });
});

describe('archiveFolder', () => {
  const folders: [string, string, Record<string, string>, string][] = [
    ['is in the folder of the job', '', {}, '/tmp/docker-archives'],
    ['is what ARTIFACTS_DIR says', '', { ARTIFACTS_DIR: 'out' }, '/here/out'],
    ['is what archive-dir says, above all', 'mine', { ARTIFACTS_DIR: 'out' }, '/here/mine'],
    ['may be absolute', '/data', {}, '/data'],
  ];
  for (const [what, archiveDir, env, expected] of folders) {
    it(what, () => assert.equal(archiveFolder(archiveDir, readRunnerEnvironment(env, defaults)), expected));
  }
});
