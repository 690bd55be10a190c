import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { verifyTar } from '../../../../src/archive/format/tar-verifier.ts';
import type { ArchiveFacts } from '../../../../src/archive/format/facts.ts';
import { ActionError } from '../../../../src/core/errors.ts';
import {
  declareSize,
  legacyMembers,
  makeTar,
  ociConfigDigest,
  ociMembers,
  sha256,
  version1Members,
  type TarMember,
} from '../../../support/tars.ts';

const never = new AbortController().signal;

async function verify(tar: Buffer): Promise<{ out: Buffer; facts: ArchiveFacts }> {
  const stream = verifyTar(Readable.from([tar]), never);
  const out = await buffer(stream.tar);
  return { out, facts: await stream.facts };
}

async function refusal(members: readonly TarMember[]): Promise<ActionError> {
  return refusalOf(await makeTar(members));
}

// The reader of the tar must see the failure too: a broken archive never ends well.
async function refusalOf(tar: Buffer): Promise<ActionError> {
  const stream = verifyTar(Readable.from([tar]), never);
  const [read, facts] = await Promise.allSettled([buffer(stream.tar), stream.facts]);
  assert.equal(read.status, 'rejected');
  assert.ok(
    facts.status === 'rejected' && facts.reason instanceof ActionError,
    String((facts as { reason?: unknown }).reason),
  );
  return facts.reason;
}

function without(members: readonly TarMember[], name: RegExp): TarMember[] {
  return members.filter(member => !name.test(member.name));
}

function rewrite(members: readonly TarMember[], name: RegExp, change: (content: string) => string): TarMember[] {
  return members.map(member =>
    name.test(member.name) ? { ...member, content: change(String(member.content)) } : member,
  );
}

