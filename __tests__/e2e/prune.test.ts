import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { buildImage } from '../support/engine.ts';
import { helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import type { StepOptions, StepResult } from '../support/runner.ts';

interface Row {
  readonly where: string;
  readonly version: string;
  readonly imageid: string;
}

/** Builds something new and archives it. */
async function archiveNew(
  job: Job,
  inputs: Record<string, string> = {},
  options: Partial<StepOptions> = {},
): Promise<StepResult> {
  await job.write(helloContext());
  if ((options.runId ?? 1) > 1) passTime(job);
  const step = await job.run({ context: '.', version: 'dev', ...inputs }, options);
  assert.equal(step.code, 0, saidBy(step));
  return step;
}

// GitHub tells when a run began in whole seconds; what an earlier run stored is older than that by far.
function passTime(job: Job): void {
  for (const key of new Set(cacheKeys(job))) job.service.ageCache(key, 60_000);
}

function prunedBy(step: StepResult): string[] {
  return (JSON.parse(step.outputs['pruned'] ?? '') as Row[])
    .map(row => `${row.where} ${row.version} ${row.imageid}`)
    .sort();
}

function warningsOf(step: StepResult): string[] {
  return step.annotations.filter(each => each.level === 'warning').map(each => each.message);
}

function cacheKeys(job: Job): string[] {
  return job.service
    .caches()
    .map(each => each.key)
    .sort();
}

describe('prune: dirty', () => {
  it('removes what a dirty build supersedes, from folder, artifacts and cache', async () => {
    await using job = await startJob();
    const first = await archiveNew(job);
    const old = first.outputs['short-imageid'] ?? '';
    const second = await archiveNew(job, {}, { runId: 2 });
    assert.deepEqual(prunedBy(second), [`cache dev ${old}`, `folder dev ${old}`]);
    assert.deepEqual(cacheKeys(job), [second.outputs['cache-key']]);
    assert.deepEqual((await job.list()).sort(), [
      second.outputs['archive-name'],
      `${second.outputs['archive-name']}.json`,
    ]);
    assert.match(second.summary, new RegExp(`supersedes ${old}`));
    const third = await archiveNew(job, {}, { runId: 2 });
    assert.ok(prunedBy(third).includes(`artifact dev ${second.outputs['short-imageid']}`), saidBy(third));
    assert.deepEqual(
      job.service.artifacts().map(each => [each.runId, each.name]),
      [
        [1, first.outputs['archive-name']],
        [2, third.outputs['archive-name']],
      ],
    );
  });

  it('keeps cache entries that this run made or looked up', async () => {
    await using job = await startJob();
    const first = await archiveNew(job);
    const second = await archiveNew(job);
    assert.deepEqual(cacheKeys(job), [first.outputs['cache-key'], second.outputs['cache-key']].sort());
    assert.match(second.stdout, /kept: dev .* in cache: used by this run/);
  });

  it('keeps other versions, neighbours, other refs and artifacts of other jobs', async () => {
    await using job = await startJob();
    const neighbour = await archiveNew(job, { name: `${job.name}-admin` });
    const release = await archiveNew(job, { version: '1.0.0' });
    const other = await archiveNew(job, {}, { ref: 'refs/heads/other' });
    await rm(job.archives, { recursive: true });
    const mine = await archiveNew(job, {}, { runId: 2 });
    const [foreign] = job.service.artifacts().filter(each => each.name === other.outputs['archive-name']);
    assert.deepEqual(prunedBy(mine), []);
    assert.ok(foreign);
    const kept = [neighbour, release, other, mine].map(step => step.outputs['cache-key']).sort();
    assert.deepEqual(cacheKeys(job), kept);
  });

  it('keeps archives of another platform in the folder', async () => {
    await using job = await startJob();
    const first = await archiveNew(job);
    const path = join(job.archives, `${first.outputs['archive-name']}.json`);
    await writeFile(path, (await readFile(path, 'utf8')).replace('linux/amd64', 'linux/arm64'));
    const second = await archiveNew(job);
    assert.match(second.stdout, /kept: dev .* in folder: for linux\/arm64/);
  });

  it('keeps an older image of a clean version, and says that it changed', async () => {
    await using job = await startJob();
    const first = await archiveNew(job, { version: '1.0.0' });
    const second = await archiveNew(job, { version: '1.0.0' }, { runId: 2 });
    assert.deepEqual(prunedBy(second), []);
    const notice = second.annotations.find(each => each.level === 'notice')?.message ?? '';
    assert.ok(
      notice.includes(first.outputs['short-imageid'] ?? 'x') && notice.includes(second.outputs['short-imageid'] ?? 'x'),
      notice,
    );
  });
});

describe('prune: all', () => {
  it('removes every other archive of the name, also when nothing had to be saved', async () => {
    await using job = await startJob();
    await archiveNew(job, { version: '1.0.0' });
    const kept = await archiveNew(job, { version: '1.1.0' });
    passTime(job);
    const again = await job.run({ context: '.', version: '1.1.0', prune: 'all' }, { runId: 2 });
    assert.equal(again.outputs['updated'], 'false');
    assert.equal(prunedBy(again).length, 2, saidBy(again));
    assert.deepEqual(cacheKeys(job), [kept.outputs['cache-key']]);
  });

  it('keeps the newest and the versions it is told to keep', async () => {
    await using job = await startJob();
    const versions = ['0.9.0', '1.0.0', '1.1.0', '1.0.0-dirty'];
    for (const version of versions) await archiveNew(job, { version });
    const step = await archiveNew(
      job,
      { version: 'dev', prune: 'all', keep: '1', 'keep-versions': '1.1.*\n2.*' },
      { runId: 2 },
    );
    assert.deepEqual([...new Set(prunedBy(step).map(row => row.split(' ')[1]))], ['0.9.0', '1.0.0']);
  });
});

describe('a failure to prune is one annotation that names what is missing:', () => {
  const troubles: [string, Partial<StepOptions>, object | undefined, 'notice' | 'warning', RegExp][] = [
    [
      'no permission to delete',
      { token: 'read' },
      undefined,
      'warning',
      /^Not everything stale could be pruned\. cache: github-token lacks the permission actions: write \(403/,
    ],
    [
      'no permission at all',
      { token: 'none' },
      undefined,
      'notice',
      /could not be asked: github-token lacks the permission actions: read \(403.*Stale cache entries were not pruned\.$/,
    ],
    [
      'no token',
      { token: undefined },
      undefined,
      'notice',
      /^Stale cache entries were not pruned: github-token is empty/,
    ],
    [
      'a rate limit',
      {},
      { operation: 'ListCaches', status: 429, times: 9, retryAfter: 3600 },
      'notice',
      /could not be asked: GitHub's rate limit is used up until \d\d:\d\d:\d\d UTC, 1 h 0 min from now\. Stale cache entries were not pruned\.$/,
    ],
  ];
  for (const [what, options, fault, level, message] of troubles) {
    it(what, async () => {
      await using job = await startJob();
      await archiveNew(job);
      if (fault) job.service.inject(fault as never);
      const step = await archiveNew(job, {}, { runId: 2, ...options });
      assert.deepEqual(
        step.annotations.map(each => each.level),
        [level],
        saidBy(step),
      );
      assert.match(step.annotations[0]?.message ?? '', message);
      assert.equal(job.service.caches().length, 2);
    });
  }

  it('a short rate limit is waited for', async () => {
    await using job = await startJob();
    await archiveNew(job);
    job.service.inject({ operation: 'ListCaches', status: 429, times: 1, retryAfter: 1 });
    const step = await archiveNew(job, {}, { runId: 2 });
    assert.deepEqual([warningsOf(step), job.service.caches().length], [[], 1], saidBy(step));
  });

  it('an entry that is already gone is not a failure', async () => {
    await using job = await startJob();
    await archiveNew(job);
    job.service.inject({ operation: 'DeleteCache', status: 404, times: 1 });
    assert.deepEqual(warningsOf(await archiveNew(job, {}, { runId: 2 })), []);
  });
});

describe('the cache', () => {
  const readOnly: [string, Partial<StepOptions>, RegExp][] = [
    ['for a run that outsiders can trigger', { cachePermission: 'read' }, /write denied.*read-only cache token/s],
    ['by cache-mode', { env: { ACTIONS_CACHE_MODE: 'read' } }, /: cache-mode is read$/],
  ];
  for (const [what, options, reason] of readOnly) {
    it(`that is read-only ${what} is one notice, and nothing in it is pruned`, async () => {
      await using job = await startJob();
      await archiveNew(job);
      const step = await archiveNew(job, {}, { runId: 2, ...options });
      const [first, ...others] = step.annotations;
      assert.deepEqual([first?.level, others], ['notice', []], saidBy(step));
      assert.match(first?.message ?? '', /^The actions cache is read-only for this step, and nothing is kept there: /);
      assert.match(first?.message ?? '', reason);
      assert.equal(job.service.caches().length, 1, 'the older one stays');
    });
  }

  it('that cache-mode turns off is one notice, and nobody asks it', async () => {
    await using job = await startJob();
    const step = await archiveNew(job, {}, { env: { ACTIONS_CACHE_MODE: 'none' } });
    assert.deepEqual(
      step.annotations.map(({ level, message }) => [level, message]),
      [['notice', 'The archive is not kept in the actions cache: cache-mode is none']],
      saidBy(step),
    );
    assert.ok(job.service.requests.every(({ operation }) => !/Cache/.test(operation ?? '')));
  });

  it('that refuses because of its rate limit is one warning', async () => {
    await using job = await startJob();
    job.service.inject({ operation: 'CreateCacheEntry', status: 429, times: 9, retryAfter: 1 });
    assert.equal(warningsOf(await archiveNew(job)).length, 1);
  });

  it('leaves nothing in workspace and temporary folder', async () => {
    await using job = await startJob();
    await archiveNew(job);
    assert.deepEqual(await readdir(job.temp), ['docker-archives']);
    assert.deepEqual((await readdir(job.workspace)).sort(), ['Dockerfile', 'hello.txt']);
  });
});

describe('existing: reuse', () => {
  it('takes the archive of a clean version from the folder or the cache, without any engine', async () => {
    await using job = await startJob();
    const first = await archiveNew(job, { version: '1.0.0' });
    const nowhere = { env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } };
    for (const runId of [1, 2]) {
      const step = await job.run({ context: '.', version: '1.0.0', existing: 'reuse' }, { ...nowhere, runId });
      assert.equal(step.code, 0, saidBy(step));
      assert.deepEqual([step.outputs['source'], step.outputs['updated']], ['archive', 'false']);
      assert.equal(step.outputs['archive-sha256'], first.outputs['archive-sha256']);
      await rm(job.archives, { recursive: true });
    }
  });

  it('builds when there is none, and for a dirty version', async () => {
    await using job = await startJob();
    assert.equal((await archiveNew(job, { version: '1.0.0', existing: 'reuse' })).outputs['updated'], 'true');
    await archiveNew(job);
    const dirty = await archiveNew(job, { existing: 'reuse' });
    assert.deepEqual([dirty.outputs['source'], dirty.outputs['updated']], ['build', 'true']);
  });
});

describe('dry-run', () => {
  it('reports the plan and changes nothing, with no engine at all', async () => {
    await using job = await startJob();
    const first = await archiveNew(job);
    const before = [await job.list(), cacheKeys(job), job.service.artifacts().length];
    passTime(job);
    const step = await job.run(
      { context: '.', version: 'dev', 'dry-run': 'true' },
      { runId: 2, env: { DOCKER_HOST: 'unix:///nowhere' } },
    );
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual([await job.list(), cacheKeys(job), job.service.artifacts().length], before);
    assert.deepEqual(prunedBy(step), [
      `cache dev ${first.outputs['short-imageid']}`,
      `folder dev ${first.outputs['short-imageid']}`,
    ]);
    const { plan } = JSON.parse(step.outputs['metadata'] ?? '') as { plan: string[] };
    assert.match(
      plan.join('\n'),
      /^build .*:dev from \.: context given\nsave .*_dev_<image id>\.zip in .*\nupload it as a workflow artifact.*\nkeep it in the actions cache\nprune by the rule dirty$/,
    );
    for (const sentence of plan) assert.ok(step.stdout.includes(sentence), sentence);
    assert.match(step.summary, /Plan for/);
  });
});

describe('source: local', () => {
  it('archives what is in the engine', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const step = await job.run({ source: 'local', version: '1.0.0' });
    assert.deepEqual([step.code, step.outputs['source'], step.outputs['updated']], [0, 'local', 'true'], saidBy(step));
  });
});
