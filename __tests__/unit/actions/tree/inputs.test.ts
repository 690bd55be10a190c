import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readTreeInputs } from '../../../../src/actions/tree/inputs.ts';
import { readRunnerEnvironment } from '../../../../src/core/environment.ts';
import { actionYmlOf } from '../../../support/repository.ts';
import { fillInputs } from '../../../support/runner/action-yml.ts';

it('readTreeInputs: no command changes less than it says unless dry-run says so', async () => {
  const environment = readRunnerEnvironment({}, { cwd: '/w', tmp: '/t', home: '/h' });
  for (const [given, dryRun] of [[{}, false] as const, [{ 'dry-run': 'true' }, true] as const]) {
    const inputs = await fillInputs(actionYmlOf('tree'), given, '');
    assert.equal(readTreeInputs(name => inputs[name] ?? '', environment).dryRun, dryRun);
  }
});