describe('verifyTar', () => {
  it('says what a whole archive holds', async () => {
    const { facts } = await verify(await makeTar(ociMembers()));
    assert.equal(facts.layout, 'docker+oci');
    assert.equal(facts.configDigest, ociConfigDigest);
    assert.match(facts.manifestDigest ?? '', /^sha256:/);
    assert.deepEqual(facts.repoTags, ['acme/api:1']);
    assert.deepEqual(facts.platform, { os: 'linux', architecture: 'amd64' });
    assert.deepEqual(facts.labels, { team: 'acme' });
    assert.deepEqual(
      facts.layers,
      ['first layer', 'second layer'].map(content => {
        const [digest, size] = [`sha256:${sha256(content)}`, content.length];
        const stored = { compression: 'none', size, unpacked_size: size };
        return { digest, ...stored, path: `blobs/sha256/${sha256(content)}`, diff_id: digest };
      }),
    );
  });

  it('reads the older layout, links between layers included', async () => {
    const { facts } = await verify(await makeTar(legacyMembers()));
    assert.equal(facts.layout, 'docker');
    assert.deepEqual(facts.repoTags, []);
    assert.equal(facts.layers.length, 2);
  });

  it('reads an OCI layout without the manifest of docker', async () => {
    const { facts } = await verify(await makeTar(without(ociMembers(), /^manifest\.json$/)));
    assert.deepEqual([facts.layout, facts.configDigest], ['oci', ociConfigDigest]);
  });

  it('refuses what a Docker before 1.10 saved, and takes its files beside a manifest', async () => {
    assert.equal((await refusal(version1Members())).code, 'ARCHIVE_V1');
    const { facts } = await verify(await makeTar([...legacyMembers(), ...version1Members()]));
    assert.equal(facts.layout, 'docker');
  });

  it('lists the images of an OCI layout with several', async () => {
    const config = JSON.stringify({ os: 'linux', architecture: 'arm64', rootfs: { type: 'layers', diff_ids: [] } });
    const other = JSON.stringify({ schemaVersion: 2, config: { digest: `sha256:${sha256(config)}` }, layers: [] });
    const entry = {
      digest: `sha256:${sha256(other)}`,
      annotations: { 'org.opencontainers.image.ref.name': 'acme/web:2' },
    };
    const members = rewrite(without(ociMembers(), /^manifest\.json$/), /^index\.json$/, text => {
      const index = JSON.parse(text) as { manifests: object[] };
      return JSON.stringify({ ...index, manifests: [...index.manifests, entry] });
    });
    const blobs = [config, other].map(content => ({ name: `blobs/sha256/${sha256(content)}`, content }));
    const { message } = await refusal([...members, ...blobs]);
    assert.match(message, /holds 2 images, not one: "sha256:[0-9a-f]{64} for linux\/amd64", "acme\/web:2"$/);
  });

  it('makes the same bytes for every save of an image, whatever the time and user', async () => {
    const later = ociMembers().map(member => ({
      ...member,
      mtime: new Date(1_700_000_000_000),
      uid: 7,
      gname: 'staff',
    }));
    assert.deepEqual((await verify(await makeTar(ociMembers()))).out, (await verify(await makeTar(later))).out);
  });

  it('removes the registries to which an engine pushed the image', async () => {
    const noted = rewrite(ociMembers(), /^index/, text =>
      text.replace(
        '"digest"',
        '"annotations":{"containerd.io/distribution.source.internal.example":"a/b","kept":"yes"},"digest"',
      ),
    );
    const { out } = await verify(await makeTar(noted));
    assert.equal(out.includes('internal.example'), false);
    assert.equal(out.includes('"kept":"yes"'), true);
  });

  const hostile: [string, TarMember[], string, RegExp][] = [
    [
      'a layer that is not what its name says',
      rewrite(ociMembers(), /^blobs\/sha256\/./, text => text.replace('first', 'worst')),
      'ARCHIVE_DIGEST',
      /is damaged: blobs\/sha256\//,
    ],
    [
      'a layer that is not what the configuration says',
      rewrite(legacyMembers(), /^aa/, () => 'other'),
      'ARCHIVE_DIGEST',
      /aa\/layer\.tar/,
    ],
    [
      'a layer of another image under its right name',
      rewrite(ociMembers(), /^manifest/, text => text.replace(sha256('first layer'), sha256('second layer'))),
      'ARCHIVE_DIGEST',
      /is damaged: blobs/,
    ],
    [
      'a configuration that is not what its name says',
      rewrite(legacyMembers(), /^[0-9a-f]{64}\.json/, text => text.replace('acme', 'evil')),
      'ARCHIVE_DIGEST',
      /\.json is sha256/,
    ],
    ['nothing at all', [], 'ARCHIVE_INVALID', /lacks the manifest/],
    [
      'everything named and nothing there',
      without(ociMembers(), /^blobs/),
      'ARCHIVE_INVALID',
      /lacks the configuration/,
    ],
    ['a layer missing', without(ociMembers(), new RegExp(sha256('second layer'))), 'ARCHIVE_INVALID', /lacks layer 2/],
    [
      'fewer layers than the configuration',
      rewrite(ociMembers(), /^manifest/, text => text.replace(/,"blobs[^"]*"\]/, ']')),
      'ARCHIVE_INVALID',
      /has 1 layers where its configuration has 2/,
    ],
    [
      'a second image that it does not hold',
      rewrite(
        ociMembers(),
        /^manifest/,
        text => `[${text.slice(1, -1)},${text.slice(1, -1).replace('"blobs', '"other')}]`,
      ),
      'ARCHIVE_INVALID',
      /lacks the configuration, other\/sha256/,
    ],
    [
      'no JSON',
      rewrite(ociMembers(), /^manifest/, () => '{'),
      'ARCHIVE_INVALID',
      /which contains no JSON object or array/,
    ],
    [
      'a path out of it',
      [{ name: '../evil', content: 'x' }, ...ociMembers()],
      'ARCHIVE_INVALID',
      /"\.\.\/evil", a path out/,
    ],
    ['an absolute path', [{ name: '/etc/passwd', content: 'x' }, ...ociMembers()], 'ARCHIVE_INVALID', /a path out/],
    [
      'a link out of it',
      [{ name: 'a/b', type: 'symlink', linkname: '../../etc' }, ...ociMembers()],
      'ARCHIVE_INVALID',
      /a path out/,
    ],
    [
      'an absolute link',
      [{ name: 'a', type: 'symlink', linkname: '/etc' }, ...ociMembers()],
      'ARCHIVE_INVALID',
      /out of the archive/,
    ],
    [
      'a hard link out of it',
      [{ name: 'a/b', type: 'link', linkname: '../c' }, ...ociMembers()],
      'ARCHIVE_INVALID',
      /a path out/,
    ],
    [
      'a hard link to itself',
      [{ name: 'a', type: 'link', linkname: './a' }, ...ociMembers()],
      'ARCHIVE_INVALID',
      /holds a, a link to itself/,
    ],
    ['a device', [{ name: 'a', type: 'character-device' }, ...ociMembers()], 'ARCHIVE_INVALID', /character-device/],
    ['a member twice', [...ociMembers(), ...ociMembers().slice(-1)], 'ARCHIVE_INVALID', /oci-layout twice/],
    [
      'links in a circle',
      [{ name: 'aa/layer.tar', type: 'symlink', linkname: '../bb/layer.tar' }, ...legacyMembers().slice(1)],
      'ARCHIVE_INVALID',
      /lacks layer 1/,
    ],
  ];
  for (const [what, members, code, message] of hostile) {
    it(`refuses ${what}`, async () => {
      const error = await refusal(members);
      assert.equal(error.code, code);
      assert.match(error.message, message);
    });
  }

  for (const type of ['directory', 'symlink', 'link', 'fifo'] as const) {
    for (const size of [1, 700, 2 ** 32]) {
      it(`refuses a ${type} of ${size} bytes at once`, { timeout: 10_000 }, async () => {
        const tar = await makeTar([{ name: 'aa', type, linkname: 'bb' }, ...ociMembers()]);
        const { code, message } = await refusalOf(declareSize(tar, 0, size));
        assert.equal(code, 'ARCHIVE_INVALID');
        assert.match(message, new RegExp(`is damaged: it holds aa/?, a ${type} of ${size} bytes`));
      });
    }
  }

  it('refuses a broken index.json that names a registry', async () => {
    const broken = rewrite(ociMembers(), /^index/, () => '{"containerd.io/distribution.source.example":');
    const { code, message } = await refusal(broken);
    assert.equal(code, 'ARCHIVE_INVALID');
    assert.match(message, /holds index\.json, which contains no JSON/);
  });

  it('refuses an archive that is truncated anywhere', async () => {
    const tar = await makeTar(ociMembers());
    for (const length of [100, 700, 1200, tar.length - 2600, tar.length - 3300]) {
      assert.equal((await refusalOf(tar.subarray(0, length))).code, 'ARCHIVE_INVALID', `cut at ${length}`);
    }
  });

  it('refuses what is not a tar', async () => {
    assert.equal((await refusalOf(Buffer.alloc(2048, 'no tar at all '))).code, 'ARCHIVE_INVALID');
  });

  it('ends at once when aborted', async () => {
    const controller = new AbortController();
    const endless = new Readable({ read: () => undefined });
    const stream = verifyTar(endless, controller.signal);
    controller.abort(new Error('enough'));
    await assert.rejects(stream.facts, /enough/);
    assert.equal(endless.destroyed, true);
  });
});
