// On every engine: what it saves depends on its image store.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { randomBytes, textBytes } from '../support/bytes.ts';
import { engineApi, inspectImage, loadTar, removeImage } from '../support/engine.ts';
import { helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import { sha256 } from '../support/tars.ts';

const tzst = { version: '1.0.0', context: '.', 'archive-format': 'tzst' };

/** More than one frame, in parts that shrink and parts that do not. */
function largeContext(): Record<string, string | Buffer> {
  const large = Buffer.concat([textBytes(9_000_000), randomBytes(3_000_001)]);
  return { ...helloContext(), Dockerfile: 'FROM scratch\nCOPY large hello.txt /\nLABEL team=acme\n', large };
}

async function archive(job: Job, inputs: Readonly<Record<string, string>>) {
  const step = await job.run({ ...tzst, ...inputs });
  assert.equal(step.code, 0, saidBy(step));
  return step;
}

function unpack(path: string): Buffer {
  return execFileSync('zstd', ['-dcq', path], { maxBuffer: 100_000_000 });
}

// Engines before 23 cannot unpack zstd.
async function loadable(path: string, job: Job): Promise<string> {
  const { Version } = (await engineApi('GET', '/version')) as { Version: string };
  if (parseInt(Version) >= 23) return path;
  const tar = join(job.temp, 'image.tar');
  await writeFile(tar, unpack(path));
  return tar;
}

describe('archive-format: tzst', () => {
  it('makes a tar that zstd unpacks and docker load accepts, reports it and stores it', async () => {
    await using job = await startJob();
    await job.write(largeContext());
    const { outputs } = await archive(job, {});
    const [name = '', path = ''] = [outputs['archive-name'], outputs['archive-path']];
    assert.match(name, new RegExp(`^${job.name}_1\\.0\\.0_[0-9a-f]{12}\\.tzst$`));
    assert.deepEqual([outputs['archive-format'], outputs['updated']], ['tzst', 'true']);
    assert.deepEqual((await job.list()).sort(), [name, `${name}.json`]);
    const bytes = await readFile(path);
    assert.equal(outputs['archive-sha256'], sha256(bytes));
    assert.equal(outputs['artifact-digest'], sha256(bytes));
    assert.deepEqual(
      job.service.artifacts().map(each => each.name),
      [name],
    );
    assert.match(outputs['cache-key'] ?? '', /\.tzst$/);

    execFileSync('zstd', ['-tq', path]);
    const before = await inspectImage(`${job.image}:1.0.0`);
    await removeImage(`${job.image}:1.0.0`);
    await loadTar(await loadable(path, job));
    assert.deepEqual((await inspectImage(`${job.image}:1.0.0`))?.RootFS, before?.RootFS);
  });

  it('makes the same bytes twice, also from the bare tar', async () => {
    await using job = await startJob();
    await job.write(largeContext());
    const alone = { 'upload-artifact': 'false', cache: 'false' };
    const first = await archive(job, alone);
    await rm(job.archives, { recursive: true });
    const second = await archive(job, alone);
    await rm(job.archives, { recursive: true });
    const bare = await archive(job, { ...alone, 'archive-format': 'docker' });
    const tar = await readFile(bare.outputs['archive-path'] ?? '');
    const third = await archive(job, alone);
    assert.match(third.stdout, /was archived as a bare tar, compressed now/, saidBy(third));
    const digests = [first, second, third].map(({ outputs }) => outputs['archive-sha256']);
    assert.deepEqual(digests, Array(3).fill(digests[0]));
    assert.equal(sha256(unpack(third.outputs['archive-path'] ?? '')), sha256(tar));
    const name = third.outputs['archive-name'] ?? '';
    assert.deepEqual((await job.list()).sort(), [name, `${name}.json`]);
  });

  it('gets smaller at a higher level', async () => {
    await using job = await startJob();
    await job.write(largeContext());
    const sizes: number[] = [];
    for (const level of ['0', '1', '9']) {
      const { outputs } = await archive(job, {
        'compression-level': level,
        'upload-artifact': 'false',
        cache: 'false',
      });
      sizes.push(Number(outputs['archive-size']));
      await rm(job.archives, { recursive: true });
    }
    const [none = 0, fast = 0, small = 0] = sizes;
    assert.ok(none === fast && small < fast, sizes.join(' '));
  });

  it('does nothing the second time, and fetches the archive from artifact and cache', async () => {
    await using job = await startJob();
    await job.write(largeContext());
    const first = await archive(job, {});
    assert.equal((await archive(job, {})).outputs['updated'], 'false');
    for (const options of [{}, { runId: 2 }]) {
      await rm(job.archives, { recursive: true });
      const again = await job.run(tzst, options);
      assert.equal(again.outputs['updated'], 'false', saidBy(again));
      assert.equal(sha256(await readFile(again.outputs['archive-path'] ?? '')), first.outputs['archive-sha256']);
    }
  });

  for (const place of ['folder', 'artifact', 'cache']) {
    it(`is loaded from the ${place}, and listed`, async () => {
      await using job = await startJob();
      await job.write(largeContext());
      const made = await archive(job, {});
      const before = await inspectImage(`${job.image}:1.0.0`);
      await removeImage(`${job.image}:1.0.0`);
      if (place !== 'folder') await rm(job.archives, { recursive: true });
      const { outputs, ...step } = await job.runSub('load', { image: job.image, from: place });
      assert.deepEqual([outputs['loaded'], outputs['found-in']], ['true', place], saidBy({ outputs, ...step }));
      assert.equal(outputs['short-imageid'], made.outputs['short-imageid']);
      assert.deepEqual((await inspectImage(`${job.image}:1.0.0`))?.RootFS, before?.RootFS);
      const list = await job.runSub('list', {});
      const rows = JSON.parse(list.outputs['images'] ?? '') as Record<string, unknown>[];
      assert.deepEqual([rows.length, rows[0]?.['archfmt']], [1, 'tzst'], saidBy(list));
    });
  }
});
