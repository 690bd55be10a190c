import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { convertArchive } from '../../../../src/archive/convert.ts';
import { locateBlob } from '../../../../src/archive/format/image-blobs.ts';
import { makeDocumentBlob, makeOciManifest } from '../../../../src/archive/format/oci-manifest.ts';
import { readSeekableImage, toImageBlobs } from '../../../../src/archive/format/seekable-image.ts';
import type { SaveContext } from '../../../../src/archive/save-job.ts';
import { saveBlobs } from '../../../../src/archive/save.ts';
import type { SavedArchive } from '../../../../src/archive/write.ts';
import { writeZip } from '../../../../src/archive/zip/write.ts';
import { bufferEnds, type RangeReader } from '../../../../src/core/byte-source.ts';
import type { Log } from '../../../../src/core/log.ts';
import { digestOf } from '../../../support/spoil.ts';
import { makeTar, ociMembers } from '../../../support/tars.ts';

const { signal } = new AbortController();
const quiet = () => undefined;
const log = { info: quiet, notice: quiet, warning: quiet, debug: quiet, foreign: quiet } as unknown as Log;

describe('a seekable image', () => {
  const contents = ['first layer', 'second layer'];
  let dir = '';
  let context: SaveContext;
  let saved: SavedArchive;

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'seekable-'));
    context = {
      options: { format: 'zip', compression: 'zstd', level: 3, idleTimeout: 0 },
      identity: { name: 'api', image: 'api', version: '1', tag: '1' },
      dir,
      reference: 'api:1',
      log,
      signal,
    };
    const layers = await Promise.all(
      contents.map(async (content, i) => {
        const [path, packed] = [join(dir, `layer-${i}`), gzipSync(content)];
        await writeFile(path, packed);
        return { digest: digestOf(packed), size: packed.length, location: await locateBlob(path, 0, true) };
      }),
    );
    const rootfs = { type: 'layers', diff_ids: contents.map(digestOf) };
    const config = makeDocumentBlob('', { os: 'linux', architecture: 'amd64', rootfs });
    const image = { config, layers, top: makeOciManifest(config, layers), others: [] };
    saved = await saveBlobs(image, config.digest, context, () => Promise.resolve());
  });
  after(() => rm(dir, { recursive: true }));

  it('is read in parts from an archive that was assembled of blobs', async () => {
    const image = (await readSeekableImage(saved.path, {}, signal)) ?? assert.fail();
    assert.equal(image.facts.configDigest, saved.metadata.config_digest);
    const file = await readFile(saved.path);
    for (const { digest, size, location } of image.layers) {
      assert.equal(digestOf(file.subarray(location.offset, location.offset + size)), digest);
      assert.deepEqual([location.compression, location.verified], ['gzip', false]);
    }
    const { config, top, others } = toImageBlobs(image);
    assert.deepEqual([config.digest, top.digest], [image.facts.configDigest, image.facts.manifestDigest]);
    assert.deepEqual(others, []);
  });

  it('is read from a source that is not a file without reading its layers', async () => {
    const file = (await readSeekableImage(saved.path, {}, signal)) ?? assert.fail();
    const isLayer = (at: number) =>
      file.layers.some(({ size, location: { offset } }) => at >= offset && at < offset + size);
    const bytes = await readFile(saved.path);
    // Its layers are between the ends of the file.
    const [head, tail] = [1000, bytes.length - Math.max(...file.layers.map(each => each.location.offset + each.size))];
    const read: RangeReader = (offset, size) => {
      assert.ok(!isLayer(offset), `${offset}`);
      return Readable.from([bytes.subarray(offset, offset + size)]);
    };
    const source = { path: 'bytes', size: bytes.length, read };
    const image = await readSeekableImage(await bufferEnds(source, { head, tail }, signal), {}, signal);
    assert.deepEqual([image?.facts, image?.documents], [file.facts, file.documents]);
  });

  it('makes the same layers in an archive of another name', async () => {
    const facts: string[] = [];
    const accept = ({ configDigest }: { configDigest: string }) => void facts.push(configDigest);
    const other = { ...context, identity: { ...context.identity, version: '2' }, reference: 'api:2' };
    const converted = await convertArchive({ path: saved.path, choice: {}, accept }, other);
    assert.deepEqual(facts, [saved.metadata.config_digest]);
    assert.deepEqual(converted.metadata.repo_tags, ['api:2']);
    assert.deepEqual(converted.metadata.layers, saved.metadata.layers);
  });

  it('leaves no archive behind if it is not accepted', async () => {
    const accept = () => {
      throw new Error('not this image');
    };
    const other = { ...context, identity: { ...context.identity, version: '3' } };
    await assert.rejects(convertArchive({ path: saved.path, choice: {}, accept }, other), /not this image/);
    await assert.rejects(readFile(saved.path.replace('_1_', '_3_')), { code: 'ENOENT' });
  });

  it('is not in a zip that compresses the tar, nor in a bare tar', async () => {
    const [zip, tar] = [join(dir, 'compressed.zip'), join(dir, 'bare.docker')];
    const bytes = await makeTar(ociMembers());
    const about = Buffer.from(JSON.stringify(saved.metadata));
    const members = [
      { name: 'x.docker', source: Readable.from([bytes]), method: 'deflate' },
      { name: 'metadata.json', source: about, method: 'deflate' },
    ] as const;
    await writeZip({ path: zip, level: 1, signal, members });
    await writeFile(tar, bytes);
    assert.deepEqual(
      [await readSeekableImage(zip, {}, signal), await readSeekableImage(tar, {}, signal)],
      [undefined, undefined],
    );
  });
});
