import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isNamed } from '../../../src/stores/release-upload.ts';

describe('isNamed', () => {
  const table: [string, string, boolean][] = [
    ['acme~api_1.0+2_0123456789ab.zip', 'acme.api_1.0+2_0123456789ab.zip', true],
    ['ghcr.io~acme~api_1_0123456789ab.zip', 'ghcr.io.acme.api_1_0123456789ab.zip', true],
    ['localhost=5000~api_1_0123456789ab.zip', 'localhost.5000.api_1_0123456789ab.zip', true],
    ['[==1]=5000~api_1_0123456789ab.zip', '1.5000.api_1_0123456789ab.zip', true],
    ['web_1_0123456789ab.zip', 'web_1_0123456789ab.zip', true],
    ['web_1_0123456789ab.zip', 'web-admin_1_0123456789ab.zip', false],
  ];
  for (const [archive, name, same] of table)
    it(`${name} is ${same ? '' : 'not '}the asset of ${archive}`, () =>
      assert.equal(isNamed({ name, label: '' }, archive), same));

  it('goes by the label, too', () =>
    assert.ok(isNamed({ name: 'renamed.zip', label: 'acme~api_1_0123456789ab.zip' }, 'acme~api_1_0123456789ab.zip')));
});
