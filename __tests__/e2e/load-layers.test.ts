// On every engine: its image store decides which layers it asks for.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { copyFile, open, readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { openZip } from '../../src/archive/zip/read.ts';
import { buildImage, engineApi, inspectImage, removeImage, usesContainerd } from '../support/engine.ts';
import { makeZip } from '../support/hostile.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';
import { namesLeft } from '../support/pushed-names.ts';
import type { StepResult } from '../support/runner.ts';

const { ApiVersion } = (await engineApi('GET', '/version')) as { ApiVersion: string };
// Engines before 23 pull no layers that zstd compressed.
const compression = Number(ApiVersion) < 1.42 ? 'gzip' : 'zstd';
const inputs = { source: 'local', prune: 'none', cache: 'false', compression };

describe('layers that the engine has', () => {
  let job: Job;
  let containerd: boolean;
  let newer: StepResult;
  let older: StepResult;
  let app: Buffer;

  // Two archives; the engine has the older image, and of the newer one all but the upper layer.
  before(async () => {
    job = await startJob();
    containerd = await usesContainerd();
    const base = { base: randomBytes(2_000_000), lib: randomBytes(1_000_000) };
    const lines = ['FROM scratch', 'COPY base /base', 'COPY lib /lib', 'COPY app /app', ''];
    for (const version of ['1.0.0', '1.1.0']) {
      app = randomBytes(300_000);
      await buildImage(`${job.image}:${version}`, { Dockerfile: lines.join('\n'), ...base, app });
      newer = await job.run({ ...inputs, version });
      assert.equal(newer.code, 0, saidBy(newer));
    }
    await removeImage(`${job.image}:1.0.0`);
    await removeImage(`${job.image}:1.1.0`);
    older = await job.runSub('load', { image: job.image, version: '1.0.0' });
    assert.equal(older.outputs['loaded'], 'true', saidBy(older));
  });
  after(() => job[Symbol.asyncDispose]());

  const load = (path = ''): Promise<StepResult> =>
    job.runSub('load', path ? { path } : { image: job.image, version: '1.1.0' });

  it('are none in an empty engine, which pulls the image and keeps its id', async () => {
    assert.match(older.stdout, /The engine pulls the image from this step: /);
    assert.match(older.stdout, /The engine pulled 3\.\d+ MB/);
    const metadata = JSON.parse(older.outputs['metadata'] ?? '') as Record<string, string>;
    const digest = containerd ? metadata['manifest-digest'] : metadata['config-digest'];
    assert.deepEqual([older.outputs['imageid'], (await inspectImage(`${job.image}:1.0.0`))?.Id], [digest, digest]);
    assert.deepEqual(await namesLeft(), []);
  });

  it('are not sent, and the image is whole', async () => {
    const step = await load();
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(step.outputs['loaded'], 'true');
    const sent = /it, (\d+\.\d+) kB sent/.exec(step.stdout)?.[1];
    assert.ok(Number(sent) > 300 && Number(sent) < 330, saidBy(step));
    assert.match(
      step.stdout,
      containerd ? /The engine pulled 3\d\d\.\d kB/ : /2 layers .* are in the engine already and not sent/,
    );
    assert.deepEqual(await namesLeft(), []);
    // Saved once more, every layer is read and proved.
    const again = await job.run({ ...inputs, version: '1.1.0', 'archive-dir': `${job.temp}/again` });
    assert.equal(again.code, 0, saidBy(again));
    assert.equal(again.outputs['short-imageid'], step.outputs['short-imageid']);
    await removeImage(`${job.image}:1.1.0`);
  });

  it('do not hide that a layer that is sent is damaged', async () => {
    const path = newer.outputs['archive-path'] ?? '';
    await using file = await open(path, 'r+');
    // What does not compress is in the archive as it is.
    const position = (await readFile(path)).indexOf(app.subarray(150_000, 150_032));
    assert.ok(position > 0);
    const { buffer } = await file.read({ buffer: Buffer.alloc(1), position });
    await file.write(Buffer.from([(buffer[0] ?? 0) ^ 0xff]), 0, 1, position);
    const step = await load(path);
    assert.equal(step.code, 1, saidBy(step));
    assert.match(saidBy(step), /ARCHIVE_DIGEST/);
    assert.equal(await inspectImage(`${job.image}:1.1.0`), undefined);
    // Without its layers the engine pulls all of it, and does not hide it either.
    await removeImage(`${job.image}:1.0.0`);
    const pulled = await load(path);
    assert.match(saidBy(pulled), /Falling back to sending the archive to the engine: [^]*ARCHIVE_DIGEST/);
    assert.equal(await inspectImage(`${job.image}:1.1.0`), undefined);
    assert.deepEqual(await namesLeft(), []);
  });
});

