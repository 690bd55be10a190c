import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readBuildSecrets } from '../../../src/build/secrets.ts';
import { readRunnerEnvironment } from '../../../src/core/environment.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { readBuildInputs } from '../../support/build-inputs.ts';

const runner = { cwd: '/', tmp: '/', home: '/' };

describe('readBuildSecrets', () => {
  it('hides long lines of a secret, not lone brackets', async () => {
    const masks: string[] = [];
    const inputs = readBuildInputs({ secrets: '"json={\n  ""key"": 1\n}"\npin=123' });
    await readBuildSecrets(inputs, readRunnerEnvironment({}, runner), '', secret => masks.push(secret));
    assert.deepEqual(masks, ['  "key": 1', '123']);
  });

  it("adds the token for a context in the job's own repository alone", async () => {
    const environment = readRunnerEnvironment({ GITHUB_REPOSITORY: 'acme/app' }, runner);
    const ids = async (context: string, secrets = '') => {
      const inputs = readBuildInputs({ context, secrets });
      return [...(await readBuildSecrets(inputs, environment, 'token', () => undefined))].map(
        ([id, it]) => `${id}=${it.toString()}`,
      );
    };
    assert.deepEqual(await ids('https://github.com/acme/app.git#main'), ['GIT_AUTH_TOKEN=token']);
    assert.deepEqual(await ids('https://github.com/acme/app.git', 'GIT_AUTH_TOKEN=own'), ['GIT_AUTH_TOKEN=own']);
    for (const other of ['.', 'https://github.com/acme/other.git', 'https://evil.example/github.com/acme/app.git']) {
      assert.deepEqual(await ids(other), []);
    }
  });

  it('refuses a file that BuildKit would not accept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'secret-'));
    try {
      await writeFile(join(folder, 'large'), Buffer.alloc(500 * 1024 + 1));
      const environment = readRunnerEnvironment({ GITHUB_WORKSPACE: folder }, runner);
      const read = readBuildSecrets(readBuildInputs({ 'secret-files': 'a=large' }), environment, '', () => undefined);
      await assert.rejects(
        read,
        error => error instanceof ActionError && /512001 bytes, allowed: 512000/.test(error.message),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
