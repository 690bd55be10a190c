import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planArchive } from '../../../../src/actions/archive/plan.ts';
import { readArchive } from '../../../support/archive-inputs.ts';

function plan(inputs: Readonly<Record<string, string>>) {
  return planArchive(readArchive({ image: 'acme/api', ...inputs }));
}

describe('planArchive', () => {
  it('makes a legal tag from the version', () => {
    const { tag, reference } = plan({ version: '1.2.3+dirty' });
    assert.deepEqual([tag, reference], ['1.2.3-dirty', 'acme/api:1.2.3-dirty']);
  });

  it('pulls a dirty version always and a clean one when it is missing, unless the policy is given', () => {
    assert.deepEqual(
      ['dev', '1.2.3'].map(version => plan({ version }).pullPolicy),
      ['always', 'missing'],
    );
    const { pullPolicy, pullBecause } = plan({ version: 'dev', 'pull-policy': 'newer' });
    assert.deepEqual([pullPolicy, pullBecause], ['newer', 'pull-policy is newer']);
  });

  it('keeps a dirty version for its own number of days', () => {
    const days = { 'retention-days': '30', 'dirty-retention-days': '3' };
    assert.equal(plan({ version: 'dev', ...days }).retentionDays, 3);
    assert.equal(plan({ version: '1.2.3', ...days }).retentionDays, 30);
  });

  const gates: [string, Record<string, string>, string][] = [
    ['is open for a clean version', { version: '1.2.3', 'dirty-policy': 'fail' }, 'open'],
    ['is open by default', { version: 'dev', 'dirty-policy': 'allow' }, 'open'],
    ['warns about a dirty version', { version: 'dev', 'dirty-policy': 'warn' }, 'warn'],
    ['refuses a dirty version', { version: 'dev', 'dirty-policy': 'fail' }, 'refuse'],
    ['warns where allow-dirty lets it pass', { version: 'dev', 'dirty-policy': 'fail', 'allow-dirty': 'true' }, 'warn'],
    ['goes by dirty-pattern', { version: '1.2.3', 'dirty-pattern': '^1', 'dirty-policy': 'fail' }, 'refuse'],
  ];
  for (const [what, inputs, kind] of gates) {
    it(`the gate ${what}`, () => assert.equal(plan(inputs).gate.kind, kind));
  }
});
