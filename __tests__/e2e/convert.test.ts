import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { dockerMembers, makeImage } from '../support/archive-shapes.ts';
import { configDigestOf } from '../support/config-digest.ts';
import { mountDisk } from '../support/disk.ts';
import { buildImage, engineHost, inspectImage, removeImage } from '../support/engine.ts';
import { saveArchives, skopeoArchives } from '../support/foreign.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import { withoutRoot } from '../support/root.ts';
import type { StepResult } from '../support/runner.ts';
import {
  legacyMembers,
  makeTar,
  ociConfigDigest,
  ociMembers,
  sha256,
  version1Members,
  type TarMember,
} from '../support/tars.ts';

// Nothing listens there, so anything that needs an engine fails.
const noEngine = { env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } };
const ociId = ociConfigDigest.slice('sha256:'.length, 'sha256:'.length + 12);

function convert(job: Job, archive: string, more: Record<string, string> = {}): Promise<StepResult> {
  const inputs = { source: 'archive', archive, version: '1.0.0', cache: 'false', 'upload-artifact': 'false' };
  return job.run({ ...inputs, ...more }, noEngine);
}

async function give(job: Job, members: readonly TarMember[], name = 'given.tar'): Promise<string> {
  const path = join(job.workspace, name);
  await writeFile(path, await makeTar(members));
  return path;
}

