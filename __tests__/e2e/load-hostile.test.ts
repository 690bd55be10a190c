import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { buildImage, engineApi, inspectImage } from '../support/engine.ts';
import { goodMembers, makeZip, otherImage, shortIdOf, type ZipMember } from '../support/hostile.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import { makeTar, sha256, type TarMember } from '../support/tars.ts';
import { loadLibraries } from '../support/toolkit-libraries.ts';

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
  ['a hard link', beside({ name: 'l', type: 'link', linkname: 'x' }), /holds l, a link/],
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
  ['two images', editManifest(entry => [entry, entry]), /describes 2 images in manifest\.json, not one/],
  ['no image', manifest('[]'), /describes no images in manifest\.json/],
  ['a manifest that is null', manifest('null'), /describes no images in manifest\.json/],
  ['a manifest that is no list', manifest('{}'), /describes no images in manifest\.json/],
  ['a manifest that is no JSON', manifest('[{'), /holds manifest\.json, which is no JSON/],
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

// What is wrong with the file around the tar.
const files: [string, (zip: (members?: readonly ZipMember[]) => Buffer, tar: Buffer) => Buffer, RegExp][] = [
  ['a zip that is cut short', zip => zip().subarray(0, -40), /zip file .* is damaged or no zip file/],
  ['a zip whose middle is gone', zip => spliced(zip()), /zip file .* is damaged/],
  [
    'a wrong CRC',
    (zip, tar) => zip([{ name: 'a.docker', content: tar, crc: 1 }]),
    /is damaged: it holds .* CRC-32 .* expected .* CRC-32 00000001/,
  ],
  [
    'several docker members',
    (zip, tar) => zip(['a', 'b'].map(each => ({ name: `${each}.docker`, content: tar }))),
    /holds 2 \.docker members \(a\.docker, b\.docker\), allowed: one/,
  ],
  ['no docker member', (zip, tar) => zip([{ name: 'a.tar', content: tar }]), /holds no \.docker member, allowed: one/],
  [
    'a member that goes up',
    (zip, tar) => zip([{ name: '../a.docker', content: tar }]),
    /member "\.\.\/a\.docker" of zip file .* leads out of the archive/,
  ],
  [
    'a declared bomb',
    (zip, tar) => zip([{ name: 'a.docker', content: tar, size: 4_000_000_000 }]),
    /expands to more than the 20000000 bytes allowed/,
  ],
  [
    'a real bomb',
    zip => zip([{ name: 'a.docker', content: bomb, size: 1000 }]),
    /is damaged: it holds more, expected 1000 bytes/,
  ],
  [
    'a large one that says so',
    zip => zip([{ name: 'a.docker', content: bomb }]),
    /expands to more than the 20000000 bytes allowed/,
  ],
  ['a bomb by gzip', () => gzipSync(bomb), /unpacks to more than the 20000000 bytes allowed/],
  ['a bomb by zstd', () => zstdCompressSync(bomb), /unpacks to more than the 20000000 bytes allowed/],
  ['a gzip that is cut short', (_, tar) => gzipSync(tar).subarray(0, -100), /is cut short or no tar/],
  ['a tar that is cut short', (_, tar) => tar.subarray(0, 2000), /is cut short or no tar/],
  ['no tar at all', () => Buffer.from('no tar at all\n'.repeat(100)), /is cut short or no tar/],
  ['an empty file', () => Buffer.alloc(0), /lacks the manifest/],
];

function spliced(zip: Buffer): Buffer {
  const copy = Buffer.from(zip);
  copy.fill(0xaa, 60, 260);
  return copy;
}

async function countImages(): Promise<number> {
  return ((await engineApi('GET', '/images/json', { query: { all: 'true' } })) as unknown[]).length;
}

