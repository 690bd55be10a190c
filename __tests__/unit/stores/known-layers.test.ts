import assert from 'node:assert/strict';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { LayerFacts } from '../../../src/archive/format/facts.ts';
import { makeMetadata } from '../../../src/archive/format/metadata.ts';
import { writeZip } from '../../../src/archive/zip/write.ts';
import { formatName } from '../../../src/image/name.ts';
import { statFile } from '../../../src/stores/files.ts';
import { findKnownLayers } from '../../../src/stores/known-layers.ts';
import { writeSidecar } from '../../../src/stores/sidecar.ts';
import type { ReadyArchive } from '../../../src/stores/store.ts';
import { digestOf } from '../../support/spoil.ts';

const { signal } = new AbortController();
const layer = gzipSync('a layer');
const diffId = digestOf('a layer');
const isOurs = ({ diff_id }: LayerFacts): boolean => diff_id === diffId;
const before512 = Buffer.alloc(512, 'header');
const facts: LayerFacts = {
  ...{ digest: digestOf(layer), size: layer.length, path: 'blobs/sha256/x', diff_id: diffId, offset: 512 },
};

describe('findKnownLayers', () => {
  let dir = '';
  before(async () => (dir = await mkdtemp(join(tmpdir(), 'known-'))));
  after(() => rm(dir, { recursive: true }));

  async function archive(
    version: string,
    layers: readonly LayerFacts[],
    { method = 'store', archfmt = 'zip' }: { method?: 'store' | 'deflate'; archfmt?: 'zip' | 'docker' } = {},
  ): Promise<ReadyArchive> {
    const name = { name: 'web', version, imageid: '0'.repeat(12), archfmt };
    const path = join(dir, formatName(name));
    const member = formatName({ ...name, archfmt: 'docker' });
    const source = Readable.from([before512, layer]);
    await rm(path, { force: true });
    await writeZip({ path, level: 1, signal, members: [{ name: member, source, method }] });
    const about = { image: 'web', name: 'web', version, tag: version };
    const image = {
      layout: 'docker+oci',
      configDigest: digestOf(''),
      configPath: '',
      repoTags: [],
      created: '',
    } as const;
    const platform = { os: 'linux', architecture: 'amd64' };
    const settings = { user: '', entrypoint: [], cmd: [], exposed_ports: [], env_count: 0 };
    const metadata = makeMetadata(about, { id: digestOf('') }, { ...image, platform, labels: {}, settings, layers }, 0);
    const file = (await statFile(path, name)) ?? assert.fail();
    return (await writeSidecar({ ...file, metadata, sha256: '0'.repeat(64) })) ?? assert.fail();
  }

  it('finds a layer by its digest and by that of its content, where it stands in the file', async () => {
    const ready = await archive('1', [facts]);
    const known = await findKnownLayers([ready], isOurs);
    assert.deepEqual([...known.keys()].sort(), [facts.digest, diffId].sort());
    const { digest, size, location } = known.get(diffId) ?? assert.fail();
    assert.deepEqual(
      [digest, size, location.compression, location.verified],
      [facts.digest, layer.length, 'gzip', false],
    );
    await using file = await open(location.path);
    const { buffer } = await file.read({ buffer: Buffer.alloc(size), position: location.offset });
    assert.ok(buffer.equals(layer));
  });

  it('finds no layer that another image has', async () => {
    assert.equal(
      (await findKnownLayers([await archive('2', [facts])], ({ diff_id }) => diff_id === digestOf('other'))).size,
      0,
    );
  });

  const useless: [string, () => Promise<ReadyArchive>][] = [
    ['whose tar is deflated', () => archive('3', [facts], { method: 'deflate' })],
    ['that is a bare tar', () => archive('4', [facts], { archfmt: 'docker' })],
    ['that does not tell where its layers stand', () => archive('5', [{ ...facts, offset: undefined }])],
    [
      'that tells it of another layer alone',
      () =>
        archive('6', [
          { ...facts, offset: undefined },
          { ...facts, diff_id: digestOf('other') },
        ]),
    ],
    [
      'that is no longer a zip file',
      async () => {
        const ready = await archive('7', [facts]);
        await writeFile(ready.path, 'damaged');
        return ready;
      },
    ],
    [
      'that is gone',
      async () => {
        const ready = await archive('8', [facts]);
        await rm(ready.path);
        return ready;
      },
    ],
  ];
  for (const [what, make] of useless) {
    it(`passes over an archive ${what}, and takes the next`, async () => {
      const right = await archive('9', [facts]);
      assert.equal((await findKnownLayers([await make()], isOurs)).size, 0);
      const known = await findKnownLayers([await make(), right], isOurs);
      assert.equal(known.get(diffId)?.location.path, right.path);
    });
  }
});
