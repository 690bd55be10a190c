import assert from 'node:assert/strict';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { buildImage, engineApi, inspectImage, removeImage, tagImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import { startPrivateEngine } from '../support/private-engine.ts';
import type { StepOptions, StepResult } from '../support/runner.ts';

const day = 86_400_000;

interface Row {
  readonly delete?: boolean;
  readonly where: string;
  readonly name: string;
  readonly version: string;
  readonly because: string;
  readonly error?: string;
}

async function archive(job: Job, version: string, inputs: Record<string, string> = {}, options = {}) {
  await job.write(helloContext());
  const step = await job.run({ version, context: '.', prune: 'none', ...inputs }, options);
  assert.equal(step.code, 0, saidBy(step));
  return step.outputs;
}

async function prune(
  job: Job,
  inputs: Record<string, string>,
  options: Partial<StepOptions> = {},
): Promise<StepResult> {
  const step = await job.runSub('prune', inputs, options);
  assert.equal(step.code, 0, saidBy(step));
  return step;
}

function rows({ outputs }: StepResult, output: 'plan' | 'pruned' | 'failed'): Row[] {
  return JSON.parse(outputs[output] ?? '') as Row[];
}

function brief(list: readonly Row[]): string[] {
  return list.map(({ where, version }) => `${where} ${version}`);
}

function keys(job: Job): string[] {
  return job.service.caches().map(({ key }) => key);
}

describe('prune', () => {
  it('plans, tells the plan, deletes, and has nothing left to do', async () => {
    await using job = await startJob();
    const old = await archive(job, '1.0.0');
    const young = await archive(job, '1.1.0');
    await writeFile(join(job.archives, `${job.name}-notes.txt`), 'a stranger');
    const inputs = { image: job.image, keep: '1', scopes: 'folder,cache,artifacts' };
    const dry = [
      await prune(job, { ...inputs, 'dry-run': 'true' }),
      await prune(job, { ...inputs, 'dry-run': 'true' }),
    ];
    assert.deepEqual(dry[0]?.outputs, dry[1]?.outputs);
    const planned = rows(dry[0] as StepResult, 'plan');
    assert.deepEqual(
      planned.map(row => [row.delete, row.where, row.version, row.because]),
      [
        [true, 'artifacts', '1.0.0', 'meant by the rules'],
        [false, 'artifacts', '1.1.0', 'keep is 1'],
        [true, 'cache', '1.0.0', 'meant by the rules'],
        [false, 'cache', '1.1.0', 'keep is 1'],
        [true, 'folder', '1.0.0', 'meant by the rules'],
        [false, 'folder', '1.1.0', 'keep is 1'],
      ],
    );
    assert.deepEqual([dry[0]?.outputs['pruned'], dry[0]?.outputs['dry-run']], ['[]', 'true']);
    assert.equal((await job.list()).length, 5);

    const step = await prune(job, inputs);
    assert.deepEqual(rows(step, 'plan'), planned);
    assert.deepEqual(brief(rows(step, 'pruned')), ['artifacts 1.0.0', 'cache 1.0.0', 'folder 1.0.0']);
    assert.deepEqual([step.outputs['count'], step.outputs['failed']], ['3', '[]']);
    assert.ok(Number(step.outputs['freed']) > 2 * Number(old['archive-size']));
    assert.deepEqual(
      (await job.list()).sort(),
      [`${job.name}-notes.txt`, young['archive-name'], `${young['archive-name']}.json`].sort(),
    );
    assert.deepEqual(keys(job), [young['cache-key']]);
    assert.deepEqual(
      job.service.artifacts().map(({ name }) => name),
      [young['archive-name']],
    );
    assert.match(
      step.stdout,
      new RegExp(`^delete {2}folder {2}${job.name} 1\\.0\\.0 .* kB {2}meant by the rules$`, 'm'),
    );
    assert.match(step.summary, /^## Pruned\n\n\| Where \| Name \|/);

    const again = await prune(job, inputs);
    assert.deepEqual([again.outputs['count'], again.outputs['freed'], again.outputs['pruned']], ['0', '0', '[]']);
    assert.ok(rows(again, 'plan').every(row => row.delete === false));
  });

  it('takes only the names, versions and dirt that are meant, and never a neighbour', async () => {
    await using job = await startJob();
    await archive(job, '1.0.0', { cache: 'false', 'upload-artifact': 'false' });
    await archive(job, 'dev', { cache: 'false', 'upload-artifact': 'false' });
    await archive(job, '1.0.0', { cache: 'false', 'upload-artifact': 'false', name: `${job.name}-admin` });
    const planned = async (inputs: Record<string, string>) =>
      rows(await prune(job, { 'dry-run': 'true', ...inputs }), 'plan').map(({ name, version }) => `${name} ${version}`);
    assert.deepEqual(await planned({ image: job.image }), [`${job.name} 1.0.0`, `${job.name} dev`]);
    assert.deepEqual(await planned({ image: job.image, 'dirty-only': 'true' }), [`${job.name} dev`]);
    assert.deepEqual(await planned({ image: job.image, versions: '*\n!dev' }), [`${job.name} 1.0.0`]);
    assert.deepEqual(await planned({ name: `${job.name}-*` }), [`${job.name}-admin 1.0.0`]);
    assert.deepEqual(await planned({ image: 'acme/other' }), []);
  });

  it('goes by age', async () => {
    await using job = await startJob();
    const old = await archive(job, '1.0.0', { 'upload-artifact': 'false' });
    await archive(job, '1.1.0', { 'upload-artifact': 'false' });
    const past = new Date(Date.now() - 40 * day);
    await utimes(old['archive-path'] ?? '', past, past);
    job.service.ageCache(old['cache-key'] ?? '', 3 * day, 0);
    const step = await prune(job, { image: job.image, 'older-than': '30d', 'dry-run': 'true' });
    const going = rows(step, 'plan').filter(row => row.delete);
    assert.deepEqual(brief(going), ['folder 1.0.0']);
    assert.equal(going[0]?.because, 'older than 30d');
    const until = new Date(Date.now() - 2 * day).toISOString();
    const before = await prune(job, { image: job.image, until });
    assert.deepEqual(brief(rows(before, 'pruned')), ['cache 1.0.0', 'folder 1.0.0']);
  });

  it('leaves cache entries of other refs alone, unless it is that ref that is meant', async () => {
    await using job = await startJob();
    const inputs = { 'upload-artifact': 'false' };
    const ours = await archive(job, '1.0.0', inputs);
    const feature = { ref: 'refs/heads/feature', runId: 2 };
    const theirs = await archive(job, 'dev', inputs, feature);
    const meant = { image: job.image, scopes: 'cache' };
    assert.deepEqual(brief(rows(await prune(job, meant), 'pruned')), ['cache 1.0.0']);
    assert.deepEqual(keys(job), [theirs['cache-key']]);
    assert.notEqual(ours['cache-key'], theirs['cache-key']);
    const other = await prune(job, { ...meant, ref: 'refs/heads/feature' });
    assert.deepEqual(brief(rows(other, 'pruned')), ['cache dev']);
  });

  it('waits when GitHub says so, takes what is gone for deleted, and tells what it may not', async () => {
    await using job = await startJob();
    await archive(job, '1.0.0');
    await archive(job, '1.1.0', { 'upload-artifact': 'false' });
    const meant = { image: job.image, scopes: 'cache,folder' };
    const refused = await job.runSub(
      'prune',
      { ...meant, scopes: 'cache', 'fail-on-error': 'true' },
      { token: 'read' },
    );
    assert.match(errorOf(refused), /^Not everything could be pruned: 2 were not deleted \(cache: .*actions: write/);
    assert.equal(rows(refused, 'failed').length, 2);
    assert.match(rows(refused, 'failed')[0]?.error ?? '', /actions: write/);
    const blocked = await prune(job, { ...meant, 'dry-run': 'true' }, { token: 'none' });
    assert.deepEqual(brief(rows(blocked, 'plan')), ['folder 1.0.0', 'folder 1.1.0']);
    assert.deepEqual(
      rows(blocked, 'failed').map(({ where, name }) => [where, name]),
      [['cache', '']],
    );
    assert.match(
      blocked.annotations[0]?.message ?? '',
      /^Not everything could be pruned: cache was not looked through/,
    );

    const retry = { status: 429, headers: { 'retry-after': '1' } };
    job.service.inject({ operation: 'DeleteCache', ...retry, times: 1 });
    job.service.inject({ operation: 'DeleteCache', status: 404, times: 1 });
    // Gone between plan and deletion.
    job.service.inject({ operation: 'DeleteArtifact', status: 404, times: 1 });
    const started = performance.now();
    const step = await prune(job, { ...meant, scopes: 'cache,folder,artifacts' });
    assert.ok(performance.now() - started > 1000);
    assert.equal(step.outputs['count'], '5', saidBy(step));
    assert.deepEqual([step.outputs['failed'], step.annotations.length], ['[]', 0]);
  });

  it('says what is wrong with its inputs, and never takes everything by default', async () => {
    await using job = await startJob();
    assert.match(
      errorOf(await job.runSub('prune', {})),
      /^image: "", allowed: a repository or pattern \('\*\*' is everything\), or name/,
    );
    const message = errorOf(
      await job.runSub('prune', { scopes: 'moon', 'older-than': 'long', until: 'then', ref: 'main', keep: 'x' }),
    );
    for (const input of ['scopes', 'older-than', 'until', 'ref', 'keep']) {
      assert.match(message, new RegExp(`^- ${input}: `, 'm'), message);
    }
  });
});

describe('prune in the engine', () => {
  it('takes names from images, and never an image that a container uses', async () => {
    await using job = await startJob();
    const repository = `${job.image}-engine`;
    const build = (tag: string) => buildImage(`${repository}:${tag}`, helloContext());
    await build('1.0.0');
    await build('used');
    await build('two');
    await build('kept');
    await buildImage(`${repository}-admin:1.0.0`, helloContext());
    await tagImage(`${repository}:two`, `${repository}:names`);
    const { Id } = (await engineApi('POST', '/containers/create', {
      body: { Image: `${repository}:used`, Cmd: ['/hello'] },
    })) as { Id: string };
    try {
      const inputs = { scopes: 'images', image: repository, versions: '*\n!kept\n!names' };
      const step = await prune(job, inputs);
      assert.deepEqual(
        rows(step, 'plan').map(row => [row.delete, row.version, row.because]),
        [
          [true, '1.0.0', 'meant by the rules'],
          [true, 'two', 'meant by the rules'],
          [false, 'used', 'a container uses it'],
        ],
      );
      assert.deepEqual(brief(rows(step, 'pruned')), ['images 1.0.0', 'images two']);
      const there = async (name: string) => (await inspectImage(name)) !== undefined;
      for (const tag of ['1.0.0', 'two']) assert.equal(await there(`${repository}:${tag}`), false, tag);
      for (const name of ['used', 'names', 'kept'].map(tag => `${repository}:${tag}`))
        assert.equal(await there(name), true, name);
      assert.equal(await there(`${repository}-admin:1.0.0`), true);
      assert.equal((await prune(job, inputs)).outputs['count'], '0');
    } finally {
      await engineApi('DELETE', `/containers/${Id}`);
      for (const tag of ['used', 'names', 'kept']) await removeImage(`${repository}:${tag}`);
      await removeImage(`${repository}-admin:1.0.0`);
    }
  });

  it('clears images without a name and the build cache', async () => {
    await using job = await startJob();
    await using engine = await startPrivateEngine();
    const env = { DOCKER_HOST: engine.host };
    const local = { version: 'dev', context: '.', cache: 'false', 'upload-artifact': 'false' };
    for (let i = 0; i < 2; i += 1) {
      await job.write(helloContext());
      const made = await job.run(local, { env });
      assert.equal(made.code, 0, saidBy(made));
    }
    // Some engines let go of an image with its name.
    const dangling = await buildImage(`${job.image}:gone`, helloContext(), { host: engine.host });
    await buildImage(`${job.image}:gone`, helloContext(), { host: engine.host });
    const inputs = { scopes: 'dangling,build-cache' };
    const kept = await prune(job, { ...inputs, 'older-than': '1h' }, { env });
    assert.equal(kept.outputs['count'], '0', saidBy(kept));
    const step = await prune(job, inputs, { env });
    assert.equal(step.outputs['failed'], '[]', saidBy(step));
    const where = new Set(rows(step, 'pruned').map(row => row.where));
    assert.ok(where.has('build-cache'), saidBy(step));
    assert.equal(await inspectImage(dangling, engine.host), undefined);
    assert.ok(await inspectImage(`${job.image}:gone`, engine.host));
    const again = await prune(job, inputs, { env });
    assert.deepEqual([again.outputs['count'], again.outputs['plan']], ['0', '[]'], saidBy(again));
  });
});
