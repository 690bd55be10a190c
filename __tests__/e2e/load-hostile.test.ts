import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildImage, inspectImage } from '../support/engine.ts';
import { goodMembers, makeZip, otherImage, refuses, shortIdOf } from '../support/hostile.ts';
import { helloContext, saidBy, startJob } from '../support/job.ts';
import { makeTar, sha256, type TarMember } from '../support/tars.ts';

type Spoil = (members: TarMember[]) => readonly TarMember[];

/** The members with one replaced, by its name or by its place. */
function replace(
  members: readonly TarMember[],
  which: string | number,
  change: (member: TarMember) => TarMember,
): TarMember[] {
  return members.map((member, i) => (member.name === which || i === which ? change(member) : member));
}

function manifest(content: string): Spoil {
  return members => replace(members, 'manifest.json', member => ({ ...member, content }));
}

function editManifest(edit: (entry: { Config: string; Layers: string[] }) => unknown): Spoil {
  return members =>
    replace(members, 'manifest.json', member => {
      const [entry] = JSON.parse(member.content?.toString() ?? '') as [{ Config: string; Layers: string[] }];
      return { ...member, content: JSON.stringify(edit(entry)) };
    });
}

const beside =
  (...more: TarMember[]): Spoil =>
  members => [...more, ...members];
const without =
  (which: number): Spoil =>
  members =>
    members.filter((_, i) => i !== which);
const bomb = Buffer.alloc(64_000_000);

// What is wrong with the tar, how it is made, and what the one error says of it.
const tars: [string, Spoil, RegExp][] = [
  ['a path above the archive', beside({ name: '../evil', content: 'x' }), /holds "\.\.\/evil", a path out of/],
  ['a hidden path above it', beside({ name: 'a/../../evil', content: 'x' }), /a path out of the archive/],
  ['an absolute path', beside({ name: '/etc/evil', content: 'x' }), /holds "\/etc\/evil", a path out of the archive/],
  [
    'a link above it',
    beside({ name: 'l', type: 'symlink', linkname: '../../etc/passwd' }),
    /a path out of the archive/,
  ],
  ['an absolute link', beside({ name: 'l', type: 'symlink', linkname: '/etc/passwd' }), /a link to \/etc\/passwd, out/],
  ['a hard link above it', beside({ name: 'l', type: 'link', linkname: '../x' }), /a path out of the archive/],
  ['a device', beside({ name: 'd', type: 'character-device' }), /holds d, a character-device/],
  [
    'a member behind a linked folder',
    beside({ name: 'f', type: 'symlink', linkname: 'blobs' }, { name: 'f/x', content: 'x' }),
    /holds f\/x behind f, a link/,
  ],
  ['a member twice', members => [...members, ...members.slice(0, 1)], /holds blobs\/sha256\/.* twice/],
  [
    'a layer that is not its name',
    members => replace(members, 0, m => ({ ...m, content: 'other' })),
    /is damaged: blobs/,
  ],
  [
    'a configuration that is not its name',
    members => replace(members, 2, m => ({ ...m, content: '{}' })),
    /is damaged: blobs/,
  ],
  [
    'a layer that is not what the configuration says',
    editManifest(({ Layers, ...e }) => [{ ...e, Layers: Layers.toReversed() }]),
    /is damaged: blobs.* expected sha256:/,
  ],
  [
    'a compressed layer that is not what the configuration says',
    spoilPacked,
    /is damaged: blobs.* unpacked is sha256:.* expected sha256:/,
  ],
  ['no layer where one is named', without(0), /lacks layer 1, blobs/],
  ['no configuration', without(2), /lacks the configuration, blobs/],
  ['no manifest', without(3), /lacks the manifest/],
  ['no image', manifest('[]'), /describes no images in manifest\.json/],
  ['a manifest that is null', manifest('null'), /describes no images in manifest\.json/],
  ['a manifest that is no list', manifest('{}'), /describes no images in manifest\.json/],
  ['a manifest that is no JSON', manifest('[{'), /holds manifest\.json, which contains no JSON object or array/],
  ['a manifest with other types', manifest('[{"Config":5,"Layers":[1]}]'), /describes no images in manifest\.json/],
  [
    'too few layers',
    editManifest(e => [{ ...e, Layers: e.Layers.slice(1) }]),
    /has 1 layers where its configuration has 2/,
  ],
  [
    'another image in index.json',
    members => [...otherImage(), ...members],
    /names another image in index\.json than in manifest\.json/,
  ],
  [
    'an endless manifest',
    manifest(`[${' '.repeat(5_000_000)}]`),
    /holds manifest\.json of 5000002 bytes, allowed: 4194304/,
  ],
  ['a layer that is a bomb', withBomb, /unpacks to more than the 20000000 bytes allowed/],
];

// A configuration that names another layer than the compressed one that is there.
function spoilPacked(members: TarMember[]): TarMember[] {
  const packed = gzipSync('another layer');
  const name = `blobs/sha256/${sha256(packed)}`;
  const [first, ...rest] = members;
  const others = editManifest(({ Layers, ...e }) => [{ ...e, Layers: [name, ...Layers.slice(1)] }])([...rest]);
  return [{ ...first, name, content: packed }, ...others];
}

function withBomb(members: TarMember[]): TarMember[] {
  const packed = gzipSync(bomb);
  const name = `blobs/sha256/${sha256(packed)}`;
  const [, ...rest] = members;
  return [
    { name, content: packed },
    ...editManifest(({ Layers, ...e }) => [{ ...e, Layers: [name, ...Layers.slice(1)] }])([...rest]),
  ];
}

describe('load refuses', () => {
  for (const [what, spoil, message] of tars) {
    it(what, async () => {
      await using job = await startJob();
      const members = await goodMembers(`${job.image}:1.0.0`);
      await job.write({ 'archive.tar': await makeTar(spoil(members)) });
      await refuses(job, { path: 'archive.tar', image: job.image }, message);
    });
  }

  it('an image that is not the one in the name', async () => {
    await using job = await startJob();
    const tar = await makeTar(await goodMembers(`${job.image}:1.0.0`));
    const name = `${job.name}_1.0.0_${'0'.repeat(12)}.zip`;
    await job.write({ [name]: makeZip([{ name: 'a.docker', content: tar }]) });
    await refuses(job, { path: name, image: job.image }, /holds image [0-9a-f]{12}, not 000000000000/);
  });

  it('a spoiled image without touching the one that has its name already', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const members = await goodMembers(`${job.image}:1.0.0`);
    for (const index of [0, 1, 2]) {
      const spoiled = replace(members, index, member => ({ ...member, content: '{"other":1}' }));
      await job.write({ 'archive.tar': await makeTar(spoiled) });
      await refuses(job, { path: 'archive.tar', image: job.image }, /is damaged/);
    }
  });
});

describe('load accepts', () => {
  it('the originals of these spoiled archives', async () => {
    await using job = await startJob();
    const members = await goodMembers(`${job.image}:1.0.0`);
    const name = `${job.name}_1.0.0_${shortIdOf(members)}.zip`;
    await job.write({ [name]: makeZip([{ name: 'a.docker', content: await makeTar(members) }]) });
    const step = await job.runSub('load', { path: name, 'size-limit': '20' });
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(step.outputs['tags'], `${job.image}:1.0.0`);
    assert.ok(await inspectImage(`${job.image}:1.0.0`));
  });
});
