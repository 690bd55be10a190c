import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { dockerMembers, makeImage } from '../support/archive-shapes.ts';
import { engineHost, inspectImage, removeImage } from '../support/engine.ts';
import { startFaultProxy } from '../support/faults/proxy.ts';
import { faultOf, outcomeOf, table, type Column } from '../support/faults/table.ts';
import type { Operation } from '../support/results/route.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';
import type { StepOptions, StepResult } from '../support/runner.ts';
import { makeTar } from '../support/tars.ts';

// Of docs/faults.md, which is played in one process, the most frequent paths: here by the built action, as a runner starts it.
const cells: readonly (readonly [path: string, operation: Operation, column: Column, step: Step])[] = [
  ['artifact: create', 'CreateArtifact', 'cut half-way', archive],
  ['artifact: block', 'PutBlock', 'reset half-way', archive],
  ['artifact: finalize', 'FinalizeArtifact', 'stall', archive],
  ['artifact: finalize', 'FinalizeArtifact', '403 with a rate-limit reset', archive],
  ['artifact: download', 'GetBlob', 'half told as whole', loadFrom('artifact')],
  ['artifact: download', 'GetBlob', 'stall half-way', loadFrom('artifact')],
  ['cache: look-up', 'GetCacheEntryDownloadURL', '500 always', archive],
  ['cache: finalize', 'FinalizeCacheEntryUpload', 'garbage', archive],
  ['cache: download', 'GetBlob', 'reset half-way', loadFrom('cache')],
  ['GitHub: list caches', 'ListCaches', 'cut half-way, chunked', archive],
];

type Step = (job: Job, breakIt: () => void) => Promise<StepResult>;

// Nothing listens there: the fault alone decides.
const noEngine: Partial<StepOptions> = { env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } };

const given = 'acme/faults:1';

async function makeGiven(): Promise<Buffer> {
  const image = await makeImage(randomBytes(8).toString('hex'));
  return makeTar(dockerMembers('docker save', [{ image, tags: [given] }]));
}

async function archive(job: Job, breakIt: () => void): Promise<StepResult> {
  await writeFile(join(job.workspace, 'given.tar'), await makeGiven());
  breakIt();
  return job.run({ source: 'archive', archive: 'given.tar', version: '1.0.0', timeout: '4' }, noEngine);
}

function loadFrom(place: 'artifact' | 'cache'): Step {
  return async (job, breakIt) => {
    const made = await archive(job, () => undefined);
    assert.equal(made.code, 0, saidBy(made));
    await rm(job.archives, { recursive: true });
    breakIt();
    return job.runSub('load', { image: job.image, from: place, timeout: '4' });
  };
}

describe('faults, as the built action meets them', { concurrency: 5 }, () => {
  for (const [path, operation, column, play] of cells) {
    const right = outcomeOf(table[path]!, column);
    it(`${path}: ${column} ${right === 'fails' ? 'is one error' : right}`, async () => {
      await using job = await startJob();
      const step = await play(job, () => job.service.inject({ operation, ...faultOf(column)! }));
      assert.ok(
        job.service.requests.some(each => each.fault?.kind),
        `not hit: ${saidBy(step)}`,
      );
      await check(step, right, job);
    });
  }

  it('engine: load: cut half-way is one error, and leaves no image', async () => {
    await using job = await startJob();
    await using proxy = await startFaultProxy(engineHost(), {
      on: /^POST .*\/images\/(load|create)/,
      kind: 'cut half-way',
      times: 9,
    });
    const path = join(job.workspace, 'given.tar');
    await writeFile(path, await makeGiven());
    const step = await job.runSub('load', { path, timeout: '4' }, { env: { DOCKER_HOST: `tcp://${proxy.host}` } });
    assert.ok(proxy.hit.length > 0, saidBy(step));
    await check(step, outcomeOf(table['engine: load']!, 'cut half-way'), job);
    assert.equal(await inspectImage(given), undefined);
  });
});

async function check(step: StepResult, right: string, job: Job): Promise<void> {
  const said = step.annotations.filter(({ level }) => level === 'notice' || level === 'warning');
  if (right === 'fails') assert.notEqual(errorOf(step), '');
  else assert.equal(step.code, 0, saidBy(step));
  // A pause that helps spares the notice.
  if (right === 'succeeds') assert.deepEqual(said, [], saidBy(step));
  const files = await job.list();
  assert.deepEqual(
    files.filter(name => name.startsWith('.')),
    [],
    saidBy(step),
  );
  for (const { name, digest } of job.service.artifacts()) {
    if (!files.includes(name)) continue;
    const bytes = await readFile(join(job.archives, name));
    assert.equal(digest, `sha256:${createHash('sha256').update(bytes).digest('hex')}`, saidBy(step));
  }
  for (const tag of (step.outputs['tags'] ?? '').split('\n').filter(Boolean)) await removeImage(tag);
}
