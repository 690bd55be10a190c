import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { buildImage, inspectImage, removeImage } from '../support/engine.ts';
import { goodMembers, makeZip, refuses, shortIdOf } from '../support/hostile.ts';
import { helloContext, saidBy, startJob } from '../support/job.ts';
import { replaceLayer } from '../support/spoil.ts';
import { makeTar } from '../support/tars.ts';
import { loadLibraries } from '../support/toolkit-libraries.ts';

// The libraries that store what is spoiled belong to one service.
const job = await startJob();
const toolkit = await loadLibraries(job.service);
after(async () => {
  await toolkit[Symbol.asyncDispose]();
  await job[Symbol.asyncDispose]();
});
toolkit.actAs({});

type Place = 'artifact' | 'cache';
const staging = '.docker-archive-action';
const staged = join(toolkit.workspace, staging, 'archive');
let count = 0;

/** An archive in a place, under a name of its own. */
interface Stored {
  /** `image` and `from`, by which it is found. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The file in which the service has it. */
  readonly path: string;
  readonly ref: string;
}

/** Stores what `write` writes to a path, under the name of an archive with this id. */
async function store(place: Place, id: string, write: (path: string) => Promise<unknown>): Promise<Stored> {
  count += 1;
  const image = `${job.image}-${count}`;
  const name = `${job.name}-${count}`;
  const stored = { inputs: { image, from: place }, ref: `${image}:1.0.0` };
  if (place === 'artifact') {
    const path = join(toolkit.folder, `${name}_1.0.0_${id}.zip`);
    await write(path);
    await toolkit.artifacts.upload(path);
    return { ...stored, path: job.service.artifacts().at(-1)?.path ?? '' };
  }
  await rm(join(toolkit.workspace, staging), { recursive: true, force: true });
  await mkdir(join(toolkit.workspace, staging));
  await write(staged);
  assert.ok((await toolkit.saveCache([staging], `docker-archive/1/${name}/1.0.0/${id}.zip`)) > 0);
  return { ...stored, path: job.service.caches().at(-1)?.path ?? '' };
}

async function makeArchive(): Promise<{ zip: Buffer; tar: Buffer; id: string }> {
  const members = await goodMembers(`${job.image}-${count + 1}:1.0.0`);
  const tar = await makeTar(members);
  return { tar, zip: makeZip([{ name: 'a.docker', content: tar }]), id: shortIdOf(members) };
}

/** Nothing is left where the archive folder, the workspace and the temporary folder are. */
async function assertClean(): Promise<void> {
  assert.deepEqual(await job.list(), []);
  assert.deepEqual(await readdir(job.workspace), []);
  const temp = (await readdir(job.temp)).filter(name => name !== 'docker-archives');
  assert.deepEqual(temp, []);
}

