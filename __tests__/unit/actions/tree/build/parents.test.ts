import assert from 'node:assert/strict';
import { it } from 'node:test';
import { requestImage } from '../../../../../src/actions/tree/build/parents.ts';
import { readTreeInputs } from '../../../../../src/actions/tree/inputs.ts';
import { readRunnerEnvironment } from '../../../../../src/core/environment.ts';
import { makePlanned } from '../../../../support/planned-image.ts';
import { actionYmlOf } from '../../../../support/repository.ts';
import { fillInputs } from '../../../../support/runner/action-yml.ts';

it('requestImage asks for one archive, nearest places first, and fails when there is none', async () => {
  const environment = readRunnerEnvironment({}, { cwd: '/w', tmp: '/t', home: '/h' });
  const given = { 'archive-dir': 'a', 'github-token': 'secret', timeout: '60', 'docker-host': 'tcp://engine' };
  const inputs = await fillInputs(actionYmlOf('tree'), given, '');
  const image = makePlanned('lib/api', { label: 'ghcr.io/acme/lib/api:1.0', version: '1.0' });
  const request = requestImage(
    image,
    '0123456789ab',
    readTreeInputs(name => inputs[name] ?? '', environment),
  );
  assert.deepEqual(request.targets, [{ name: 'ghcr.io~acme~lib~api', repository: 'ghcr.io/acme/lib/api', path: '' }]);
  assert.deepEqual([request.version, request.imageid], ['1.0', '0123456789ab']);
  assert.deepEqual(request.places, ['folder', 'artifact', 'cache']);
  assert.deepEqual([request.auto, request.failOnMiss, request.lookupOnly], [true, true, false]);
  const { archiveDir, token, idleTimeout, dockerHost } = request;
  assert.deepEqual([archiveDir, token, idleTimeout, dockerHost], ['a', 'secret', 60_000, 'tcp://engine']);
});
