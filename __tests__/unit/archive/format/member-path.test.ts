import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { safeLinkTarget, safeMemberPath } from '../../../../src/archive/format/member-path.ts';

const invalid = { code: 'ARCHIVE_INVALID' };

describe('safeMemberPath', () => {
  const table = [
    ['manifest.json', 'manifest.json'],
    ['./manifest.json', 'manifest.json'],
    ['blobs/', 'blobs'],
    ['aa/../bb/layer.tar', 'bb/layer.tar'],
    ['..hidden', '..hidden'],
  ] as const;
  for (const [name, path] of table) it(`takes ${name}`, () => assert.equal(safeMemberPath(name), path));
  for (const name of ['/etc/passwd', '..', '../x', 'aa/../../x', 'aa\\x', 'a\nb', 'manifest.json\0.txt', 'a\u007f'])
    it(`refuses ${JSON.stringify(name)}`, () => assert.throws(() => safeMemberPath(name), invalid));
});

describe('safeLinkTarget', () => {
  it('starts at the folder of the link', () =>
    assert.equal(safeLinkTarget('bb/layer.tar', '../aa/layer.tar'), 'aa/layer.tar'));
  for (const target of ['/aa/layer.tar', '../../x', '..'])
    it(`refuses ${target}`, () => assert.throws(() => safeLinkTarget('bb', target), invalid));
});
