import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, afterEach, before, describe, it } from 'node:test';
import { gzipSync, zstdDecompressSync } from 'node:zlib';
import type { LayerBlob } from '../../../src/archive/format/image-blobs.ts';
import { OtherImagesSaved } from '../../../src/archive/saved-image.ts';
import { SavedLayers, type SavedLayersOptions } from '../../../src/archive/saved-layers.ts';
import { digestOf } from '../../support/spoil.ts';
import { makeTar, type TarMember } from '../../support/tars.ts';

const { signal } = new AbortController();
const hexOf = (content: Buffer | string): string => digestOf(content).replace('sha256:', '');
const emptyTar = Buffer.alloc(1024);
const tars: Buffer[] = [];

function configOf(layers: readonly Buffer[]): string {
  const rootfs = { type: 'layers', diff_ids: layers.map(digestOf) };
  return JSON.stringify({ os: 'linux', architecture: 'amd64', rootfs });
}

/** What docker save gives since Docker 25; `packed` are the layers as the tar holds them. */
function newLayout(layers: readonly Buffer[], packed = layers): TarMember[] {
  const config = configOf(layers);
  const path = (content: Buffer | string) => `blobs/sha256/${hexOf(content)}`;
  const pointTo = (content: Buffer | string) => ({ digest: digestOf(content), size: content.length });
  const manifest = JSON.stringify({ schemaVersion: 2, config: pointTo(config), layers: packed.map(pointTo) });
  const blobs = [...new Map([...packed, config, manifest].map(content => [path(content), content]))];
  const listed = [{ Config: path(config), RepoTags: null, Layers: packed.map(path) }];
  return [
    { name: 'blobs/', type: 'directory' },
    ...blobs.map(([name, content]) => ({ name, content })),
    { name: 'index.json', content: JSON.stringify({ schemaVersion: 2, manifests: [pointTo(manifest)] }) },
    { name: 'manifest.json', content: JSON.stringify(listed) },
    { name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' },
  ];
}

/** What Docker 20 saves: a folder for each layer, a link where it is the same. */
function oldLayout(layers: readonly Buffer[]): TarMember[] {
  const config = configOf(layers);
  const listed = [{ Config: `${hexOf(config)}.json`, RepoTags: null, Layers: layers.map((_, i) => `${i}/layer.tar`) }];
  const members = layers.flatMap((content, i): TarMember[] => {
    const first = layers.indexOf(content);
    const name = `${i}/layer.tar`;
    const layer: TarMember =
      first < i ? { name, type: 'symlink', linkname: `../${first}/layer.tar` } : { name, content };
    return [{ name: `${i}/VERSION`, content: '1.0' }, { name: `${i}/json`, content: '{}' }, layer];
  });
  return [
    ...members,
    { name: `${hexOf(config)}.json`, content: config },
    { name: 'manifest.json', content: JSON.stringify(listed) },
  ];
}

describe('SavedLayers', () => {
  let dir = '';
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'saved-'));
    for (const name of ['a', 'b', 'c']) tars.push(await makeTar([{ name, content: name.repeat(100_000) }]));
  });
  afterEach(async () => assert.deepEqual(await readdir(dir), []));
  after(() => rm(dir, { recursive: true }));

  interface Taken {
    readonly layers: readonly (LayerBlob & { readonly bytes: Buffer })[];
    readonly image: ReturnType<SavedLayers['complete']>;
  }

  async function take(members: readonly TarMember[], options: Partial<SavedLayersOptions> = {}): Promise<Taken> {
    const usual = { dir, known: new Map(), compression: 'zstd', level: 3, onBytes: () => undefined, signal } as const;
    await using saved = await SavedLayers.open(Readable.from([await makeTar(members)]), { ...usual, ...options });
    const layers: (LayerBlob & { bytes: Buffer })[] = [];
    for await (const layer of saved.arriving) {
      const bytes = await readFile(layer.location.path);
      layers.push({ ...layer, bytes });
      await saved.discard(layer);
    }
    return { layers, image: saved.complete() };
  }

  for (const [name, layout] of [
    ['new', newLayout],
    ['old', oldLayout],
  ] as const) {
    it(`compresses each layer by itself, in the ${name} layout`, async () => {
      const { layers, image } = await take(layout(tars));
      assert.deepEqual(
        layers.map(({ bytes }) => digestOf(zstdDecompressSync(bytes))).sort(),
        tars.map(digestOf).sort(),
      );
      for (const { digest, size, bytes, location, unpacked } of layers) {
        assert.deepEqual([digest, size, location.compression], [digestOf(bytes), bytes.length, 'zstd']);
        assert.deepEqual(unpacked, { size: tars[0]?.length, sha256: hexOf(zstdDecompressSync(bytes)) });
      }
      assert.equal(image.config.content.toString(), configOf(tars));
      assert.deepEqual(
        image.layers.map(({ unpacked }) => unpacked?.sha256),
        tars.map(hexOf),
      );
      const manifest = JSON.parse(image.top.content.toString()) as { layers: { mediaType: string }[] };
      assert.ok(manifest.layers.every(layer => layer.mediaType === 'application/vnd.oci.image.layer.v1.tar+zstd'));
    });

    it(`takes a layer that an image has twice, and one without a file, in the ${name} layout`, async () => {
      const [first = emptyTar, second = emptyTar] = tars;
      const { layers, image } = await take(layout([first, second, first, emptyTar]));
      assert.equal(layers.length, 3);
      assert.equal(image.layers[0]?.digest, image.layers[2]?.digest);
      assert.equal(image.layers[3]?.digest, digestOf(emptyTar));
    });

    it(`takes a layer that it knows from where it is, in the ${name} layout`, async () => {
      const [first = emptyTar] = tars;
      const path = join(tmpdir(), `known-${hexOf(first)}`);
      await writeFile(path, gzipSync(first));
      const location = { path, offset: 0, compression: 'gzip', verified: false } as const;
      const known = { digest: digestOf(gzipSync(first)), size: 1, location };
      const { layers, image } = await take(layout(tars), { known: new Map([[digestOf(first), known]]) });
      assert.equal(image.layers[0], known);
      assert.deepEqual(layers.map(({ location: { compression } }) => compression).sort(), ['gzip', 'zstd', 'zstd']);
      await rm(path);
    });

    it(`refuses a layer that is not the one its configuration names, in the ${name} layout`, async () => {
      const members = layout(tars).map(member =>
        member.content === tars[1] ? { ...member, content: Buffer.concat([tars[1] ?? emptyTar, emptyTar]) } : member,
      );
      await assert.rejects(take(members), { code: 'ARCHIVE_DIGEST' });
    });
  }

  it('is the same bytes each time', async () => {
    const [once, again] = [await take(newLayout(tars)), await take(newLayout(tars))];
    assert.equal(once.image.top.digest, again.image.top.digest);
  });

  it('keeps layers that are compressed already, and their manifest', async () => {
    const packed = tars.map(tar => gzipSync(tar));
    const { layers, image } = await take(newLayout(tars, packed));
    assert.deepEqual(layers.map(({ digest }) => digest).sort(), packed.map(digestOf).sort());
    const manifest = newLayout(tars, packed).find(({ content }) => content && digestOf(content) === image.top.digest);
    assert.ok(manifest);
  });

  it('refuses a tar with the layers of another image', async () => {
    const other = { name: `blobs/sha256/${hexOf(tars[2] ?? '')}`, content: tars[2] ?? emptyTar };
    await assert.rejects(take([...newLayout(tars.slice(0, 2)), other]), OtherImagesSaved);
  });

  it('refuses a tar that ends early', async () => {
    const tar = await makeTar(newLayout(tars));
    const usual = { dir, known: new Map(), compression: 'zstd', level: 3, onBytes: () => undefined, signal } as const;
    await using saved = await SavedLayers.open(Readable.from([tar.subarray(0, 150_000)]), usual);
    await assert.rejects(
      async () => {
        for await (const layer of saved.arriving) await saved.discard(layer);
      },
      { code: 'ARCHIVE_INVALID' },
    );
  });

  it('ends when its reader leaves early, or never comes', async () => {
    const usual = { dir, known: new Map(), compression: 'zstd', level: 3, onBytes: () => undefined, signal } as const;
    for (const reads of [true, false]) {
      await using saved = await SavedLayers.open(Readable.from([await makeTar(newLayout(tars))]), usual);
      if (reads) for await (const layer of saved.arriving) if (layer.size > 0) break;
    }
  });
});
