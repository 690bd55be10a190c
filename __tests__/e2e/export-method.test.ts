// On every engine: its image store decides how an image is exported.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { after, before, describe, it } from 'node:test';
import { readArchiveMetadata } from '../../src/archive/format/archive-file.ts';
import { configDigestOf } from '../support/config-digest.ts';
import { mountDisk } from '../support/disk.ts';
import { startEngineProxy } from '../support/engine-proxy.ts';
import {
  buildImage,
  engineApi,
  engineHost,
  inspectImage,
  loadTar,
  removeImage,
  usesContainerd,
} from '../support/engine.ts';
import { buildWithBuildx } from '../support/foreign.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';
import { startPrivateEngine } from '../support/private-engine.ts';
import { namesLeft } from '../support/pushed-names.ts';
import { root } from '../support/repository.ts';
import { withoutRoot } from '../support/root.ts';
import type { StepOptions, StepResult } from '../support/runner.ts';

interface Metadata {
  readonly 'config-digest': string;
  readonly 'index-digest': string;
}

const containerd = await usesContainerd();
const onlyContainerd = !containerd && 'this engine has a classic image store';

// More than 10 MiB: engines do not ask an unknown registry about smaller layers.
const bulk = Buffer.from(randomBytes(8 << 20).toString('hex'));
const pushed = /^The image is pushed to this step: (.+)$/m;
const saved = /^The image is saved by the engine: (.+)$/m;
const cannotPush = /^the engine cannot push to this step, or has several images/;
const instead = /^Falling back to a save by the engine: (.+)$/m;

/** Builds an image of a large layer that never changes, and a small one. */
async function build(job: Job, version: string, host = engineHost()): Promise<void> {
  const Dockerfile = 'FROM scratch\nCOPY bulk /bulk\nCOPY note /note\nLABEL a=b\n';
  await buildImage(`${job.image}:${version}`, { Dockerfile, bulk, note: `${job.image} ${version}` }, { host });
}

async function run(job: Job, inputs: Readonly<Record<string, string>>, options: Partial<StepOptions> = {}) {
  const folderOnly = { source: 'local', 'upload-artifact': 'false', cache: 'false', prune: 'none' };
  const env = { RUNNER_ENVIRONMENT: 'self-hosted', ...options.env };
  const step = await job.run({ ...folderOnly, ...inputs }, { ...options, env });
  assert.equal(step.code, 0, saidBy(step));
  return step;
}

function pathOf(step: StepResult): string {
  return step.outputs['archive-path'] ?? '';
}

/** Why an image was saved: a containerd store is not asked to push where that told nothing before. */
function notPushed(step: StepResult): string {
  assert.match(step.stdout, containerd ? saved : pushed, saidBy(step));
  return (containerd ? saved : instead).exec(step.stdout)?.[1] ?? '';
}

/** What the engine sent, in bytes. */
function sentBy({ stdout }: StepResult): number {
  const [, count = '', unit = ''] = /^The engine sent ([\d.]+) (\w+)$/m.exec(stdout) ?? [];
  assert.ok(count, stdout);
  const power = ['B', 'kB', 'MB', 'GB'].indexOf(unit);
  assert.ok(power >= 0, unit);
  return Number(count) * 1000 ** power;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Unzips the tar of an archive, which every program must be able to do. */
function unzip(path: string, dir: string): string {
  execFileSync('unzip', ['-tqq', path]);
  execFileSync('python3', ['-c', 'import sys, zipfile; assert zipfile.ZipFile(sys.argv[1]).testzip() is None', path]);
  const tar = join(dir, 'image.tar');
  execFileSync('sh', ['-c', 'unzip -p "$0" "*.docker" > "$1"', path, tar]);
  return tar;
}

/** Loads an archive in place of the image in the engine. */
async function loadsBack(job: Job, step: StepResult): Promise<void> {
  const name = `${job.image}:${step.outputs['tag']}`;
  const before = await inspectImage(name);
  await removeImage(name);
  await loadTar(unzip(pathOf(step), job.temp));
  const after = await inspectImage(name);
  assert.deepEqual([after?.Id, after?.RootFS.Layers], [before?.Id, before?.RootFS.Layers]);
}

/** Loads an archive by `load/` in place of the image in the engine. */
async function loadsIntoAny(job: Job, step: StepResult): Promise<void> {
  const name = `${job.image}:${step.outputs['tag']}`;
  const before = await inspectImage(name);
  await removeImage(name);
  const loaded = await job.runSub('load', { path: pathOf(step) });
  assert.equal(loaded.code, 0, saidBy(loaded));
  const after = await inspectImage(name);
  assert.deepEqual([after?.Id, after?.RootFS.Layers], [before?.Id, before?.RootFS.Layers]);
}

/** The major version of Docker. */
async function engineVersion(): Promise<number> {
  const { Version } = (await engineApi('GET', '/version')) as { Version: string };
  return Number.parseInt(Version);
}

function methodsOf(path: string): string[] {
  return [...execFileSync('unzip', ['-v', path], { encoding: 'utf8' }).matchAll(/^ *\d+ +(Stored|Defl)/gm)].map(
    match => match[1] ?? '',
  );
}

/** Changes a byte in the middle of a file without a trace outside. */
async function damage(path: string): Promise<void> {
  const { size, mtime, atime } = await stat(path);
  await using file = await open(path, 'r+');
  const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: Math.floor(size / 2) });
  await file.write(Buffer.from([(buffer[0] ?? 0) ^ 0xff]), 0, 1, Math.floor(size / 2));
  await utimes(path, atime, mtime);
}

