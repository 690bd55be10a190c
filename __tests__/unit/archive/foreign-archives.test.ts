import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { convertArchive } from '../../../src/archive/convert.ts';
import { openArchiveTar } from '../../../src/archive/format/archive-file.ts';
import type { ImageChoice } from '../../../src/archive/format/image-choice.ts';
import type { SaveContext } from '../../../src/archive/save-job.ts';
import { verifyArchive } from '../../../src/archive/verify.ts';
import type { SavedArchive } from '../../../src/archive/write.ts';
import { ActionError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import {
  annotate,
  dockerMembers,
  makeImage,
  nameOf,
  ociAttestation,
  ociIndex,
  ociLayout,
  ociManifest,
  toVersion7,
  type DockerProgram,
  type MadeImage,
} from '../../support/archive-shapes.ts';
import { makeTar, patchHeader, readTar, sha256, version1Members, type TarMember } from '../../support/tars.ts';

const { signal } = new AbortController();
const quiet = () => undefined;
const log = { info: quiet, notice: quiet, warning: quiet, debug: quiet, foreign: quiet } as unknown as Log;
const amd64 = { os: 'linux', architecture: 'amd64' };
const arm64 = { os: 'linux', architecture: 'arm64' };

describe('an archive that another program wrote', () => {
  let dir = '';
  let context: SaveContext;
  let image: MadeImage;
  let arm: MadeImage;
  let other: MadeImage;
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'foreign-'));
    context = {
      options: { format: 'docker', compression: 'zstd', level: 3, idleTimeout: 0 },
      identity: { name: 'api', image: 'acme/api', version: '2', tag: '2' },
      ...{ dir, reference: 'acme/api:2', log, signal },
    };
    [image, arm, other] = await Promise.all([makeImage('api'), makeImage('api', 'linux/arm64'), makeImage('web')]);
  });
  after(() => rm(dir, { recursive: true }));

  async function give(members: readonly TarMember[] | Buffer): Promise<string> {
    const path = join(dir, 'given.tar');
    await writeFile(path, Buffer.isBuffer(members) ? members : await makeTar(members));
    return path;
  }

  async function convert(
    members: readonly TarMember[] | Buffer,
    choice: ImageChoice = { usualPlatform: amd64 },
    format: 'zip' | 'docker' = 'docker',
  ): Promise<SavedArchive> {
    const given = { path: await give(members), choice, accept: quiet };
    const saved = await convertArchive(given, { ...context, options: { ...context.options, format } });
    // What was written must be proved again as any other archive of this action.
    const { facts } = await verifyArchive(saved.path, saved.archive, signal);
    const recorded = [saved.metadata.config_digest, saved.metadata.layers.length, saved.metadata.index_digest];
    assert.deepEqual([facts.configDigest, facts.layers.length, facts.indexDigest ?? ''], recorded);
    assert.equal(saved.archive.imageid, facts.configDigest.slice(7, 19));
    return saved;
  }

  async function refusal(members: readonly TarMember[] | Buffer, choice?: ImageChoice): Promise<ActionError> {
    const error = await convert(members, choice).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ActionError, String(error));
    return error;
  }

  for (const program of ['jib', 'crane', 'rules_oci before 2.0', 'skopeo', 'nix dockerTools', 'docker save'] as const) {
    it(`by ${program} is converted, whatever its members are called`, async () => {
      const members = dockerMembers(program satisfies DockerProgram, [
        { image, tags: ['acme/api:1', 'acme/api:latest'] },
      ]);
      for (const format of ['docker', 'zip'] as const) {
        const saved = await convert(members, undefined, format);
        assert.equal(saved.metadata.config_digest, image.digest);
        assert.deepEqual(saved.metadata.repo_tags, ['acme/api:2']);
      }
    });
  }

  it('has a layer that is not what its configuration says, under a name without its digest', async () => {
    const members = dockerMembers('jib', [{ image, tags: [] }]);
    const layer = members[1] ?? assert.fail();
    const worse = { ...layer, content: gzipSync('something else') };
    const { code, message } = await refusal(members.map(member => (member === layer ? worse : member)));
    assert.equal(code, 'ARCHIVE_DIGEST');
    assert.match(message, /tar\.gz unpacked is sha256:/);
  });

  describe('for two platforms, arm64 first', () => {
    const shapes: [string, (nodes: [MadeImage, MadeImage]) => TarMember[]][] = [
      ['by buildx', ([a, b]) => ociLayout([ociIndex([manifest(a, 'arm64'), manifest(b, 'amd64')])])],
      [
        'by buildx with attestations',
        ([a, b]) => {
          const nodes = [manifest(a, 'arm64'), manifest(b, 'amd64')];
          return ociLayout([ociIndex([...nodes, ...nodes.map(ociAttestation)])]);
        },
      ],
      [
        'of nested indexes, each of an image and its attestation',
        ([a, b]) => {
          const nodes = [manifest(a, 'arm64'), manifest(b, 'amd64')];
          return ociLayout([ociIndex(nodes.map(each => ociIndex([each, ociAttestation(each)])))]);
        },
      ],
      ['whose index.json lists both itself', ([a, b]) => ociLayout([manifest(a, 'arm64'), manifest(b, 'amd64')])],
      ['without platforms in the index', ([a, b]) => ociLayout([ociIndex([ociManifest(a), ociManifest(b)])])],
      [
        'by docker save of a containerd store',
        ([a, b]) => {
          const top = annotate(ociIndex([manifest(a, 'arm64'), manifest(b, 'amd64')]), nameOf('acme/api:1'));
          const Layers = b.layers.map(layer => `blobs/sha256/${sha256(gzipSync(layer))}`);
          const entry = { Config: `blobs/sha256/${sha256(b.config)}`, RepoTags: ['acme/api:1'], Layers };
          return [...ociLayout([top]), { name: 'manifest.json', content: JSON.stringify([entry]) }];
        },
      ],
    ];
    const manifest = (made: MadeImage, architecture: string) => ociManifest(made, `linux/${architecture}`);

    for (const [shape, make] of shapes) {
      it(`${shape}: the platform of the step is taken, and nothing of the other is kept`, async () => {
        const members = make([arm, image]);
        for (const [choice, expected, foreign] of [
          [{ usualPlatform: amd64 }, image, arm],
          [{ usualPlatform: arm64 }, arm, image],
          [{ platform: arm64, usualPlatform: amd64 }, arm, image],
        ] as const) {
          const saved = await convert(members, choice);
          assert.equal(saved.metadata.config_digest, expected.digest);
          assert.equal(
            saved.metadata.platform,
            choice.usualPlatform === amd64 && !('platform' in choice) ? 'linux/amd64' : 'linux/arm64',
          );
          const unwanted = foreign.layers.map(layer => `blobs/sha256/${sha256(gzipSync(layer))}`);
          const names = (await readTar(await readFile(saved.path))).map(({ name }) => name);
          assert.deepEqual(
            names.filter(name => unwanted.includes(name)),
            [],
          );
        }
        const { code, message, hint } = await refusal(members, { platform: { os: 'linux', architecture: 's390x' } });
        assert.equal(code, 'PLATFORM');
        assert.match(`${message} ${hint}`, /no image for linux\/s390x, there is: linux\/a.* platform: linux\//);
      });
    }
  });

  describe('with several images', () => {
    const shapes: [string, (images: [MadeImage, MadeImage]) => TarMember[]][] = [
      [
        'by docker save',
        ([a, b]) =>
          dockerMembers('docker save', [
            { image: a, tags: ['acme/api:1'] },
            { image: b, tags: ['acme/web:1'] },
          ]),
      ],
      [
        'by ctr export, by name annotations',
        ([a, b]) =>
          ociLayout([
            annotate(ociManifest(a), nameOf('acme/api:1')),
            annotate(ociIndex([ociManifest(b)]), nameOf('acme/web:1')),
          ]),
      ],
    ];
    for (const [shape, make] of shapes) {
      it(`${shape}: the one that the step names is taken, else the error lists them`, async () => {
        const members = make([image, other]);
        for (const [reference, expected] of [
          ['acme/api:1', image],
          ['acme/web:7', other],
          ['acme/web', other],
        ] as const) {
          const saved = await convert(members, { reference, usualPlatform: amd64 });
          assert.equal(saved.metadata.config_digest, expected.digest, reference);
        }
        const { code, message, hint } = await refusal(members, { reference: 'acme/none:1', usualPlatform: amd64 });
        assert.equal(code, 'ARCHIVE_SEVERAL');
        assert.match(message, /holds 2 images, not one: "\S*acme\/api:1", "\S*acme\/web:1"$/);
        assert.match(hint ?? '', /image: acme\/api\n {4}version: 1$/);
      });
    }

    it('lists an image once that is there twice', async () => {
      const members = dockerMembers('docker save', [
        { image, tags: ['acme/api:1'] },
        { image, tags: ['acme/api:1', 'acme/web:1'] },
      ]);
      assert.equal((await convert(members)).metadata.config_digest, image.digest);
      const layout = ociLayout([
        annotate(ociManifest(image), nameOf('a:1')),
        annotate(ociManifest(image), nameOf('b:1')),
      ]);
      assert.equal((await convert(layout)).metadata.config_digest, image.digest);
    });

    it('mistakes none of the signatures and charts beside it for an image', async () => {
      const sign = ociManifest(other);
      const blob = sign.blobs.find(({ name }) => name.endsWith(String(sign.descriptor['digest']).slice(7)));
      const content = String(blob?.content).replaceAll(
        'vnd.oci.image.layer.v1.tar+gzip',
        'vnd.dev.cosign.simplesigning.v1+json',
      );
      const signature = {
        descriptor: { ...sign.descriptor, digest: `sha256:${sha256(content)}` },
        blobs: [...sign.blobs, { name: `blobs/sha256/${sha256(content)}`, content }],
      };
      const saved = await convert(ociLayout([signature, ociManifest(image)]));
      assert.equal(saved.metadata.config_digest, image.digest);
    });
  });

  describe('as a tar', () => {
    it('with ./ before its names', async () => {
      const members = dockerMembers('skopeo', [{ image, tags: [] }]).map(each => ({ ...each, name: `./${each.name}` }));
      const saved = await convert([{ name: './', type: 'directory' }, ...members]);
      assert.equal(saved.metadata.config_digest, image.digest);
    });

    it('with folders that are listed twice', async () => {
      const layout = ociLayout([ociManifest(image)]);
      assert.equal((await convert([...layout, ...layout.slice(0, 2)])).metadata.config_digest, image.digest);
    });

    it('of the form before POSIX', async () => {
      const saved = await convert(toVersion7(await makeTar(dockerMembers('skopeo', [{ image, tags: [] }]))));
      assert.equal(saved.metadata.config_digest, image.digest);
    });

    it('with names of more than 100 bytes, by pax and by GNU tar', async () => {
      const long = `${'layers-'.repeat(30)}/layer.tar`;
      const [config, layer, ...rest] = dockerMembers('skopeo', [{ image: { ...image }, tags: [] }]);
      if (!config || !layer) assert.fail();
      const members = [config, { ...layer, name: long }, ...rest].map(each =>
        each.name === 'manifest.json' ? { ...each, content: String(each.content).replace(layer.name, long) } : each,
      );
      assert.equal((await convert(members)).metadata.config_digest, image.digest);
      const gnu = { name: '././@LongLink', type: 'gnu-long-path', content: `${long}\0` };
      const parts = await Promise.all(
        members.map(async each => {
          if (each.name !== long) return endless(await makeTar([each]));
          const header = endless(await makeTar([{ ...gnu, type: undefined }]));
          return Buffer.concat([
            patchHeader(header, 0, 156, 'L'),
            endless(await makeTar([{ ...each, name: 'short' }])),
          ]);
        }),
      );
      const saved = await convert(Buffer.concat([...parts, Buffer.alloc(1024)]));
      assert.equal(saved.metadata.config_digest, image.digest);
    });

    for (const type of ['link', 'symlink'] as const) {
      it(`with equal layers as a ${type}`, async () => {
        const [layer = Buffer.alloc(0)] = image.layers;
        const config = JSON.stringify({
          ...(JSON.parse(image.config) as object),
          rootfs: { type: 'layers', diff_ids: [layer, layer].map(each => `sha256:${sha256(each)}`) },
        });
        const linkname = type === 'link' ? 'aa/layer.tar' : '../aa/layer.tar';
        const entry = { Config: `${sha256(config)}.json`, RepoTags: null, Layers: ['aa/layer.tar', 'bb/layer.tar'] };
        const saved = await convert([
          { name: 'aa/layer.tar', content: layer },
          { name: 'bb/layer.tar', type, linkname },
          { name: `${sha256(config)}.json`, content: config },
          { name: 'manifest.json', content: JSON.stringify([entry]) },
        ]);
        assert.equal(saved.metadata.config_digest, `sha256:${sha256(config)}`);
      });
    }

    it('compressed with gzip or zstd, and with what only another program unpacks', async () => {
      const tar = await makeTar(dockerMembers('jib', [{ image, tags: [] }]));
      for (const packed of [
        gzipSync(tar),
        zstdCompressSync(tar),
        Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700))]),
      ])
        assert.equal((await convert(packed)).metadata.config_digest, image.digest);
      for (const [magic, command] of [
        ['fd377a585a0000', 'xz -d'],
        ['425a6839314159', 'bzip2 -d'],
        ['04224d18604070', 'lz4 -d'],
      ] as const) {
        const { code, message, hint } = await refusal(Buffer.concat([Buffer.from(magic, 'hex'), tar]));
        assert.equal(code, 'ARCHIVE_COMPRESSION');
        assert.match(message, /given\.tar is compressed with \w+, allowed: /);
        assert.ok(hint?.startsWith(command), hint);
        await assert.rejects(openArchiveTar(join(dir, 'given.tar'), { limit: 1e9, signal }), {
          code: 'ARCHIVE_COMPRESSION',
        });
      }
    });

    it('with nothing but the file repositories', async () =>
      assert.equal((await refusal(version1Members())).code, 'ARCHIVE_V1'));
  });
});

function endless(tar: Buffer): Buffer {
  return tar.subarray(0, -1024);
}
