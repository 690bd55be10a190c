import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeVersion, toTag } from '../../../src/image/version.ts';

const dirty = ['latest', 'dev', '1.2.3.0', '0.0.0.0', '1.2.3+dirty', '1.2.3.dirty', '1.2.3+g1234.dirty', '.dirty'];
const clean = [
  ...['1.2.3', '1.2.3.1', '1.2.3.10', '1.2.3.00', '1.2.3.4.0', '1.2.3-dirty', '1.2.3.dirty.1', 'dirty', 'v1.2.3.0'],
  ...['1.2.3.0-rc', 'Latest', 'develop', ''],
];

describe('judgeVersion', () => {
  for (const version of dirty) it(`finds ${version} dirty`, () => assert.equal(judgeVersion(version).dirty, true));
  for (const version of clean) it(`finds "${version}" clean`, () => assert.equal(judgeVersion(version).dirty, false));

  it('follows a pattern of the user instead of its own', () => {
    assert.equal(judgeVersion('v1-4-gabc-dirty', /-dirty$/).dirty, true);
    assert.equal(judgeVersion('latest', /-dirty$/).dirty, false);
  });

  it('says why', () => {
    assert.equal(judgeVersion('1.2.3.0').because, '1.2.3.0 has build number 0');
    assert.equal(judgeVersion('1.2.3+dirty').because, '1.2.3+dirty is marked dirty');
    assert.match(judgeVersion('x', /-dirty$/).because, /does not match dirty-pattern -dirty\$/);
  });
});

describe('toTag', () => {
  const table: [string, string][] = [
    ['1.2.3', '1.2.3'],
    ['1.2.3+dirty', '1.2.3-dirty'],
    ['1~rc1', '1-rc1'],
    ['.dirty', '_.dirty'],
    ['-x', '_-x'],
    ['', 'latest'],
    ['a'.repeat(200), 'a'.repeat(128)],
  ];
  for (const [version, tag] of table) it(`makes "${tag}" of "${version}"`, () => assert.equal(toTag(version), tag));
});