async function leavesNothing(job: Job, host = engineHost()): Promise<void> {
  assert.deepEqual(
    (await job.list()).filter(file => file.includes('partial')),
    [],
  );
  assert.deepEqual(await namesLeft(host), []);
}

// Runs the action in a network of its own. No shell: it would lose variables with a hyphen.
const elsewhere = `
import { execFileSync, spawnSync } from 'node:child_process';
if (process.argv[2] === undefined) {
  const again = ['-n', process.execPath, process.argv[1], 'here'];
  process.exit(spawnSync('unshare', again, { stdio: 'inherit' }).status);
}
execFileSync('ip', ['link', 'set', 'lo', 'up']);
await import(${JSON.stringify(join(root, 'dist/archive.js'))});
`;

describe('an archive of an image that is pushed, as on a machine that stays', () => {
  let job: Job;
  let first: StepResult;
  before(async () => {
    job = await startJob();
    await build(job, '1.0.0');
    first = await run(job, { version: '1.0.0' });
  });
  after(() => job[Symbol.asyncDispose]());

  it('says why it is, and stores the layers as they arrive', () => {
    const why = containerd
      ? "the engine's store gives its layers as they are"
      : 'the engine compresses while it sends, each layer once';
    assert.equal(pushed.exec(first.stdout)?.[1], why, saidBy(first));
    assert.doesNotMatch(first.stdout, instead);
    assert.deepEqual(methodsOf(pathOf(first)), ['Stored', 'Defl']);
    const size = Number(first.outputs['archive-size']);
    assert.ok(size < bulk.length * 0.7, `${size} bytes`);
    assert.ok(sentBy(first) > size * 0.9);
  });

  it('is read by other programs, and loads as the image it was', async () => {
    const tar = unzip(pathOf(first), job.temp);
    const digest = `sha256:${await configDigestOf(`${job.image}:1.0.0`, engineHost())}`;
    const metadata = JSON.parse(first.outputs['metadata'] ?? '') as Metadata;
    assert.equal(metadata['config-digest'], digest);
    const layers = (await inspectImage(`${job.image}:1.0.0`))?.RootFS.Layers ?? [];
    const inspect = (from: string, ...args: string[]) =>
      execFileSync('skopeo', ['inspect', ...args, `${from}:${tar}`], { encoding: 'utf8' });
    assert.equal((JSON.parse(inspect('docker-archive')) as { Layers: string[] }).Layers.length, layers.length);
    for (const from of ['docker-archive', 'oci-archive']) {
      const config = JSON.parse(inspect(from, '--config')) as { rootfs: { diff_ids: string[] } };
      assert.deepEqual(config.rootfs.diff_ids, layers, from);
    }
    await loadsBack(job, first);
    await leavesNothing(job);
  });

  it('is the same bytes in another folder', async () => {
    const other = join(job.temp, 'other');
    const again = await run(job, { version: '1.0.0', 'archive-dir': other });
    assert.equal(again.outputs['updated'], 'true');
    assert.equal(again.outputs['archive-sha256'], first.outputs['archive-sha256']);
  });

  it('takes the layers it has from an older one, which stays as it is', async () => {
    await build(job, '1.1.0');
    const second = await run(job, { version: '1.1.0' });
    assert.match(second.stdout, pushed);
    assert.ok(sentBy(second) < 100_000, saidBy(second));
    assert.equal(await hashOf(pathOf(first)), first.outputs['archive-sha256']);
    assert.equal(await hashOf(pathOf(second)), second.outputs['archive-sha256']);
    await removeImage(`${job.image}:1.0.0`);
    await loadsBack(job, second);
    // Nothing of the older one is needed any longer.
    await rm(pathOf(first));
    await build(job, 'dev');
    assert.ok(sentBy(await run(job, { version: 'dev' })) < 100_000);
  });

  it('is saved by the engine where the older one is damaged', async () => {
    for (const file of await job.list()) if (file.endsWith('.zip')) await damage(join(job.archives, file));
    await build(job, 'latest');
    const step = await run(job, { version: 'latest' });
    assert.match(instead.exec(step.stdout)?.[1] ?? '', /\.zip is damaged: a layer is sha256:/, saidBy(step));
    await loadsIntoAny(job, step);
    await leavesNothing(job);
  });

  it('is saved by the engine where the older one disappears meanwhile', async () => {
    for (const file of await job.list()) await rm(join(job.archives, file));
    await build(job, '1.1.0');
    await run(job, { version: '1.1.0' });
    await build(job, 'latest');
    // A containerd store is asked by another push for the image's identity first.
    let pushes = containerd ? -1 : 0;
    await using proxy = await startEngineProxy(async call => {
      if (!/^POST .*\/push/.test(call)) return false;
      pushes += 1;
      const zips = pushes === 1 ? await job.list() : [];
      for (const file of zips.filter(name => name.endsWith('.zip'))) await rm(join(job.archives, file));
      return false;
    });
    const step = await run(job, { version: 'latest', 'docker-host': proxy.host });
    assert.match(instead.exec(step.stdout)?.[1] ?? '', /^ENOENT/, saidBy(step));
    await loadsIntoAny(job, step);
    await leavesNothing(job);
  });

  it('is saved by the engine where that has another loopback', { skip: withoutRoot }, async () => {
    const main = join(job.temp, 'elsewhere.mjs');
    await writeFile(main, elsewhere);
    await build(job, 'latest');
    const other = join(job.temp, 'elsewhere');
    const step = await run(job, { version: 'latest', 'archive-dir': other }, { main });
    assert.match(notPushed(step), containerd ? cannotPush : /did not reach|did not push: .*refused/);
    assert.deepEqual(methodsOf(pathOf(step)), [containerd ? 'Defl' : 'Stored', 'Defl']);
    await loadsIntoAny(job, step);
    await leavesNothing(job);
  });

  it('is saved by the engine where a proxy in front of it forbids a push', async () => {
    await build(job, 'latest');
    await using proxy = await startEngineProxy(call => call.startsWith('POST '));
    const step = await run(job, {
      version: 'latest',
      'docker-host': proxy.host,
      'archive-dir': join(job.temp, 'forbidden'),
    });
    assert.match(notPushed(step), containerd ? cannotPush : /forbidden here/);
    await loadsIntoAny(job, step);
  });

  it('is saved by the engine at once where a push makes no sense', async () => {
    await build(job, 'latest');
    const dir = { 'archive-dir': join(job.temp, 'docker') };
    const bare = await run(job, { version: 'latest', 'archive-format': 'docker', ...dir });
    assert.equal(saved.exec(bare.stdout)?.[1], 'archive-format docker is what docker save gives');
    const small = await run(job, {
      version: 'latest',
      'compression-level': '9',
      'archive-dir': join(job.temp, 'small'),
    });
    if (containerd) assert.match(small.stdout, pushed);
    else assert.equal(saved.exec(small.stdout)?.[1], 'compression-level 9 is not what the engine compresses with');
  });
});