describe('converting an archive', () => {
  it('of docker save gives one that loads as the same image under the new name', async () => {
    await using job = await startJob();
    const old = `${job.image}:1.2.0`;
    await buildImage(old, helloContext());
    const digest = await configDigestOf(old, engineHost());
    const archives = await saveArchives(old, engineHost(), job.workspace, 'the engine');
    for (const { what, path } of archives.slice(0, 3)) {
      const before = sha256(await readFile(path));
      for (const format of ['zip', 'tzst', 'docker']) {
        await removeImage(`${job.image}:1.2.0`);
        await removeImage(`${job.image}:1.0.0`);
        const dir = join(job.temp, `${sha256(path).slice(0, 8)}-${format}`);
        const step = await convert(job, path, { 'archive-format': format, 'archive-dir': dir });
        const title = `${what} as ${format}: ${saidBy(step)}`;
        assert.equal(step.code, 0, title);
        const { outputs } = step;
        assert.equal(outputs['archive-name'], `${job.name}_1.0.0_${digest.slice(0, 12)}.${format}`, title);
        assert.deepEqual(
          [outputs['source'], outputs['updated'], outputs['imageid'], outputs['digest']],
          ['archive', 'true', `sha256:${digest}`, ''],
          title,
        );
        const loaded = await job.runSub('load', { path: outputs['archive-path'] ?? '' });
        assert.deepEqual([loaded.code, loaded.outputs['tags']], [0, `${job.image}:1.0.0`], saidBy(loaded));
        assert.equal(await configDigestOf(`${job.image}:1.0.0`, engineHost()), digest, title);
        assert.equal(await inspectImage(old), undefined, title);
      }
      assert.equal(sha256(await readFile(path)), before);
    }
  });

  it('of this action goes from format to format, and keeps layers that are stored as they are', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const first = await job.run({ source: 'local', version: '1.0.0', cache: 'false' });
    assert.equal(first.code, 0, saidBy(first));
    let path = first.outputs['archive-path'] ?? '';
    for (const format of ['tzst', 'docker', 'zip']) {
      const dir = join(job.temp, format);
      const step = await convert(job, path, { 'archive-format': format, 'archive-dir': dir });
      assert.equal(step.code, 0, saidBy(step));
      assert.deepEqual(
        [step.outputs['updated'], step.outputs['short-imageid']],
        ['true', first.outputs['short-imageid']],
        saidBy(step),
      );
      path = step.outputs['archive-path'] ?? '';
    }
    const [was, is] = [first, await convert(job, first.outputs['archive-path'] ?? '', { version: '1.1.0' })].map(
      ({ outputs }) => (JSON.parse(outputs['metadata'] ?? '') as { layout: string }).layout,
    );
    assert.equal(is, was);
  });

  it('to another format beside it leaves the given one where it is', async () => {
    await using job = await startJob();
    const given = await give(job, ociMembers());
    const zip = await convert(job, given);
    const tzst = await convert(job, zip.outputs['archive-path'] ?? '', { 'archive-format': 'tzst', prune: 'all' });
    assert.equal(tzst.outputs['updated'], 'true', saidBy(tzst));
    const name = `${job.name}_1.0.0_${ociId}`;
    assert.deepEqual(
      (await job.list()).sort(),
      ['tzst', 'tzst.json', 'zip', 'zip.json'].map(end => `${name}.${end}`),
    );
  });

  it('does nothing when the archive given is the very one, or was converted before', async () => {
    await using job = await startJob();
    const given = await give(job, legacyMembers());
    const first = await convert(job, given);
    const path = first.outputs['archive-path'] ?? '';
    const { mtimeMs } = await stat(path);
    const same = await convert(job, path);
    assert.deepEqual(
      [same.outputs['updated'], same.outputs['archive-sha256']],
      ['false', first.outputs['archive-sha256']],
    );
    assert.equal((await stat(path)).mtimeMs, mtimeMs);
    assert.match(saidBy(same), /the archive given is this very archive/);
    const again = await convert(job, given);
    assert.deepEqual([again.code, again.outputs['updated']], [0, 'false'], saidBy(again));
    // A copy elsewhere is read and proved, and then the archive that is there is used.
    const copy = join(job.workspace, 'copy.zip');
    await writeFile(copy, await readFile(path));
    const copied = await convert(job, copy);
    assert.deepEqual([copied.code, copied.outputs['updated']], [0, 'false'], saidBy(copied));
  });

  it('is shipped like any other, and prunes all but the one that was given', async () => {
    await using job = await startJob();
    const first = await convert(job, await give(job, ociMembers()), { version: '1.1.0' });
    await convert(job, await give(job, legacyMembers()), { version: '1.2.0' });
    const step = await convert(job, first.outputs['archive-path'] ?? '', {
      ...{ prune: 'all', 'upload-artifact': 'true', cache: 'true' },
    });
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(job.service.artifacts().length, 1);
    assert.notEqual(step.outputs['cache-key'], '');
    const zips = (await job.list()).filter(file => file.endsWith('.zip'));
    assert.deepEqual(zips.sort(), [`${job.name}_1.0.0_${ociId}.zip`, `${job.name}_1.1.0_${ociId}.zip`]);
    assert.match(saidBy(step), /kept: 1\.1\.0 .*it is the archive that was given/);
  });

  it('needs no engine in a dry run either, and says what it would do', async () => {
    await using job = await startJob();
    const step = await convert(job, await give(job, ociMembers()), { 'dry-run': 'true' });
    assert.equal(step.code, 0, saidBy(step));
    assert.match(saidBy(step), /convert .*given\.tar, without an engine/);
    assert.deepEqual(await job.list(), []);
  });

  it('of an OCI layout gives one with a manifest.json as well', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const [saved] = await saveArchives(`${job.image}:1.0.0`, engineHost(), job.workspace, 'the engine');
    const oci = skopeoArchives(saved?.path ?? '', `${job.image}:1.0.0`, job.workspace).filter(({ what }) =>
      what.includes('oci-archive'),
    );
    for (const { path, what } of oci) {
      const step = await convert(job, path, { 'require-layout': 'docker+oci', version: '1.1.0' });
      assert.equal(step.code, 0, `${what}: ${saidBy(step)}`);
      assert.match(saidBy(step), /layout oci$/m);
      const loaded = await job.runSub('load', { path: step.outputs['archive-path'] ?? '' });
      assert.deepEqual([loaded.code, loaded.outputs['tags']], [0, `${job.image}:1.1.0`], saidBy(loaded));
    }
  });
});

interface Refusal {
  readonly what: string;
  readonly members: readonly TarMember[];
  readonly inputs?: Record<string, string>;
  readonly name?: string;
  readonly message: RegExp;
  readonly code: string;
}

const severalImages = dockerMembers('docker save', [
  { image: await makeImage('api'), tags: ['acme/api:1'] },
  { image: await makeImage('web'), tags: ['acme/web:2'] },
]);

