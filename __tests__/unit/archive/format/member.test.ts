import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  blobHex,
  blobPath,
  documentMember,
  readMemberJson,
  resolveMember,
  type Member,
} from '../../../../src/archive/format/member.ts';
import { digestOf } from '../../../support/spoil.ts';

function link(name: string, target: string): [string, Member] {
  return [name, { name, size: 0, sha256: '', compression: 'none', link: target }];
}

describe('resolveMember', () => {
  const layer = documentMember('aa/layer.tar', Buffer.from('a layer'));
  const members = new Map<string, Member>([
    ['aa/layer.tar', layer],
    link('bb/layer.tar', 'aa/layer.tar'),
    link('cc/layer.tar', 'bb/layer.tar'),
    link('loop', 'pool'),
    link('pool', 'loop'),
    link('lost', 'nowhere'),
  ]);
  for (const path of ['aa/layer.tar', './aa/layer.tar', 'bb/layer.tar', 'cc/layer.tar'])
    it(`finds ${path}`, () => assert.equal(resolveMember(members, path, 'layer 1'), layer));
  for (const path of ['nowhere', 'lost', 'loop']) {
    it(`refuses ${path}`, () =>
      assert.throws(() => resolveMember(members, path, 'layer 1'), {
        code: 'ARCHIVE_INVALID',
        message: `the image archive lacks layer 1, ${path}`,
      }));
  }
});

it('resolveMember says that an archive was made for an engine that has the layer', () => {
  assert.throws(() => resolveMember(new Map(), '', 'layer 1'), /leaves out layer 1/);
});

describe('readMemberJson', () => {
  it('parses a document', () =>
    assert.deepEqual(readMemberJson(documentMember('x', Buffer.from('{"a":1}'))), { a: 1 }));
  it('refuses what is not JSON', () =>
    assert.throws(
      () => readMemberJson(documentMember('x', Buffer.from('{'))),
      /holds x, which contains no JSON object or array/,
    ));
  it('refuses what is too large for a document', () =>
    assert.throws(
      () => readMemberJson({ name: 'x', size: 4_194_305, sha256: '', compression: 'none' }),
      /holds x of 4194305 bytes, allowed: 4194304/,
    ));
});

describe('the path of a blob', () => {
  const digest = digestOf('a blob');
  it('leads back to its digest', () => assert.equal(`sha256:${blobHex(blobPath(digest))}`, digest));
  for (const path of ['blobs/sha256/abc', `blobs/sha512/${digest.slice(7)}`, `x/blobs/sha256/${digest.slice(7)}`])
    it(`is not ${path}`, () => assert.equal(blobHex(path), undefined));
});
