import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ArchiveFacts } from '../../../../src/archive/format/facts.ts';
import { identityDigest, isFor, makeMetadata, parseMetadata } from '../../../../src/archive/format/metadata.ts';
import { digestOf } from '../../../support/spoil.ts';

const config = digestOf('config');
const index = digestOf('index');
const linux = { os: 'linux', architecture: 'amd64' };
const facts: ArchiveFacts = {
  layout: 'docker+oci',
  configDigest: config,
  configPath: 'blobs/sha256/x',
  repoTags: ['acme/api:1'],
  created: '2026-01-02T03:04:05Z',
  platform: linux,
  labels: { team: 'acme' },
  settings: { user: '', entrypoint: [], cmd: ['sh'], exposed_ports: [], env_count: 0 },
  layers: [
    {
      ...{ digest: digestOf('packed'), size: 6, path: 'blobs/sha256/y', diff_id: digestOf('layer') },
      ...{ compression: 'zstd', unpacked_size: 5, offset: 512 },
    },
  ],
};
const several = { ...facts, indexDigest: index, platforms: [linux, { os: 'linux', architecture: 'arm64' }] };
const identity = { name: 'acme~api', image: 'acme/api', version: '1', tag: '1' };
const made = makeMetadata(identity, { id: config }, facts, 10_240);

describe('identityDigest', () => {
  it('is that of the configuration of one image', () => {
    assert.equal(identityDigest(facts), config);
    assert.equal(identityDigest({ ...facts, indexDigest: index }), config);
  });
  it('is that of the index of several', () => assert.equal(identityDigest(several), index));
});

describe('isFor', () => {
  it('says whether an archive holds the image for exactly these platforms, however they are written', () => {
    const arm = { os: 'linux', architecture: 'arm64' };
    const whole = makeMetadata(identity, { id: index }, several, 1);
    const answers = [[linux], [arm], [arm, linux], [linux, { ...arm, variant: 'v8' }]].map(platforms => {
      return [isFor(made, platforms), isFor(whole, platforms)];
    });
    assert.deepEqual(answers, [
      [true, false],
      [false, false],
      [false, true],
      [false, true],
    ]);
  });
});

describe('parseMetadata', () => {
  it('reads what makeMetadata made, for one platform and for several', () => {
    for (const each of [made, makeMetadata(identity, { id: index }, several, 1)])
      assert.deepEqual(parseMetadata(JSON.stringify(each)), each);
    assert.equal(makeMetadata(identity, { id: index }, several, 1).platform, 'linux/amd64,linux/arm64');
  });

  it('reads archives from before settings, offsets and unpacked sizes were recorded', () => {
    const omitted = ['settings', 'offset', 'compression', 'unpacked_size'];
    const text = JSON.stringify(made, (key, value: unknown) => (omitted.includes(key) ? undefined : value));
    const read = parseMetadata(text) ?? assert.fail();
    assert.deepEqual([read.settings, read.layers[0]?.offset, read.imageid], [undefined, undefined, made.imageid]);
  });

  const table: [string, Record<string, unknown>][] = [
    ['another schema', { schema: 2 }],
    ['an image id that is not that of its digest', { imageid: '0'.repeat(12) }],
    ['a docker id that is not a digest', { docker_id: 'busybox' }],
    ['a label that is not a text', { labels: { team: 1 } }],
    ['a layer without a digest', { layers: [{ ...made.layers[0], digest: 'x' }] }],
    ['a layer before the beginning', { layers: [{ ...made.layers[0], offset: -1 }] }],
    ['a layer that unpacks to less than nothing', { layers: [{ ...made.layers[0], unpacked_size: -1 }] }],
    ['a layer of an unknown compression', { layers: [{ ...made.layers[0], compression: 'xz' }] }],
    ['settings in another form', { settings: { user: 0 } }],
    ['no size of the tar', { tar_size: undefined }],
  ];
  for (const [what, change] of table)
    it(`refuses ${what}`, () => assert.equal(parseMetadata(JSON.stringify({ ...made, ...change })), undefined));
  for (const text of ['', 'null', '[]', '{'])
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(parseMetadata(text), undefined));
});