/** Loads what is spoiled: one clear error, no image, the folder as it was. */
async function refuses(job: Job, file: string, message: RegExp): Promise<void> {
  const ref = `${job.image}:1.0.0`;
  const [images, archives] = [await countImages(), await job.list()];
  const before = await inspectImage(ref);
  const step = await job.runSub('load', { path: file, image: job.image, 'size-limit': '20' });
  const said = errorOf(step);
  assert.match(said, message);
  assert.doesNotMatch(step.stdout + said, /TypeError|Cannot read prop|is not a function|\n {4}at /, saidBy(step));
  assert.equal((await inspectImage(ref))?.Id, before?.Id);
  assert.deepEqual([await countImages(), await job.list()], [images, archives]);
}

describe('load refuses', () => {
  for (const [what, spoil, message] of tars) {
    it(what, async () => {
      await using job = await startJob();
      const members = await goodMembers(`${job.image}:1.0.0`);
      await job.write({ 'archive.tar': await makeTar(spoil(members)) });
      await refuses(job, 'archive.tar', message);
    });
  }

  for (const [what, spoil, message] of files) {
    it(what, async () => {
      await using job = await startJob();
      const tar = await makeTar(await goodMembers(`${job.image}:1.0.0`));
      const zip = (members: readonly ZipMember[] = [{ name: 'a.docker', content: tar }]) => makeZip(members);
      await job.write({ archive: spoil(zip, tar) });
      await refuses(job, 'archive', message);
    });
  }

  it('an image that is not the one in the name', async () => {
    await using job = await startJob();
    const tar = await makeTar(await goodMembers(`${job.image}:1.0.0`));
    const name = `${job.name}_1.0.0_${'0'.repeat(12)}.zip`;
    await job.write({ [name]: makeZip([{ name: 'a.docker', content: tar }]) });
    await refuses(job, name, /holds image [0-9a-f]{12}, not 000000000000/);
  });

  it('a spoiled image without touching the one that has its name already', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const members = await goodMembers(`${job.image}:1.0.0`);
    for (const index of [0, 1, 2]) {
      const spoiled = replace(members, index, member => ({ ...member, content: '{"other":1}' }));
      await job.write({ 'archive.tar': await makeTar(spoiled) });
      await refuses(job, 'archive.tar', /is damaged/);
    }
  });

  it('an artifact that is not as it was stored, and keeps nothing of it', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const made = await job.run({ version: '1.0.0', context: '.', cache: 'false', 'archive-dir': 'elsewhere' });
    assert.equal(made.code, 0, saidBy(made));
    const [artifact] = job.service.artifacts();
    const path = artifact?.path ?? '';
    const bytes = await readFile(path);
    await writeFile(path, Buffer.concat([bytes.subarray(0, -1), Buffer.of(1)]));
    await engineApi('DELETE', `/images/${job.image}:1.0.0`);
    const step = await job.runSub('load', { image: job.image });
    assert.match(errorOf(step), /^artifact .*_1\.0\.0_.*\.zip did not arrive as it was stored \(sha256:[0-9a-f]{64}\)/);
    assert.equal(await inspectImage(`${job.image}:1.0.0`), undefined);
    assert.deepEqual(await job.list(), []);
  });

  it('a fetched archive that is broken, and removes it', async () => {
    await using job = await startJob();
    const members = await goodMembers(`${job.image}:1.0.0`);
    const tar = await makeTar(replace(members, 0, member => ({ ...member, content: 'other' })));
    const name = `${job.name}_1.0.0_${shortIdOf(members)}.zip`;
    await mkdir(join(job.workspace, 'out'));
    await writeFile(join(job.workspace, 'out', name), makeZip([{ name: 'a.docker', content: tar }]));
    await using toolkit = await loadLibraries(job.service);
    toolkit.actAs({});
    await toolkit.artifacts.upload(join(job.workspace, 'out', name));
    const step = await job.runSub('load', { image: job.image });
    assert.match(errorOf(step), /^the image archive is damaged: blobs/);
    assert.equal(await inspectImage(`${job.image}:1.0.0`), undefined);
    assert.deepEqual(await job.list(), []);
  });
});

describe('load takes', () => {
  it('what these are made of before they are spoiled', async () => {
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
