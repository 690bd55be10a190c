import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { engineApi, inspectImage } from '../support/engine.ts';
import { goodMembers, refuses } from '../support/hostile.ts';
import { saidBy, startJob } from '../support/job.ts';
import * as spoil from '../support/spoil.ts';
import type { Descriptor, Spoil } from '../support/spoil.ts';
import { makeTar } from '../support/tars.ts';

const { addIndex, beside, editConfig, editManifest, replaceLayer, spoilAll, without } = spoil;

const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const plant = (value: object): string => JSON.stringify(value).replace('"deep"', deep);
const noConfig = /holds blobs\/sha256\/[0-9a-f]{64}, which is not an image configuration/;
const noIndex = /holds index\.json, which is not an index or manifest of an image/;
const noImage = /holds blobs\/sha256\/[0-9a-f]{64}, which is not an index or manifest of an image/;
const otherLayers = /has other layers by its index\.json, in sha256:[0-9a-f]{64}, than by its manifest\.json/;
const noUnpack = /is damaged: blobs\/sha256\/[0-9a-f]{64} is (gzip|zstd) that cannot be unpacked/;
const refused = /^the engine (did not load .*\/archive\.tar: |loaded sha256:\S+, whose layers are not those)/;
const layer = await makeTar([{ name: 'x', content: randomBytes(5_000_000) }]);

/** Bytes that are damaged in their middle. */
function damage(bytes: Buffer): Buffer {
  return Buffer.from(bytes).fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 400);
}

function inIndex(edit: (top: Descriptor) => unknown): Spoil {
  return addIndex(index => ({ ...index, manifests: index.manifests.map(edit) }));
}

const table: [string, Spoil, RegExp][] = [
  ['names that are no list', editManifest(e => [{ ...e, RepoTags: 'acme/api:1' }]), /describes no images/],
  ['names that are no texts', editManifest(e => [{ ...e, RepoTags: [5] }]), /describes no images/],
  ['layers that are no texts', editManifest(e => [{ ...e, Layers: [5, null] }]), /describes no images/],
  ['layers that are null', editManifest(e => [{ ...e, Layers: null }]), /has 0 layers where its configuration has 2/],
  ['a manifest without end', editManifest(() => deep), /describes no images/],
  [
    'a configuration out of the archive',
    editManifest(e => [{ ...e, Config: '../x' }]),
    /lacks the configuration, \.\.\/x/,
  ],
  ['a configuration that is null', editConfig(() => 'null'), /holds blobs\S+, which contains no JSON object or array/],
  ['a configuration that is a list', editConfig(() => '[]'), noConfig],
  ['a configuration of nothing', editConfig(() => '{}'), noConfig],
  [
    'a configuration that is no JSON',
    editConfig(() => '{"a":'),
    /holds blobs\S+, which contains no JSON object or array/,
  ],
  ['a configuration whose layers are no list', editConfig(c => ({ ...c, rootfs: { diff_ids: 'ab' } })), noConfig],
  ['a configuration whose layers are no digests', editConfig(c => ({ ...c, rootfs: { diff_ids: [5, 6] } })), noConfig],
  ['a configuration whose labels are no texts', editConfig(c => ({ ...c, config: { Labels: { a: 5 } } })), noConfig],
  ['labels without end', editConfig(c => plant({ ...c, config: { Labels: 'deep' } })), noConfig],
  ['a configuration with two lists of layers', editConfig(c => ({ ...c, RootFS: { diff_ids: [] } })), noConfig],
  ['a date that is a number', editConfig(c => ({ ...c, created: 5 })), noConfig],
  [
    'a date that engines cannot read',
    editConfig(c => ({ ...c, created: 'yesterday' })),
    /with a date that engines cannot read/,
  ],
  ['a history without end', editConfig(c => plant({ ...c, history: 'deep' })), noConfig],
  [
    'a configuration of 5 MB',
    editConfig(c => ({ ...c, author: 'x'.repeat(5_000_000) })),
    /holds blobs\S+ of 5000\d{3} bytes/,
  ],
  ['an index that is null', addIndex(() => 'null'), noIndex],
  ['an index that is a list', addIndex(() => '[]'), noIndex],
  ['an index whose manifests are no list', addIndex(index => ({ ...index, manifests: 5 })), noIndex],
  ['an index that leads to null', inIndex(() => null), noIndex],
  ['an index that leads nowhere', inIndex(() => ({})), noIndex],
  ['an index with a path as digest', inIndex(top => ({ ...top, digest: 'sha256:../../x' })), noIndex],
  ['an index with names that are no texts', inIndex(top => ({ ...top, annotations: { a: 5 } })), noIndex],
  ['a platform without end', addIndex(i => plant({ manifests: [{ ...i.manifests[0], platform: 'deep' }] })), noIndex],
  [
    'an index of 5 MB',
    addIndex(index => ({ ...index, x: 'x'.repeat(5_000_000) })),
    /holds index\.json of 5000\d{3} bytes/,
  ],
  [
    'an index that leads to nothing',
    inIndex(top => ({ ...top, digest: spoil.digestOf('x') })),
    /another image in index\.json/,
  ],
  [
    'an index alone that is null',
    spoilAll(
      addIndex(() => 'null'),
      without('manifest.json'),
    ),
    noIndex,
  ],
  [
    'an index alone that leads to nothing',
    spoilAll(
      inIndex(top => ({ ...top, digest: spoil.digestOf('x') })),
      without('manifest.json'),
    ),
    /holds 0 images by its index\.json, not one/,
  ],
  ['an image manifest whose layers are no list', addIndex(undefined, m => ({ ...m, layers: 5 })), noImage],
  ['an image manifest with layers that are null', addIndex(undefined, m => ({ ...m, layers: [null] })), noImage],
  ['an image manifest that is an index too', addIndex(undefined, m => ({ ...m, manifests: [] })), noImage],
  ['an image manifest with two configurations', addIndex(undefined, m => ({ ...m, Config: m.config })), noImage],
  ['an image manifest with one in other letters', addIndex(undefined, m => ({ ...m, 'layer\u017f': [] })), noImage],
  [
    'an image manifest with other layers',
    addIndex(undefined, m => ({ ...m, layers: m.layers.toReversed() })),
    otherLayers,
  ],
  ['an image manifest with fewer layers', addIndex(undefined, m => ({ ...m, layers: m.layers.slice(1) })), otherLayers],
  [
    'a second image behind a manifest of 5 MB',
    spoil.addTwoImages(m => ({ ...m, x: 'x'.repeat(5_000_000) })),
    /holds blobs\S+ of 5000\d{3} bytes, allowed: 4194304/,
  ],
  ['a layer that is no tar', replaceLayer(Buffer.from('no tar'), 'no tar'), refused],
  ['a gzip layer that is cut short', replaceLayer(gzipSync(layer).subarray(0, -9), layer), noUnpack],
  ['a gzip layer that is damaged', replaceLayer(damage(gzipSync(layer)), layer), /is damaged: blobs/],
  ['a zstd layer that is cut short', replaceLayer(zstdCompressSync(layer).subarray(0, -9), layer), noUnpack],
  ['a zstd layer that is damaged', replaceLayer(damage(zstdCompressSync(layer)), layer), /is damaged: blobs/],
  [
    'a zstd layer that is another one',
    replaceLayer(zstdCompressSync(layer), 'x'),
    /is damaged: blobs\S+ unpacked is sha256:/,
  ],
  [
    'a bomb by zstd',
    replaceLayer(zstdCompressSync(Buffer.alloc(64_000_000)), 'x'),
    /unpacks to more than the 20000000 bytes/,
  ],
  [
    'a name with a NUL',
    beside({ name: 'x', content: 'x', pax: { path: '..\0/x' } }),
    /holds "\.\.\\u0000\/x", a path with control characters or backslashes/,
  ],
  [
    'a name with a line break',
    beside({ name: 'a\n::error::b', content: 'x' }),
    /holds "a\\n::error::b", a path with control/,
  ],
  ['a pipe', beside({ name: 'p', type: 'fifo' }), /holds p, a fifo/],
  ['a size below nothing', beside({ name: 'x', content: 'x', pax: { size: '-512' } }), /is truncated or not a tar/],
  [
    'a size beyond everything',
    beside({ name: 'x', content: 'x', pax: { size: '9'.repeat(30) } }),
    /is truncated or not a tar/,
  ],
  ['a manifest that is a link to itself', linked, /lacks the manifest, manifest\.json/],
];