const broken: [string, (zip: Buffer, tar: Buffer) => Promise<Buffer> | Buffer, RegExp][] = [
  ['is cut short', zip => zip.subarray(0, -40), /zip file .*_1\.0\.0_[0-9a-f]{12}\.zip is damaged or not a zip file/],
  ['has a wrong CRC', (_, tar) => makeZip([{ name: 'a.docker', content: tar, crc: 1 }]), /expected .* CRC-32 00000001/],
  [
    'is a bomb',
    () => makeZip([{ name: 'a.docker', content: Buffer.alloc(64_000_000) }]),
    /more than the 20000000 bytes/,
  ],
  ['has a damaged layer', spoilLayer, /^the image archive is damaged: blobs\/sha256\//],
  ['is none', () => Buffer.from('no archive\n'), /^the image archive is truncated or not a tar/],
];

async function spoilLayer(): Promise<Buffer> {
  const members = replaceLayer(Buffer.from('other'))(await goodMembers('acme/other:1'));
  return makeZip([{ name: 'a.docker', content: await makeTar(members) }]);
}

describe('load refuses what it fetches, and removes it:', () => {
  for (const place of ['artifact', 'cache'] as const) {
    for (const [what, spoil, message] of broken) {
      it(`an archive in the ${place} that ${what}`, async () => {
        const { zip, tar, id } = await makeArchive();
        const content = await spoil(zip, tar);
        const { inputs, ref } = await store(place, id, path => writeFile(path, content));
        await refuses(job, inputs, message, ref);
        await assertClean();
      });
    }

    it(`an archive in the ${place} of another image than its name says, beside an older one that keeps the tag`, async () => {
      const { zip } = await makeArchive();
      const { inputs, ref } = await store(place, '0'.repeat(12), path => writeFile(path, zip));
      const older = await buildImage(ref, helloContext());
      await refuses(job, inputs, /_1\.0\.0_000000000000\.zip holds image [0-9a-f]{12}, not 000000000000/, ref);
      assert.equal((await inspectImage(ref))?.Id, older);
      await removeImage(ref);
      await assertClean();
    });
  }

  it('an artifact that is not as it was stored', async () => {
    const { zip, id } = await makeArchive();
    const { inputs, path, ref } = await store('artifact', id, file => writeFile(file, zip));
    await writeFile(path, Buffer.from(zip).fill(0, 50, 60));
    await refuses(
      job,
      inputs,
      /^artifact .*_1\.0\.0_.*\.zip did not arrive as it was stored \(sha256:[0-9a-f]{64}\)/,
      ref,
    );
    await assertClean();
  });

  it('a cache entry that is not as it was stored', async () => {
    const { zip, id } = await makeArchive();
    const { inputs, path, ref } = await store('cache', id, file => writeFile(file, zip));
    await writeFile(path, (await readFile(path)).fill(0x55, 8));
    await refuses(
      job,
      inputs,
      /^the actions cache did not give docker-archive\/1\/\S+\.zip: Failed to restore: .*tar/,
      ref,
    );
    await assertClean();
  });

  const strange: [string, (path: string) => Promise<unknown>][] = [
    ['a link', path => symlink('/etc/passwd', path)],
    ['a folder', path => mkdir(path)],
    ['a pipe', path => Promise.resolve(execFileSync('mkfifo', [path]))],
    ['another file', path => writeFile(`${path}.other`, 'x')],
  ];
  for (const [what, write] of strange) {
    it(`a cache entry with ${what} in place of the archive`, async () => {
      const { inputs, ref } = await store('cache', '1'.repeat(12), write);
      await refuses(job, inputs, /^the actions cache gave no archive for docker-archive\/1\/\S+\.zip$/, ref);
      await assertClean();
    });
  }
});

describe('load does not believe what a file says of itself:', () => {
  const about = {
    ...{ schema: 1, name: 'x', image: job.image, version: '1.0.0', tag: '1.0.0', labels: {}, layers: [], tar_size: 1 },
    ...{ manifest_digest: '', index_digest: '', layout: 'docker+oci', platform: 'linux/amd64', created: '' },
  };
  const ref = `${job.image}:1.0.0`;

  /** A zip with metadata.json beside the tar, as a file in the workspace. */
  async function write(metadata: object, tar: Buffer): Promise<{ path: string; image: string }> {
    const content = Buffer.from(JSON.stringify({ ...about, repo_tags: [ref], ...metadata }));
    const zip = makeZip([
      { name: 'a.docker', content: tar },
      { name: 'metadata.json', content },
    ]);
    await job.write({ 'archive.zip': zip });
    return { path: 'archive.zip', image: job.image };
  }

  it('that it is an image the engine has', async () => {
    const other = `${job.image}:1.1.0`;
    const docker_id = await buildImage(other, helloContext());
    const config_digest = `sha256:${'a'.repeat(64)}`;
    const tar = await makeTar(await goodMembers(ref));
    const inputs = await write({ imageid: 'a'.repeat(12), docker_id, config_digest }, tar);
    await refuses(job, inputs, /archive\.zip holds image sha256:[0-9a-f]{64}, not a{64}$/);
    await removeImage(other);
  });

  const claims: [string, object][] = [
    [
      'an id that is a path',
      { imageid: '../../info?x', config_digest: 'sha256:../../info?xy', docker_id: '../../info' },
    ],
    ['sizes that are texts', { layers: [{ digest: 'x', path: 'y', diff_id: 'z', size: '1' }] }],
    ['a list without end', { layers: 'deep' }],
  ];
  for (const [what, claim] of claims) {
    it(what, async () => {
      const members = await goodMembers(ref);
      const inputs = await write({ imageid: 'a'.repeat(12), ...claim }, await makeTar(members));
      const step = await job.runSub('load', inputs);
      assert.equal(step.code, 0, saidBy(step));
      assert.deepEqual([step.outputs['short-imageid'], step.outputs['tags']], [shortIdOf(members), ref]);
      assert.equal((await inspectImage(ref))?.Id, step.outputs['imageid']);
      await removeImage(ref);
    });
  }

  it('that the engine has its layers', async () => {
    const other = `${job.image}:1.1.0`;
    await buildImage(other, helloContext());
    const [diff_id] = (await inspectImage(other))?.RootFS.Layers ?? [];
    const members = await goodMembers(ref);
    const config = members[2]?.name.replace('blobs/sha256/', 'sha256:') ?? '';
    const layers = [{ digest: diff_id, diff_id, path: members[0]?.name, size: 10 }];
    const claim = { imageid: config.slice(7, 19), config_digest: config, docker_id: config, layers };
    const step = await job.runSub('load', await write(claim, await makeTar(members)));
    assert.equal(step.code, 0, saidBy(step));
    const image = await inspectImage(ref);
    assert.deepEqual([image?.Id, image?.RootFS.Layers.length], [step.outputs['imageid'], 2]);
    assert.ok(!image?.RootFS.Layers.includes(diff_id ?? ''));
    for (const each of [ref, other]) await removeImage(each);
  });
});
