import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { readOciLayoutImages } from '../../../../src/archive/format/oci-layout-images.ts';
import { unpackOciLayout, type OciLayout } from '../../../../src/archive/format/oci-layout.ts';
import { digestOf } from '../../../support/spoil.ts';
import { makeTar, ociConfigDigest, ociMembers, type TarMember } from '../../../support/tars.ts';

const { signal } = new AbortController();

describe('an OCI layout', () => {
  let dir = '';
  let count = 0;
  before(async () => (dir = await mkdtemp(join(tmpdir(), 'layout-'))));
  after(() => rm(dir, { recursive: true }));

  async function unpack(members: readonly TarMember[]): Promise<OciLayout> {
    const folder = await mkdtemp(join(dir, 'blobs-'));
    const onBytes = (bytes: number) => (count += bytes);
    return unpackOciLayout(Readable.from([await makeTar(members)]), { dir: folder, onBytes, signal });
  }

  it('is unpacked into its blobs, whose bytes are counted', async () => {
    count = 0;
    const { blobs } = await unpack(ociMembers());
    const layer = blobs.get(digestOf('first layer')) ?? assert.fail();
    assert.equal(await readFile(layer.path, 'utf8'), 'first layer');
    const sizes = [...blobs.values()].map(({ size }) => size);
    assert.deepEqual([blobs.size, count], [4, sizes.reduce((sum, size) => sum + size)]);
  });

  it('has an image, alone and with everything else it holds', async () => {
    const note = 'a blob that is not a document';
    const extra = { name: `blobs/sha256/${digestOf(note).slice(7)}`, content: note };
    const [image, ...others] = await readOciLayoutImages(await unpack([extra, ...ociMembers()]));
    assert.equal(others.length, 0);
    assert.equal(image.configDigest, ociConfigDigest);
    assert.deepEqual(image.platform, { os: 'linux', architecture: 'amd64' });
    assert.deepEqual(
      image.alone.layers.map(({ digest }) => digest),
      ['first layer', 'second layer'].map(digestOf),
    );
    assert.equal(image.alone.top.digest, image.manifestDigest);
    assert.deepEqual([image.alone.more, image.whole.more?.map(({ digest }) => digest)], [undefined, [digestOf(note)]]);
  });

  it('is refused if a blob does not have its digest', async () => {
    const name = `blobs/sha256/${digestOf('expected').slice(7)}`;
    await assert.rejects(unpack([{ name, content: 'found' }]), { code: 'ARCHIVE_DIGEST' });
  });

  it('is refused without index.json', async () =>
    assert.rejects(unpack([]), { code: 'ARCHIVE_INVALID', message: /lacks index\.json/ }));

  it('is refused if its index leads to no image', async () => {
    const layout = await unpack([{ name: 'index.json', content: '{"manifests":[]}' }]);
    await assert.rejects(readOciLayoutImages(layout), /holds 0 images by its index\.json/);
  });
});