function linked(members: Parameters<Spoil>[0]): ReturnType<Spoil> {
  return [...without('manifest.json')(members), { name: 'manifest.json', type: 'symlink', linkname: 'manifest.json' }];
}

describe('load refuses', () => {
  for (const [what, change, message] of table) {
    it(what, async () => {
      await using job = await startJob();
      await job.write({ 'archive.tar': await makeTar(change(await goodMembers(`${job.image}:1.0.0`))) });
      await refuses(job, { path: 'archive.tar', image: job.image }, message);
    });
  }
});

describe('load accepts', () => {
  const others: [string, Spoil][] = [
    ['the image that was proved, whatever stands beside it in the index', spoil.addTwoImages()],
    ['it where the other one calls itself an attestation', spoil.addTwoImages(inToto)],
    [
      'an archive beside something that only looks like zstd',
      beside({ name: 'x', content: zstdCompressSync('x').subarray(0, 9) }),
    ],
    ['an archive with detours in its paths', detour],
    ['an archive with many small layers, of which none crowds out the manifest', crowd],
  ];
  for (const [what, change] of others) {
    it(what, async () => {
      await using job = await startJob();
      await job.write({ 'archive.tar': await makeTar(change(await goodMembers(`${job.image}:1.0.0`))) });
      const step = await job.runSub('load', { path: 'archive.tar', image: job.image, 'size-limit': '200' });
      assert.equal(step.code, 0, saidBy(step));
      const { Config } = (await engineApi('GET', `/images/${job.image}:1.0.0/json`)) as { Config: { Cmd: string[] } };
      assert.deepEqual(Config.Cmd, ['/one']);
      assert.equal((await inspectImage(`${job.image}:1.0.0`))?.Id, step.outputs['imageid']);
    });
  }
});

function inToto(manifest: spoil.Manifest): object {
  const [first, ...rest] = manifest.layers;
  return { ...manifest, layers: [{ ...first, mediaType: 'application/vnd.in-toto+json' }, ...rest] };
}

function detour(members: Parameters<Spoil>[0]): ReturnType<Spoil> {
  return [{ name: './', type: 'directory' }, ...members.map(each => ({ ...each, name: `./x/../${each.name}` }))];
}

// Together 64 MiB, all that is kept of documents.
function crowd(members: Parameters<Spoil>[0]): ReturnType<Spoil> {
  return [...Array.from({ length: 16 }, () => spoil.blobOf(randomBytes(4 << 20))), ...members];
}
