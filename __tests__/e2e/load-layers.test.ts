// On every engine: its image store decides which layers it asks for.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { buildImage, inspectImage, removeImage, usesContainerd } from '../support/engine.ts';
import { saidBy, startJob, type Job } from '../support/job.ts';
import { namesLeft } from '../support/pushed-names.ts';
import type { StepResult } from '../support/runner.ts';

const inputs = { source: 'local', prune: 'none', cache: 'false' };

describe('layers that the engine has', () => {
  let job: Job;
  let containerd: boolean;
  let newer: StepResult;

  // Two archives; the engine has the older image, and of the newer one all but the upper layer.
  before(async () => {
    job = await startJob();
    containerd = await usesContainerd();
    const base = { base: randomBytes(2_000_000), lib: randomBytes(1_000_000) };
    const lines = ['FROM scratch', 'COPY base /base', 'COPY lib /lib', 'COPY app /app', ''];
    for (const version of ['1.0.0', '1.1.0']) {
      await buildImage(`${job.image}:${version}`, { Dockerfile: lines.join('\n'), ...base, app: randomBytes(300_000) });
      newer = await job.run({ ...inputs, version });
      assert.equal(newer.code, 0, saidBy(newer));
    }
    await removeImage(`${job.image}:1.0.0`);
    await removeImage(`${job.image}:1.1.0`);
    const older = await job.runSub('load', { image: job.image, version: '1.0.0' });
    assert.equal(older.outputs['loaded'], 'true', saidBy(older));
  });
  after(() => job[Symbol.asyncDispose]());

  const load = (path = ''): Promise<StepResult> =>
    job.runSub('load', path ? { path } : { image: job.image, version: '1.1.0' });

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

  it('do not hide that the one which is sent is damaged', async () => {
    const path = newer.outputs['archive-path'] ?? '';
    await using file = await open(path, 'r+');
    // Near the end of the tar lies the upper layer; what follows it are documents of a few kilobytes.
    const position = Number(newer.outputs['archive-size']) - 100_000;
    const { buffer } = await file.read({ buffer: Buffer.alloc(1), position });
    await file.write(Buffer.from([(buffer[0] ?? 0) ^ 0xff]), 0, 1, position);
    const step = await load(path);
    assert.equal(step.code, 1, saidBy(step));
    assert.match(saidBy(step), /ARCHIVE_DIGEST/);
    assert.equal(await inspectImage(`${job.image}:1.1.0`), undefined);
    assert.deepEqual(await namesLeft(), []);
  });
});
