import assert from 'node:assert/strict';
import { mkdtemp, readdir, readlink, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { after, before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { verifyTar } from '../../../../src/archive/format/tar-verifier.ts';
import type { VerifiedTarStream } from '../../../../src/archive/format/verified-tar-stream.ts';
import type { AssemblyOptions } from '../../../../src/archive/format/assembler.ts';
import { assembleSegments, assembleTar } from '../../../../src/archive/format/assembly.ts';
import type { ImageBlobs, LayerBlob } from '../../../../src/archive/format/image-blobs.ts';
import { makeDocumentBlob, makeOciManifest } from '../../../../src/archive/format/oci-manifest.ts';
import { readSegments } from '../../../../src/core/segments.ts';
import { randomBytes, textBytes } from '../../../support/bytes.ts';
import { digestOf } from '../../../support/spoil.ts';
import { readTar } from '../../../support/tars.ts';

const never = new AbortController().signal;

function pack(content: Buffer | string): Buffer {
  return gzipSync(content, { level: 1 });
}

interface Index {
  readonly manifests: readonly { readonly digest: string; readonly annotations?: Readonly<Record<string, string>> }[];
}

describe('assembleTar', () => {
  let dir = '';
  before(async () => (dir = await mkdtemp(join(tmpdir(), 'assemble-'))));
  after(() => rm(dir, { recursive: true }));

  // Behind other bytes, as it stands in an older archive.
  async function putLayer(content: Buffer, verified = true): Promise<LayerBlob> {
    const path = join(dir, digestOf(content).slice(7));
    await writeFile(path, Buffer.concat([Buffer.alloc(1000, 'before'), content, Buffer.alloc(1000, 'behind')]));
    const location = { path, offset: 1000, compression: 'gzip', verified } as const;
    return { digest: digestOf(content), size: content.length, location };
  }

  function imageOf(layers: readonly LayerBlob[]): ImageBlobs {
    const config = makeDocumentBlob('application/vnd.oci.image.config.v1+json', {
      ...{ os: 'linux', architecture: 'amd64', created: '2026-01-02T03:04:05Z' },
      // What the layers unpack to is verified where they are unpacked.
      rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digestOf(`unpacked ${digest}`)) },
    });
    return { config, layers, top: makeOciManifest(config, layers), others: [] };
  }

  async function makeImage(contents: readonly Buffer[]): Promise<ImageBlobs> {
    return imageOf(await Promise.all(contents.map(content => putLayer(pack(content)))));
  }

  function assemble(image: ImageBlobs, order: Partial<AssemblyOptions> = {}): VerifiedTarStream {
    const onCopied = () => Promise.resolve();
    return assembleTar({
      image,
      names: ['acme/api:1'],
      onBytes: () => undefined,
      onCopied,
      signal: never,
      ...order,
    });
  }

  const contents = [textBytes(3_000_000), randomBytes(700_001), textBytes(1)];

  it('makes the same bytes from the same blobs, and counts them', async () => {
    const image = await makeImage(contents);
    let heard = 0;
    const first = assemble(image, { onBytes: count => (heard += count) });
    const tar = await buffer(first.tar);
    assert.ok(tar.equals(await buffer(assemble(image).tar)));
    assert.deepEqual([heard, first.tarSize()], [tar.length, tar.length]);
  });

  it('makes an archive with the same facts when it is read', async () => {
    const stream = assemble(await makeImage(contents));
    const tar = await buffer(stream.tar);
    const facts = await stream.facts;
    const read = verifyTar(Readable.from([tar]), never);
    assert.ok(tar.equals(await buffer(read.tar)), 'an archive that is read again stays what it was');
    const layers = (await read.facts).layers.map((layer, i) => ({ ...layer, offset: facts.layers[i]?.offset }));
    assert.deepEqual({ ...(await read.facts), layers }, facts);
    assert.deepEqual([facts.layout, facts.repoTags, facts.layers.length], ['docker+oci', ['acme/api:1'], 3]);
  });

  it('knows the offset of each layer in the tar, also of a layer of full blocks', async () => {
    const full = await putLayer(Buffer.concat([gzipSync('full'), Buffer.alloc(2048)]).subarray(0, 1024));
    const layers = [...(await makeImage(contents)).layers, full, await putLayer(gzipSync('after it'))];
    const stream = assemble(imageOf(layers));
    const tar = await buffer(stream.tar);
    const facts = (await stream.facts).layers;
    const found = facts.map(({ offset = 0, size }) => tar.subarray(offset, offset + size));
    assert.deepEqual(
      found.map(bytes => digestOf(bytes)),
      layers.map(({ digest }) => digest),
    );
    assert.ok(gunzipSync(found[1] ?? '').equals(contents[1] ?? Buffer.alloc(0)));
  });

  it('writes a layer once that the image has twice', async () => {
    const [lower, upper] = (await makeImage(contents)).layers as [LayerBlob, LayerBlob];
    const copied: LayerBlob[] = [];
    const stream = assemble(imageOf([lower, upper, lower]), {
      onCopied: layer => Promise.resolve(void copied.push(layer)),
    });
    const members = await readTar(await buffer(stream.tar));
    assert.equal(members.filter(({ name }) => name.endsWith(lower.digest.slice(7))).length, 1);
    assert.deepEqual(copied, [lower, upper]);
    const [first, , last] = (await stream.facts).layers;
    assert.deepEqual([first?.offset, last?.digest], [last?.offset, lower.digest]);
  });

  it('releases a layer only when it was written completely', async () => {
    const image = await makeImage(contents);
    const onCopied = ({ location }: LayerBlob) => rm(location.path);
    const tar = await buffer(assemble(image, { onCopied }).tar);
    assert.ok(tar.equals(await buffer(assemble(await makeImage(contents)).tar)));
  });

  it('assembles an image without layers', async () => {
    const stream = assemble(imageOf([]));
    const read = verifyTar(stream.tar, never);
    await buffer(read.tar);
    assert.deepEqual((await read.facts).layers, []);
  });

  const named: [string, readonly string[], readonly (readonly [string, string])[]][] = [
    ['a name of Docker Hub', ['acme/api:1'], [['docker.io/acme/api:1', '1']]],
    ['an official name', ['busybox:1.36'], [['docker.io/library/busybox:1.36', '1.36']]],
    ['a registry with a port', ['localhost:5000/web:2'], [['localhost:5000/web:2', '2']]],
    [
      'two names',
      ['web:2', 'ghcr.io/a/b:x'],
      [
        ['docker.io/library/web:2', '2'],
        ['ghcr.io/a/b:x', 'x'],
      ],
    ],
  ];
  for (const [what, names, expected] of named) {
    it(`writes ${what} as engines do`, async () => {
      const image = await makeImage(contents.slice(2));
      const members = await readTar(await buffer(assemble(image, { names }).tar));
      const json = (path: string) => JSON.parse(String(members.find(({ name }) => name === path)?.content)) as unknown;
      const { manifests } = json('index.json') as Index;
      assert.deepEqual(
        manifests.map(({ annotations: read = {} }) => [
          read['io.containerd.image.name'],
          read['org.opencontainers.image.ref.name'],
        ]),
        expected,
      );
      assert.ok(manifests.every(({ digest }) => digest === image.top.digest));
      assert.deepEqual((json('manifest.json') as [{ RepoTags: string[] }])[0].RepoTags, names);
    });
  }

  it('points to an image without a name', async () => {
    const image = await makeImage(contents.slice(2));
    const stream = assemble(image, { names: [] });
    await buffer(stream.tar);
    assert.deepEqual([(await stream.facts).repoTags, (await stream.facts).manifestDigest], [[], image.top.digest]);
  });

  it('keeps the index of an image, and what it refers to', async () => {
    const { config, layers, top: manifest } = await makeImage(contents.slice(2));
    const note = makeDocumentBlob('application/vnd.in-toto+json', { note: 'how it was built' });
    const attestation = makeDocumentBlob(manifest.mediaType, {
      ...{ schemaVersion: 2, config: { mediaType: config.mediaType, digest: note.digest } },
      layers: [{ mediaType: 'application/vnd.in-toto+json', digest: note.digest, size: note.content.length }],
    });
    const index = makeDocumentBlob('application/vnd.oci.image.index.v1+json', {
      schemaVersion: 2,
      manifests: [manifest, attestation].map(({ digest, mediaType }) => ({ digest, mediaType })),
    });
    const stream = assemble({ config, layers, top: index, others: [manifest, attestation, note] });
    const members = await readTar(await buffer(stream.tar));
    const { manifestDigest, indexDigest, configDigest } = await stream.facts;
    assert.deepEqual([manifestDigest, indexDigest, configDigest], [manifest.digest, index.digest, config.digest]);
    for (const { digest, content } of [note, attestation, index])
      assert.ok(members.find(({ name }) => name.endsWith(digest.slice(7)))?.content.equals(content), digest);
  });

  describe('breaks the tar', () => {
    it('where a layer that this step wrote has lost its end', async () => {
      const layer = await putLayer(pack(contents[0] ?? ''));
      await truncate(layer.location.path, 1500);
      const error = await failure(assemble(imageOf([layer])), 'ARCHIVE_DIGEST');
      assert.match(error.message, /is damaged: a layer is 500 bytes, expected \d+$/);
    });

    it('also as segments', async () => {
      const image = await damaged(path => writeFile(path, Buffer.alloc(5_000_000, 'x')));
      const order = { image, names: [], onBytes: () => undefined, signal: never };
      const { segments, facts } = assembleSegments(order);
      await assert.rejects(buffer(Readable.from(readSegments(segments))), { code: 'ARCHIVE_DIGEST' });
      await assert.rejects(facts, { code: 'ARCHIVE_DIGEST' });
    });

    async function failure(stream: VerifiedTarStream, code: string): Promise<Error> {
      const [read, facts] = await Promise.allSettled([buffer(stream.tar), stream.facts]);
      assert.ok(read.status === 'rejected' && facts.status === 'rejected');
      assert.equal((facts.reason as { code?: string }).code, code, String(facts.reason));
      // An abort comes to streams as an error of its own, with the reason as its cause.
      const { reason } = read as { reason: Error };
      assert.equal(reason.name === 'AbortError' ? reason.cause : reason, facts.reason);
      return facts.reason as Error;
    }

    async function damaged(change: (location: string) => Promise<void>): Promise<ImageBlobs> {
      const whole = await putLayer(pack(contents[0] ?? ''), false);
      const other = await putLayer(gzipSync('other'), false);
      await change(whole.location.path);
      return imageOf([other, whole]);
    }

    it('where a layer of an older archive has changed', async () => {
      const image = await damaged(async path => {
        await writeFile(path, Buffer.alloc(5_000_000, 'x'));
      });
      const error = await failure(assemble(image), 'ARCHIVE_DIGEST');
      assert.match(error.message, /is damaged: a layer is sha256:[0-9a-f]{64}, expected sha256:/);
      assert.ok(error.message.startsWith(image.layers[1]?.location.path ?? '?'));
    });

    it('where an older archive ends before the layer does', async () => {
      await failure(assemble(await damaged(path => writeFile(path, 'short'))), 'ARCHIVE_DIGEST');
    });

    it('where an older archive is gone', async () => {
      await failure(assemble(await damaged(path => rm(path))), 'ENOENT');
    });

    it('where the layers are not those of the configuration', async () => {
      const image = await makeImage(contents);
      await failure(assemble({ ...image, layers: image.layers.slice(1) }), 'ARCHIVE_INVALID');
    });

    it('when a layer cannot be released', async () => {
      const onCopied = () => Promise.reject(Object.assign(new Error('no'), { code: 'EIO' }));
      await failure(assemble(await makeImage(contents), { onCopied }), 'EIO');
    });

    it('when aborted, with the reason', async () => {
      for (const bytes of [1, 1_000_000]) {
        const controller = new AbortController();
        let heard = 0;
        const onBytes = (count: number) => {
          heard += count;
          if (heard >= bytes) controller.abort(Object.assign(new Error('enough'), { code: 'STOP' }));
        };
        await failure(
          assemble(await makeImage([randomBytes(4_000_000)]), { onBytes, signal: controller.signal }),
          'STOP',
        );
      }
    });
  });

  it('ends when nobody ever reads it', { timeout: 60_000 }, async () => {
    const stream = assemble(await makeImage(contents));
    stream.tar.destroy();
    await assert.rejects(stream.facts, /was not read to its end/);
  });

  it('closes the files of a tar whose reader stops', { timeout: 60_000 }, async () => {
    const image = await makeImage([randomBytes(4_000_000)]);
    const stream = assemble(image);
    const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
    await assert.rejects(pipeline(stream.tar, full), /disk full/);
    await assert.rejects(stream.facts);
    const path = image.layers[0]?.location.path ?? '';
    while ((await openFiles()).includes(path)) await new Promise(resolve => setImmediate(resolve));
  });
});

async function openFiles(): Promise<string[]> {
  const files = await readdir('/proc/self/fd');
  return Promise.all(files.map(fd => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
}
