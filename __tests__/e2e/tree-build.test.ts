import assert from 'node:assert/strict';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { buildImage, engineApi, inspectImage, removeImage } from '../support/engine.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';
import { readPushed } from '../support/registry-images.ts';
import { startRegistry } from '../support/registry.ts';
import type { StepOptions, StepResult } from '../support/runner.ts';

interface Row {
  readonly image: string;
  readonly label: string;
  readonly state: string;
  readonly because: string;
  readonly tested: boolean;
  readonly archive?: string;
  readonly updated?: boolean;
  readonly pushed?: readonly string[];
}

const names = ['base', 'tools', 'lone', 'data', 'runtime', 'lib', 'bad', 'node', 'go', 'worse', 'app1', 'app2', 'web'];

/** Fourteen images in five levels: diamonds, several stages, a template, a base of another place, and one that fails. */
async function makeForest({ image: home }: Job): Promise<Record<string, string | Buffer>> {
  const bases: Record<string, string> = {
    base: 'FROM scratch\nCOPY bin /bin/\nCOPY mine /base\n',
    tools: 'FROM scratch\nCOPY mine /tool\n',
    lone: `FROM ${home}-outside:9\nCOPY mine /lone\n`,
    runtime: `FROM ${home}/base\nCOPY mine /runtime\n`,
    lib: `FROM ${home}/tools AS t\nFROM ${home}/base:1.0\nCOPY --from=t /tool /tool\nCOPY mine /lib\n`,
    bad: `FROM ${home}/base:1.0\nRUN --network=none echo oh no && exit 3\n`,
    node: `FROM ${home}/runtime:1.0\nCOPY mine /node\n`,
    go: `ARG FROM=${home}/lib:latest\nFROM $FROM\nCOPY --from=${home}/tools:1.0 /tool /go-tool\n`,
    worse: `FROM ${home}/bad:1.0\n`,
    app1: `FROM ${home}/go:1.0 AS made\nRUN --network=none echo made > /made\nFROM ${home}/node:1.0\nCOPY --from=made /made /app\n`,
    app2: `FROM ${home}/node:1.0\nCOPY mine /app2\n`,
    web: `FROM ${home}/app1:1.0\nCOPY mine /web\n`,
    api: `FROM ${home}/app2:1.0\nCOPY --from=${home}/app1:1.0 /app /app1\n`,
  };
  const busybox = await readFile('/bin/busybox');
  return {
    'images/base/bin/sh': busybox,
    'images/data/Dockerfile.template': 'FROM {{ "base" | image_tag }}\nCOPY mine /data\n',
    'images/data/mine': 'data',
    ...Object.fromEntries(
      Object.entries(bases).flatMap(([name, text]) => [
        [`images/${name}/Dockerfile`, text],
        [`images/${name}/mine`, `${name} of ${home}`],
      ]),
    ),
  };
}

/** A job with the forest, and all its images gone at the end. */
async function startForest(more: Readonly<Record<string, string>> = {}): Promise<Job & { clear: () => Promise<void> }> {
  const job = await startJob();
  await job.write({ ...(await makeForest(job)), ...more });
  await buildImage(`${job.image}-outside:9`, { Dockerfile: 'FROM scratch\nCOPY x /x\n', x: job.image });
  const clear = () => removeAll(`${job.image}/`);
  return {
    ...job,
    clear,
    [Symbol.asyncDispose]: async () => {
      await clear();
      await removeImage(`${job.image}-outside:9`);
      await job[Symbol.asyncDispose]();
    },
  };
}

/** The names that images of the engine have below a repository. */
async function namesBelow(part: string): Promise<string[]> {
  const images = (await engineApi('GET', '/images/json')) as { RepoTags: string[] | null }[];
  return images.flatMap(({ RepoTags }) => RepoTags ?? []).filter(name => name.includes(part)).sort();
}

async function removeAll(part: string): Promise<void> {
  for (const name of await namesBelow(part)) await removeImage(name);
}

function build(job: Job, inputs: Readonly<Record<string, string>> = {}, options: Partial<StepOptions> = {}) {
  const all = { path: 'images', command: 'build', namespace: job.image, version: '1.0', ...inputs };
  return job.runSub('tree', all, { killAfter: 300_000, ...options });
}

function rowsOf(step: StepResult): Row[] {
  assert.ok(step.outputs['images'], saidBy(step));
  return JSON.parse(step.outputs['images']) as Row[];
}

function statesOf(step: StepResult): Record<string, string> {
  return Object.fromEntries(rowsOf(step).map(({ image, state }) => [image, state]));
}

/** The images that a step made, by their names. */
function madeBy(step: StepResult): string[] {
  return rowsOf(step)
    .filter(({ archive }) => archive !== undefined)
    .map(({ image }) => image)
    .sort();
}

const good = [...names, 'api'].filter(name => name !== 'bad' && name !== 'worse').sort();

describe('tree: build', () => {
  it('builds parents first, skips the children of what fails, goes on with the others, and exits with 1 (B.5, B.7)', async () => {
    await using job = await startForest();
    const step = await build(job, { cache: 'false' });
    assert.match(errorOf(step), /^1 of 14 images failed, 1 were skipped:\n- bad: /, saidBy(step));
    assert.deepEqual([step.outputs['built'], step.outputs['failed'], step.outputs['skipped']], ['12', '1', '1']);
    const states = statesOf(step);
    assert.deepEqual([states['bad'], states['worse']], ['error', 'skipped']);
    assert.deepEqual(
      good.map(name => states[name]),
      good.map(() => 'built'),
    );
    assert.match(rowsOf(step).find(({ image }) => image === 'worse')?.because ?? '', /made from bad/);
    assert.deepEqual(madeBy(step), good);
    assert.equal((await job.list()).filter(file => file.endsWith('.zip')).length, 12);
    assert.equal(job.service.artifacts().length, 12);
    assert.match(step.stdout, /^bad \| \| .*oh no$/m);
    assert.match(step.stdout, /^base: built, sha256:/m);
    assert.match(step.summary, /12 of 14 images made, 1 failed, 1 skipped/);
    // Names that children call their parents are theirs alone.
    const made = good.map(name => `${job.image}/${name}:1.0`);
    assert.deepEqual(await namesBelow(`${job.image}/`), made.sort());
    assert.equal((await inspectImage(`${job.image}/go:1.0`))?.RootFS.Layers.length, 5);

    // What failed is mended: the rest is not made again (B.7).
    await job.write({ 'images/bad/Dockerfile': `FROM ${job.image}/base:1.0\nRUN --network=none echo fine\n` });
    const again = await build(job, { cache: 'false' });
    assert.equal(again.code, 0, saidBy(again));
    assert.deepEqual(madeBy(again), ['bad', 'worse']);

    // Without any image in the engine, archives tell what there is, and give the parents.
    await job.clear();
    await job.write({ 'images/web/mine': 'changed' });
    const changed = await build(job, { cache: 'false' });
    assert.equal(changed.code, 0, saidBy(changed));
    assert.deepEqual(madeBy(changed), ['web']);
    assert.deepEqual(await namesBelow(`${job.image}/`), [`${job.image}/app1:1.0`, `${job.image}/web:1.0`]);
  });
});