describe(
  'an archive of an image that is saved, as on a runner that is thrown away',
  { skip: containerd && 'this engine has a containerd store' },
  () => {
    const hosted = { env: { RUNNER_ENVIRONMENT: 'github-hosted' } };
    let job: Job;
    let first: StepResult;
    before(async () => {
      job = await startJob();
      await build(job, '1.0.0');
      first = await run(job, { version: '1.0.0' }, hosted);
    });
    after(() => job[Symbol.asyncDispose]());

    it('says why it is, and holds each layer compressed by zstd', async () => {
      assert.equal(saved.exec(first.stdout)?.[1], 'this step compresses faster than the engine', saidBy(first));
      assert.deepEqual(methodsOf(pathOf(first)), ['Stored', 'Defl']);
      const { layers } = (await readArchiveMetadata(pathOf(first), new AbortController().signal)) ?? assert.fail();
      assert.deepEqual(
        layers.map(({ diff_id }) => diff_id),
        (await inspectImage(`${job.image}:1.0.0`))?.RootFS.Layers,
      );
      assert.ok(layers.every(({ compression, offset }) => compression === 'zstd' && offset !== undefined));
      assert.ok((layers[0]?.unpacked_size ?? 0) > bulk.length && (layers[0]?.size ?? 0) < bulk.length);
      await leavesNothing(job);
    });

    it('is the same bytes in another folder, and where nothing says that the machine stays', async () => {
      const env = { RUNNER_ENVIRONMENT: undefined };
      const again = await run(job, { version: '1.0.0', 'archive-dir': join(job.temp, 'other') }, { env });
      assert.equal(again.outputs['updated'], 'true');
      assert.equal(again.outputs['archive-sha256'], first.outputs['archive-sha256']);
    });

    it('takes the layers it has from an older one', async () => {
      await build(job, '1.1.0');
      const second = await run(job, { version: '1.1.0' }, hosted);
      const { signal } = new AbortController();
      const [older, newer] = await Promise.all([first, second].map(step => readArchiveMetadata(pathOf(step), signal)));
      assert.equal(newer?.layers[0]?.digest, older?.layers[0]?.digest);
      assert.equal(await hashOf(pathOf(second)), second.outputs['archive-sha256']);
      await leavesNothing(job);
    });

    it('is compressed anew where the older one is damaged', async () => {
      for (const file of await job.list()) if (file.endsWith('.zip')) await damage(join(job.archives, file));
      await build(job, 'latest');
      const step = await run(job, { version: 'latest' }, hosted);
      assert.match(step.stdout, /^All layers are compressed again: .*\.zip is damaged: a layer is sha256:/m);
      await loadsIntoAny(job, step);
      await leavesNothing(job);
    });

    it('is loaded by load/, and by hand where the engine can unpack it', async () => {
      await build(job, 'dev');
      const step = await run(job, { version: 'dev' }, hosted);
      await loadsIntoAny(job, step);
      if ((await engineVersion()) >= 23) await loadsBack(job, step);
    });

    it('has layers of gzip where that is asked for', async () => {
      await build(job, 'latest');
      const inputs = { version: 'latest', compression: 'gzip', 'archive-dir': join(job.temp, 'gzip') };
      const step = await run(job, inputs, hosted);
      assert.match(step.stdout, pushed);
      await loadsBack(job, step);
    });
  },
);

