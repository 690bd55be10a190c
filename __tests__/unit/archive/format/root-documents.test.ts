import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { verifyMembers } from '../../../../src/archive/format/member-verification.ts';
import { documentMember, type Member } from '../../../../src/archive/format/member.ts';
import { isRootDocument, rewriteRootDocuments } from '../../../../src/archive/format/root-documents.ts';
import { digestOf } from '../../../support/spoil.ts';
import { legacyMembers, ociMembers, type TarMember } from '../../../support/tars.ts';

interface Index {
  readonly manifests: readonly { readonly digest: string; readonly annotations?: Readonly<Record<string, string>> }[];
}

function toMembers(members: readonly TarMember[]): Map<string, Member> {
  return new Map(
    members.map(({ name, linkname, content = '' }) => {
      const member = documentMember(name, Buffer.from(content));
      return [name, linkname === undefined ? member : { ...member, sha256: '', link: 'aa/layer.tar' }];
    }),
  );
}

/** The archive of tars.ts, with another index.json. */
function withIndex(change: (index: Index) => unknown): Map<string, Member> {
  const members = toMembers(ociMembers());
  const index = JSON.parse(members.get('index.json')?.content?.toString() ?? '') as Index;
  members.set('index.json', documentMember('index.json', Buffer.from(JSON.stringify(change(index)))));
  return members;
}

function rewrite(members: Map<string, Member>, names?: readonly string[]): Map<string, unknown> {
  const documents = rewriteRootDocuments(verifyMembers(members), members, names);
  return new Map(documents.map(({ name, content }) => [name, JSON.parse(content)]));
}

describe('isRootDocument', () => {
  for (const name of ['manifest.json', 'index.json', 'oci-layout', 'repositories'])
    it(`knows ${name}`, () => assert.ok(isRootDocument(name)));
  for (const name of ['blobs/manifest.json', 'x.json']) it(`leaves ${name}`, () => assert.ok(!isRootDocument(name)));
});

describe('rewriteRootDocuments', () => {
  it('leaves out all names for an engine', () => {
    const documents = rewrite(toMembers(ociMembers(['acme/api:1', 'acme/api:2'])));
    assert.deepEqual([...documents.keys()], ['oci-layout', 'index.json', 'manifest.json']);
    const [entry] = documents.get('manifest.json') as [{ RepoTags: unknown; Layers: unknown[] }];
    assert.deepEqual([entry.RepoTags, entry.Layers.length], [null, 2]);
    assert.equal((documents.get('index.json') as Index).manifests[0]?.annotations, undefined);
  });

  it('writes the names of this step', () => {
    const documents = rewrite(toMembers(ociMembers()), ['acme/web:3']);
    const [entry] = documents.get('manifest.json') as [{ RepoTags: unknown }];
    assert.deepEqual(entry.RepoTags, ['acme/web:3']);
    const [top] = (documents.get('index.json') as Index).manifests;
    assert.equal(top?.annotations?.['io.containerd.image.name'], 'docker.io/acme/web:3');
  });

  it('needs no index for an archive of the older layout', () =>
    assert.deepEqual([...rewrite(toMembers(legacyMembers())).keys()], ['manifest.json']));

  it('keeps annotations of the image, and none of its names or registries', () => {
    const annotations = {
      team: 'acme',
      'io.containerd.image.name': 'evil/api:1',
      'containerd.io/distribution.source.registry.internal': 'acme/api',
    };
    const members = withIndex(index => ({ manifests: [{ ...index.manifests[0], annotations }] }));
    assert.deepEqual((rewrite(members).get('index.json') as Index).manifests[0]?.annotations, { team: 'acme' });
  });

  it('refuses an index.json that leads to another image than manifest.json', () => {
    const members = withIndex(() => ({ manifests: [{ digest: digestOf('another') }] }));
    assert.throws(() => rewrite(members), /names another image in index\.json than in manifest\.json/);
  });

  it('points to the manifest of the image if its index holds several', () => {
    const config = documentMember('', Buffer.from('{"other":1}'));
    const other = Buffer.from(JSON.stringify({ config: { digest: `sha256:${config.sha256}` }, layers: [] }));
    const members = withIndex(index => index);
    const [image] = (JSON.parse(members.get('index.json')?.content?.toString() ?? '') as Index).manifests;
    const list = Buffer.from(JSON.stringify({ manifests: [image, { digest: digestOf(other) }] }));
    for (const blob of [other, list]) {
      const name = `blobs/${digestOf(blob).replace(':', '/')}`;
      members.set(name, documentMember(name, blob));
    }
    members.set('index.json', documentMember('', Buffer.from(`{"manifests":[{"digest":"${digestOf(list)}"}]}`)));
    assert.equal((rewrite(members).get('index.json') as Index).manifests[0]?.digest, image?.digest);
  });
});
