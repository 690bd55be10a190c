import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findLogin } from '../../../../src/actions/tree/context.ts';
import { readTreeInputs } from '../../../../src/actions/tree/inputs.ts';
import { readTreeConfig } from '../../../../src/actions/tree/read/config.ts';
import { readRunnerEnvironment } from '../../../../src/core/environment.ts';
import { actionYmlOf } from '../../../support/repository.ts';
import { fillInputs } from '../../../support/runner/action-yml.ts';

it('findLogin prefers the inputs to the file of settings, field by field, and needs user and password', async () => {
  const environment = readRunnerEnvironment({}, { cwd: '/w', tmp: '/t', home: '/h' });
  const find = async (given: Readonly<Record<string, string>>, settings: Readonly<Record<string, string>>) => {
    const inputs = await fillInputs(actionYmlOf('tree'), given, '');
    const config = { ...(await readTreeConfig('', '')), ...settings };
    return findLogin(
      readTreeInputs(name => inputs[name] ?? '', environment),
      config,
    );
  };
  const settings = { registry: 'r.io:5000', username: 'team', password: 'old' };
  assert.deepEqual(await find({}, settings), { host: 'r.io:5000', username: 'team', password: 'old' });
  const given = { registry: 'ghcr.io', password: 'new' };
  assert.deepEqual(await find(given, settings), { host: 'ghcr.io', username: 'team', password: 'new' });
  assert.equal((await find({ username: 'me', password: 'x' }, {}))?.host, 'docker.io');
  assert.equal((await find({ registry: 'index.docker.io', username: 'me', password: 'x' }, {}))?.host, 'docker.io');
  assert.equal(await find({ username: 'me' }, {}), undefined);
});