const refusals: Refusal[] = [
  {
    what: 'an archive of several images, and lists them',
    members: severalImages,
    message: /holds 2 images, not one: "acme\/api:1", "acme\/web:2"/,
    code: 'ARCHIVE_SEVERAL',
  },
  {
    what: 'an archive of a Docker before 1.10',
    members: version1Members(),
    message: /was saved by a Docker before 1\.10/,
    code: 'ARCHIVE_V1',
  },
  {
    what: 'an archive that holds another image than its name says',
    members: ociMembers(),
    name: 'acme~api_1.0.0_0123456789ab.docker',
    message: new RegExp(`holds image ${ociId}, not 0123456789ab`),
    code: 'ARCHIVE_OTHER',
  },
  {
    what: 'a damaged archive',
    members: ociMembers().map(each => (each.content === 'first layer' ? { ...each, content: 'worst layer' } : each)),
    message: /is damaged: blobs\/sha256\//,
    code: 'ARCHIVE_DIGEST',
  },
  {
    what: 'another platform than the one asked for',
    members: ociMembers(),
    inputs: { platform: 'linux/arm64' },
    message: /is for linux\/amd64, not for linux\/arm64/,
    code: 'PLATFORM',
  },
  {
    what: 'another layout than the one that must be',
    members: legacyMembers(),
    inputs: { 'require-layout': 'docker+oci' },
    message: /has the layout docker, and require-layout is docker\+oci/,
    code: 'LAYOUT',
  },
];

describe('converting refuses', () => {
  for (const { what, members, inputs, name, message, code } of refusals) {
    it(what, async () => {
      await using job = await startJob();
      const path = await give(job, members, name);
      const step = await convert(job, path, inputs);
      assert.match(errorOf(step), message, saidBy(step));
      assert.ok(
        step.annotations.some(({ title }) => title === code),
        saidBy(step),
      );
      assert.deepEqual(await job.list(), []);
      assert.ok((await stat(path)).isFile());
    });
  }

  it('what is cut short, in the archive folder too, and leaves it as it is', async () => {
    await using job = await startJob();
    const whole = await convert(job, await give(job, ociMembers()));
    const path = join(job.archives, `${job.name}_1.1.0_${ociId}.zip`);
    const zip = await readFile(whole.outputs['archive-path'] ?? '');
    const half = Buffer.from(zip.map((byte, i) => (i > 200 && i < 240 ? byte ^ 0xff : byte)));
    await writeFile(path, half);
    const step = await convert(job, path, { version: '1.1.0' });
    assert.equal(step.code, 1, saidBy(step));
    assert.deepEqual(await readFile(path), half);
    const gzip = join(job.workspace, 'cut.tar.gz');
    await writeFile(gzip, gzipSync(await makeTar(ociMembers())).subarray(0, -30));
    assert.match(errorOf(await convert(job, gzip)), /truncated or not a tar/);
  });

  it('what is not there', async () => {
    await using job = await startJob();
    assert.match(
      errorOf(await convert(job, 'nothing.tar')),
      /^archive ".*nothing\.tar" does not exist, allowed: an archive file/,
    );
    assert.match(errorOf(await convert(job, '.')), /is not a file, allowed: an archive file/);
  });

  it('a folder without space for it, with the numbers, before it starts', { skip: withoutRoot }, async () => {
    await using job = await startJob();
    using disk = await mountDisk(join(job.temp, 'small'), 256 << 10);
    const given = await give(job, [{ name: 'bulk', content: randomBytes(2 << 20) }, ...ociMembers()]);
    const step = await convert(job, given, { 'archive-format': 'docker', 'archive-dir': disk.path });
    const message = /^not enough space: the archive needs at least 2\.\d+ MB, and \S+ \w+ are free in .*small\n/;
    assert.match(errorOf(step), message, saidBy(step));
    const warned = await convert(job, given, { 'archive-dir': disk.path });
    assert.match(errorOf(warned), /no space left/, saidBy(warned));
    assert.ok(warned.annotations.some(({ message: text }) => text.startsWith('The disk may become full')));
  });
});

describe('require-layout', () => {
  it('applies to every source, and nothing is left of what it refuses', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const inputs = { source: 'local', version: '1.0.0', 'require-layout': 'oci' };
    for (const format of ['zip', 'tzst', 'docker']) {
      const step = await job.run({ ...inputs, 'archive-format': format });
      assert.match(errorOf(step), /has the layout docker(\+oci)?, and require-layout is oci/, saidBy(step));
      assert.deepEqual(await job.list(), [], format);
    }
    const { outputs } = await job.run({ ...inputs, 'require-layout': '' });
    const { layout } = JSON.parse(outputs['metadata'] ?? '') as { layout: string };
    const taken = await job.run({ ...inputs, existing: 'reuse' });
    assert.match(errorOf(taken), new RegExp(`has the layout ${layout.replace('+', '\\+')}, and require-layout is oci`));
  });
});