describe('layers of zstd for an engine that cannot unpack them', { skip: compression === 'zstd' }, () => {
  const content = randomBytes(1_000_000);

  async function makeArchive(job: Job): Promise<string> {
    await buildImage(`${job.image}:1.0.0`, { Dockerfile: 'FROM scratch\nCOPY content /\n', content });
    const made = await job.run({ ...inputs, compression: 'zstd', version: '1.0.0' });
    assert.equal(made.code, 0, saidBy(made));
    await removeImage(`${job.image}:1.0.0`);
    return made.outputs['archive-path'] ?? '';
  }

  it('are unpacked in one pass, by the sizes that the archive records', async () => {
    await using job = await startJob();
    const step = await job.runSub('load', { path: await makeArchive(job) });
    assert.equal(step.outputs['loaded'], 'true', saidBy(step));
    assert.doesNotMatch(step.stdout, /reads the archive once more/);
  });

  for (const [what, wrong] of [
    ['fewer', -1],
    ['more', 1],
  ] as const) {
    it(`are measured where it records ${what} bytes than they have`, async () => {
      await using job = await startJob();
      await using zip = await openZip(await makeArchive(job));
      const options = { signal: new AbortController().signal, limit: 10_000_000 };
      const members = await Promise.all(
        zip.members.map(async ({ name }) => ({ name, content: await zip.read(name, options) })),
      );
      const spoil = (text: string) => text.replace(/(?<="unpacked_size": )\d+/, size => String(Number(size) + wrong));
      const content = Buffer.from(spoil(String(members.at(-1)?.content)));
      await job.write({ 'wrong.zip': makeZip([...members.slice(0, -1), { name: 'metadata.json', content }]) });
      const step = await job.runSub('load', { path: 'wrong.zip' });
      assert.equal(step.outputs['loaded'], 'true', saidBy(step));
      assert.match(step.stdout, /reads the archive once more/);
    });
  }
});

describe('an image that unpacks to more than size-limit', () => {
  it('is not loaded, and leaves nothing', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, {
      Dockerfile: 'FROM scratch\nCOPY zeros /\n',
      // A layer that the engine does not have from elsewhere.
      zeros: Buffer.concat([randomBytes(16), Buffer.alloc(30 << 20)]),
    });
    const made = await job.run({ ...inputs, version: '1.0.0' });
    assert.equal(made.code, 0, saidBy(made));
    await removeImage(`${job.image}:1.0.0`);
    // Away from the file that says it was proved.
    const path = `${job.temp}/archive.zip`;
    await copyFile(made.outputs['archive-path'] ?? '', path);
    const step = await job.runSub('load', { path, 'size-limit': '20' });
    assert.match(errorOf(step), /unpacks to more than the 20000000 bytes allowed/);
    assert.equal(await inspectImage(`${job.image}:1.0.0`), undefined);
    assert.deepEqual(await namesLeft(), []);
    const loaded = await job.runSub('load', { path, 'size-limit': '40' });
    assert.equal(loaded.code, 0, saidBy(loaded));
    assert.match(loaded.stdout, /The engine pulled /);
  });
});