describe('an archive of an image with an attestation', () => {
  it('keeps it, and loads as the image it was', { skip: onlyContainerd }, async () => {
    await using job = await startJob();
    await job.write({ Dockerfile: 'FROM scratch\nCOPY note /note\n', note: job.image });
    buildWithBuildx(job.workspace, `${job.image}:1.0.0`, engineHost(), '--provenance=mode=min');
    const step = await run(job, { version: '1.0.0' });
    assert.match(step.stdout, pushed);
    assert.doesNotMatch(step.stdout, instead);
    const metadata = JSON.parse(step.outputs['metadata'] ?? '') as Metadata;
    assert.equal(metadata['index-digest'], (await inspectImage(`${job.image}:1.0.0`))?.Id);
    const documents = execFileSync('tar', ['xOf', unzip(pathOf(step), job.temp)], { encoding: 'latin1' });
    assert.match(documents, /"predicateType":"https:\/\/slsa\.dev\/provenance/);
    await loadsBack(job, step);
  });
});

describe('an archive of an image for several platforms', () => {
  it('is saved by the engine, which does not send all of them before', { skip: onlyContainerd }, async () => {
    await using job = await startJob();
    await job.write({ Dockerfile: 'FROM scratch\nCOPY note /note\n', note: job.image });
    buildWithBuildx(job.workspace, `${job.image}:1.0.0`, engineHost(), '--platform=linux/amd64,linux/arm64');
    const step = await run(job, { version: '1.0.0' });
    assert.match(saved.exec(step.stdout)?.[1] ?? '', cannotPush, saidBy(step));
    await loadsBack(job, step);
    await leavesNothing(job);
  });
});

describe('a step that ends early', () => {
  // Random, so that putting together what was sent takes as long as sending it.
  const large = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`bulk${i}`, randomBytes(16 << 20)]));
  const context = { Dockerfile: 'FROM scratch\nCOPY bulk* /\n', ...large };
  const inputs = { source: 'local', version: 'dev', 'upload-artifact': 'false', cache: 'false', prune: 'none' };

  const stages = [
    ['push', 'self-hosted'],
    ['assembling', 'self-hosted'],
    ['save', 'github-hosted'],
  ] as const;

  // Waits for a layer of that many bytes beside the archive.
  async function untilSent(job: Job, bytes: number): Promise<void> {
    for (;;) {
      for (const folder of (await job.list()).filter(file => file.includes('partial'))) {
        for (const blob of await readdir(join(job.archives, folder)).catch(() => [])) {
          const found = await stat(join(job.archives, folder, blob)).catch(() => undefined);
          if (found && found.size > bytes) return;
        }
      }
      await new Promise(done => setTimeout(done, 5));
    }
  }

  it('by a cancel leaves nothing half-written, no name in the engine, and the older archive', async () => {
    await using job = await startJob();
    await build(job, '1.0.0');
    const older = await run(job, { version: '1.0.0' });
    await buildImage(`${job.image}:dev`, context);
    const left = (await job.list()).sort();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      for (const [stage, RUNNER_ENVIRONMENT] of stages) {
        const step = await job.start(inputs, { env: { RUNNER_ENVIRONMENT } });
        if (stage === 'assembling') await step.waitFor(/^The engine sent/m);
        else await untilSent(job, 4 << 20);
        step.kill(signal);
        const result = await step.finished;
        assert.equal(errorOf(result), `the step was cancelled (${signal})`, stage);
        assert.equal(/^The engine sent/m.test(result.stdout), stage === 'assembling');
        assert.equal(result.annotations.length, 1, saidBy(result));
        assert.deepEqual((await job.list()).sort(), left, stage);
        assert.deepEqual(await namesLeft(), [], stage);
      }
    }
    assert.equal(await hashOf(pathOf(older)), older.outputs['archive-sha256']);
    assert.match((await run(job, { version: 'dev' })).stdout, pushed);
  });

  it('because the engine dies is one clear error, and leaves nothing half-written', { skip: withoutRoot }, async () => {
    await using job = await startJob();
    await using engine = await startPrivateEngine();
    await buildImage(`${job.image}:dev`, context, { host: engine.host });
    const step = await job.start(inputs, { env: { DOCKER_HOST: engine.host, RUNNER_ENVIRONMENT: 'self-hosted' } });
    await untilSent(job, 4 << 20);
    await engine.kill();
    const result = await step.finished;
    assert.match(errorOf(result), /^saving .*:dev failed: the engine closed the connection/);
    assert.deepEqual(await job.list(), []);
  });

  it(
    'because the disk is full is one clear error, and leaves nothing half-written',
    { skip: withoutRoot },
    async () => {
      await using job = await startJob();
      await buildImage(`${job.image}:dev`, context);
      using disk = await mountDisk(join(job.temp, 'small'), 20 << 20);
      const result = await job.run({ ...inputs, 'archive-dir': disk.path });
      assert.match(errorOf(result), /failed: no space left in/, saidBy(result));
      assert.doesNotMatch(result.stdout, instead);
      assert.deepEqual(await readdir(disk.path), []);
      await leavesNothing(job);
    },
  );
});
