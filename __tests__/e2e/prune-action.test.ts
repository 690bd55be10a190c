// On every engine: its images and build cache are pruned.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import {
  buildImage,
  engineApi,
  engineHost,
  inspectImage,
  openEngine,
  pushImage,
  removeImage,
  tagImage,
} from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import { startPrivateEngine, type PrivateEngine } from '../support/private-engine.ts';
import { startRegistry } from '../support/registry.ts';
import { withoutRoot } from '../support/root.ts';
import type { StepOptions, StepResult } from '../support/runner.ts';
import { loadLibraries } from '../support/toolkit-libraries.ts';

interface Row {
  readonly action?: string;
  readonly where: string;
  readonly name: string;
  readonly version: string;
  readonly imageid: string;
  readonly size: number;
  readonly because: string;
  readonly error?: string;
}

const [id, otherId] = ['0123456789ab', 'ba9876543210'];
const day = 86_400_000;

/** Puts archives into the folder, each of the given age in days; their content does not matter. */
async function fillFolder(job: Job, files: Readonly<Record<string, number>>): Promise<void> {
  await mkdir(job.archives, { recursive: true });
  for (const [name, age] of Object.entries(files)) {
    const when = new Date(Date.now() - age * day);
    await writeFile(join(job.archives, name), 'x'.repeat(100));
    await utimes(join(job.archives, name), when, when);
  }
}

/** Puts entries into the cache of one ref. */
async function fillCache(job: Job, keys: readonly string[], ref = 'refs/heads/main'): Promise<void> {
  await using libraries = await loadLibraries(job.service);
  libraries.actAs({ ref });
  for (const key of keys) {
    await writeFile('entry.bin', `${ref} ${key}`);
    assert.ok((await libraries.saveCache(['entry.bin'], key)) > 0);
  }
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

function rowsOf(step: StepResult, output = 'pruned'): Row[] {
  return JSON.parse(step.outputs[output] ?? '') as Row[];
}

function gone(step: StepResult): string[] {
  return rowsOf(step).map(row => `${row.where} ${row.name} ${row.version}`);
}

function warningsOf(step: StepResult): string[] {
  return step.annotations.filter(each => each.level === 'warning').map(each => each.message);
}

function cacheKeys(job: Job): string[] {
  return job.service.caches().map(each => `${each.ref} ${each.key}`);
}

describe('prune in the folder', () => {
  it('removes what the rules select, sidecars too, and neither neighbours nor other files', async () => {
    await using job = await startJob();
    const strangers = ['web.zip', `web_1.0_${id}.zip.partial`, `web_1.0_${id}.md`, `web_1.0_0123.zip`, 'notes.txt'];
    const kept = [`web_2.0_${id}.zip`, `web-admin_1.0_${id}.zip`, `acme~web_1.0_${id}.zip`, `web_x_1.0_${id}.zip`];
    await fillFolder(job, Object.fromEntries([...strangers, ...kept].map(name => [name, 9])));
    await fillFolder(job, { [`web_1.0_${id}.zip`]: 9, [`web_1.0_${id}.zip.json`]: 9, [`web_1.1_${id}.docker`]: 9 });
    const step = await prune(job, { image: 'web', versions: '1.*' });
    assert.deepEqual(gone(step), ['folder web 1.0', 'folder web 1.1']);
    assert.deepEqual((await job.list()).sort(), [...strangers, ...kept].sort());
    assert.deepEqual([step.outputs['count'], step.outputs['freed'], step.outputs['dry-run']], ['2', '200', 'false']);
    assert.deepEqual(rowsOf(step)[0], {
      ...{ where: 'folder', name: 'web', version: '1.0', imageid: id, format: 'zip', size: 100 },
      because: 'versions 1.*',
    });
  });

  it('keeps the newest, the recent and the exempted, and says why before it deletes', async () => {
    await using job = await startJob();
    const ages = { '1.0': 40, '1.1': 39, '1.2': 38, '2.0': 37, '2.1': 3, '2.2': 2, '2.3': 1 };
    const files = Object.entries(ages).map(([version, age]) => [`web_${version}_${id}.zip`, age] as const);
    await fillFolder(job, Object.fromEntries(files));
    const step = await prune(job, { name: 'w*', versions: '!1.1', keep: '1', 'older-than': '30d' });
    assert.deepEqual(gone(step), ['folder web 1.0', 'folder web 1.2', 'folder web 2.0']);
    for (const row of rowsOf(step, 'planned')) {
      const line = new RegExp(`^${row.action} +folder +web +${row.version} +${id} +100 B +`, 'm');
      assert.match(step.stdout, line);
      assert.match(
        step.summary,
        new RegExp(`\\| \\*{0,2}${row.action}\\*{0,2} \\| folder \\| web \\| ${row.version} \\|`),
      );
    }
    assert.match(step.stdout, /keep .* 1\.1 .* versions !1\.1$/m);
    assert.match(step.stdout, /keep .* 2\.3 .* keep is 1$/m);
    assert.match(step.stdout, /keep .* 2\.2 .* stored .*Z, not longer ago than 30d$/m);
    assert.match(step.stdout, /delete .* 1\.0 .* not one of the newest 1; stored .*Z, longer ago than 30d$/m);
    assert.ok(step.stdout.search(/^delete /m) < step.stdout.search(/^::group::Delete|^Delete: /m), step.stdout);
    assert.match(step.summary, /^## Prune: 3 of 7 to delete, 300 B/m);
    assert.match(step.summary, /^Deleted 3, 300 B freed\.$/m);
  });

  it('removes before a point in time, and dirty versions only', async () => {
    await using job = await startJob();
    await fillFolder(job, { [`web_dev_${id}.zip`]: 9, [`web_dev_${otherId}.zip`]: 0, [`web_1.0_${id}.zip`]: 9 });
    const until = new Date(Date.now() - 5 * day).toISOString();
    const step = await prune(job, { scopes: 'folder', 'dirty-only': 'true', until });
    assert.deepEqual(
      rowsOf(step).map(row => `${row.version} ${row.imageid}`),
      [`dev ${id}`],
    );
  });

  it('plans the same twice in a dry run, and finds nothing more once it ran', async () => {
    await using job = await startJob();
    await fillFolder(job, { [`web_1.0_${id}.zip`]: 9, [`web_1.1_${id}.zip`]: 8, [`api_1.0_${id}.zip`]: 7 });
    await fillCache(job, [`docker-archive/1/web/1.0/${id}.zip`, `docker-archive/1/web/0.9/${id}.zip`]);
    const rules = { name: '*', keep: '1', 'older-than': '1h' };
    job.service.ageCache(`docker-archive/1/web/0.9/${id}.zip`, 3 * day);
    const before = [await job.list(), cacheKeys(job)];
    const [one, two] = [
      await prune(job, { ...rules, 'dry-run': 'true' }),
      await prune(job, { ...rules, 'dry-run': 'true' }),
    ];
    assert.deepEqual(one.outputs, two.outputs);
    assert.equal(one.summary, two.summary);
    assert.deepEqual([await job.list(), cacheKeys(job)], before);
    assert.deepEqual([one.outputs['dry-run'], gone(one)], ['true', ['folder web 1.1', 'cache web 0.9']]);
    assert.match(one.summary, /dry run.*Nothing was deleted/s);
    const real = await prune(job, rules);
    assert.deepEqual(rowsOf(real), rowsOf(one));
    assert.deepEqual(gone(await prune(job, rules)), []);
  });

  it('without a rule is an error before anything is looked at', async () => {
    await using job = await startJob();
    await fillFolder(job, { [`web_1.0_${id}.zip`]: 9 });
    const step = await job.runSub('prune', {});
    assert.match(errorOf(step), /image: "", allowed: at least one of .*everything would go.*example: older-than: 30d/);
    assert.equal((await job.list()).length, 1);
  });

  it('that does not exist is empty', async () => {
    await using job = await startJob();
    assert.deepEqual(rowsOf(await prune(job, { name: '*', scopes: 'folder' }), 'planned'), []);
  });
});

describe('prune in the cache', () => {
  it('removes only what it can parse, of this ref, by whole names', async () => {
    await using job = await startJob();
    const mine = [`docker-archive/1/web/1.0/${id}.zip`, `docker-archive/1/web/1.0/${otherId}.docker`];
    const strangers = ['npm-web', `docker-archive/1/web/1.0`, `docker-archive/2/web/1.0/${id}.zip`];
    const neighbours = [`docker-archive/1/web-admin/1.0/${id}.zip`, `docker-archive/1/we/1.0/${id}.zip`];
    await fillCache(job, [...mine, ...strangers, ...neighbours]);
    await fillCache(job, mine, 'refs/heads/other');
    const step = await prune(job, { name: 'web', scopes: 'cache' });
    assert.deepEqual(gone(step), ['cache web 1.0', 'cache web 1.0']);
    const left = [...strangers, ...neighbours].map(key => `refs/heads/main ${key}`);
    assert.deepEqual(cacheKeys(job), [...left, ...mine.map(key => `refs/heads/other ${key}`)]);
    const other = await prune(job, { name: 'web', scopes: 'cache', ref: 'refs/heads/other' });
    assert.equal(other.outputs['count'], '2');
    assert.deepEqual(cacheKeys(job), left);
  });

  const key = `docker-archive/1/web/1.0/${id}.zip`;
  const second = `docker-archive/1/web/1.1/${id}.zip`;

  it('lacking the permission is one warning that names it, and the other scopes go on', async () => {
    await using job = await startJob();
    await fillCache(job, [key, second]);
    await fillFolder(job, { [`web_1.0_${id}.zip`]: 9 });
    const step = await prune(job, { name: 'web' }, { token: 'read' });
    assert.deepEqual(gone(step), ['folder web 1.0']);
    assert.equal(warningsOf(step).length, 1, saidBy(step));
    assert.match(
      warningsOf(step)[0] ?? '',
      /^Not pruned: cache: .*actions: write \(403 .*\) \(web 1\.0 .*, web 1\.1 .*\)$/,
    );
    assert.deepEqual(
      rowsOf(step, 'failed').map(row => [row.where, row.version]),
      [
        ['cache', '1.0'],
        ['cache', '1.1'],
      ],
    );
    assert.match(step.summary, /Not deleted:.*actions: write/s);
  });

  it('that cannot be listed is one warning, and the other scopes go on', async () => {
    for (const token of ['none', undefined] as const) {
      await using job = await startJob();
      await fillFolder(job, { [`web_1.0_${id}.zip`]: 9 });
      const step = await prune(job, { name: 'web' }, { token });
      assert.deepEqual(gone(step), ['folder web 1.0']);
      assert.match(
        warningsOf(step).join(),
        /^Not pruned: cache: (github-token lacks .*actions: read|github-token is empty)/,
      );
      assert.deepEqual(
        rowsOf(step, 'failed').map(row => [row.where, row.name]),
        [['cache', '']],
      );
    }
  });

  it('with fail-on-error fails at the end, after all others were tried, with its outputs set', async () => {
    await using job = await startJob();
    await fillCache(job, [key, second]);
    job.service.inject({ operation: 'DeleteCache', status: 422, times: 1 });
    const step = await job.runSub('prune', { name: 'web', 'fail-on-error': 'true' });
    assert.match(errorOf(step), /^1 could not be pruned, 1 were; the first is in cache: GitHub answered 422/);
    assert.deepEqual([step.outputs['count'], rowsOf(step, 'failed').length], ['1', 1]);
    assert.equal(cacheKeys(job).length, 1);
  });

  it('counts what is already gone as deleted', async () => {
    await using job = await startJob();
    await fillCache(job, [key]);
    job.service.inject({ operation: 'DeleteCache', status: 404, times: 1 });
    const step = await prune(job, { name: 'web', scopes: 'cache', 'fail-on-error': 'true' });
    assert.deepEqual([gone(step), warningsOf(step)], [['cache web 1.0'], []]);
  });

  it('waits as long as GitHub asks for, with every deletion', async () => {
    await using job = await startJob();
    const keys = Array.from({ length: 20 }, (_, i) => `docker-archive/1/web/1.${i}/${id}.zip`);
    await fillCache(job, keys);
    job.service.inject({ operation: 'DeleteCache', status: 429, times: 1, retryAfter: 1 });
    const step = await prune(job, { name: 'web', scopes: 'cache', 'fail-on-error': 'true' });
    assert.deepEqual([step.outputs['count'], cacheKeys(job)], ['20', []]);
    const times = job.service.requests.filter(each => each.operation === 'DeleteCache').map(each => each.at);
    // No more than what was under way when GitHub said so.
    const early = times.filter(at => at < (times[0] ?? 0) + 1000);
    assert.ok(early.length <= 8, `${early.length} requests within the pause`);
  });

  it('asks no more once GitHub wants a longer pause than a step can afford', async () => {
    await using job = await startJob();
    const keys = Array.from({ length: 12 }, (_, i) => `docker-archive/1/web/1.${i}/${id}.zip`);
    await fillCache(job, keys);
    job.service.inject({ operation: 'DeleteCache', status: 429, times: 99, retryAfter: 3600 });
    const step = await prune(job, { name: 'web', scopes: 'cache' });
    assert.equal(rowsOf(step, 'failed').length, 12);
    const deletions = job.service.requests.filter(request => request.operation === 'DeleteCache');
    assert.ok(deletions.length <= 4, `${deletions.length} requests`);
  });
});

describe('prune among artifacts', () => {
  it("removes this run's, and no other run's", async () => {
    await using job = await startJob();
    await job.write(helloContext());
    for (const runId of [1, 2]) {
      const made = await job.run({ context: '.', version: '1.0.0' }, { runId });
      assert.equal(made.code, 0, saidBy(made));
    }
    const step = await prune(job, { image: job.image, scopes: 'artifacts' }, { runId: 2 });
    assert.deepEqual(gone(step), [`artifact ${job.name} 1.0.0`]);
    assert.deepEqual(
      job.service.artifacts().map(each => each.runId),
      [1],
    );
    assert.deepEqual((await readdir(job.archives)).length, 2);
    assert.deepEqual(gone(await prune(job, { image: job.image, scopes: 'artifacts' }, { runId: 2 })), []);
  });

  it('counts what is already gone as deleted', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    await job.run({ context: '.', version: '1.0.0' });
    job.service.inject({ operation: 'DeleteArtifact', status: 404, times: 1 });
    const step = await prune(job, { name: '*', scopes: 'artifacts', 'fail-on-error': 'true' });
    assert.deepEqual([gone(step).length, warningsOf(step)], [1, []]);
  });

  it('outside of a job is a warning', async () => {
    await using job = await startJob();
    const env = { ACTIONS_RUNTIME_TOKEN: undefined };
    const step = await prune(job, { name: '*', scopes: 'artifacts' }, { env });
    assert.match(warningsOf(step).join(), /^Not pruned: artifacts: scopes: artifacts needs the artifact service/);
  });
});

describe('prune in the engine', () => {
  it('removes the tags that fit, and the image with its last one', async () => {
    await using job = await startJob();
    const { image } = job;
    const both = await buildImage(`${image}:1.0.0`, helloContext());
    const others = [`${image}:2.0.0`, `${image}-admin:1.0.0`, `ghcr.io/${image}:1.0.0`, `${image}/sub:1.0.0`];
    for (const name of others) await tagImage(both, name);
    // Without further instructions no image of the classic builder shares its layer.
    const lone = await buildImage(`${image}:1.1.0`, { Dockerfile: 'FROM scratch\nCOPY a /a\n', a: image });
    try {
      const inputs = { image, scopes: 'images', versions: '1.*' };
      const dry = await prune(job, { ...inputs, 'dry-run': 'true' });
      assert.deepEqual(gone(dry), [`image ${image} 1.0.0`, `image ${image} 1.1.0`]);
      assert.ok(await inspectImage(lone));
      const step = await prune(job, inputs);
      assert.deepEqual(rowsOf(step), rowsOf(dry));
      assert.deepEqual(
        rowsOf(step).map(row => row.size > 0),
        [false, true],
      );
      assert.equal(await inspectImage(lone), undefined);
      assert.deepEqual((await inspectImage(both))?.RepoTags?.toSorted(), others.toSorted());
      assert.deepEqual(gone(await prune(job, inputs)), []);
    } finally {
      await removeImage(both);
    }
  });

  it('keeps an image that a container uses, even a stopped one, with all its tags', async () => {
    await using job = await startJob();
    const { image } = job;
    const used = await buildImage(`${image}:1.0.0`, helloContext());
    await tagImage(used, `${image}:1.1.0`);
    const name = image.replace('/', '-');
    await engineApi('POST', '/containers/create', { query: { name }, body: { Image: `${image}:1.0.0` } });
    try {
      const step = await prune(job, { image, scopes: 'images' });
      assert.deepEqual([gone(step), warningsOf(step)], [[], []]);
      assert.deepEqual(
        rowsOf(step, 'planned').map(row => [row.version, row.action, row.because]),
        ['1.0.0', '1.1.0'].map(version => [version, 'keep', `container ${name} uses it`]),
      );
      assert.equal((await inspectImage(used))?.RepoTags?.length, 2);
    } finally {
      await engineApi('DELETE', `/containers/${name}`);
      await removeImage(used);
    }
  });

  it('keeps what was tagged recently, and requires a selection of images', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    const inputs = { image: job.image, scopes: 'images', 'older-than': '1h' };
    assert.deepEqual(gone(await prune(job, inputs)), []);
    assert.ok(await inspectImage(`${job.image}:1.0.0`));
    const step = await job.runSub('prune', { scopes: 'images', 'older-than': '1h' });
    assert.match(errorOf(step), /image: "", allowed: the repositories of the images that may go/);
  });

  it('that says nothing is given up after timeout', async () => {
    await using job = await startJob();
    // Answers the first question and no other.
    const silent = createServer((request, response) => {
      if (request.url?.endsWith('/_ping')) response.writeHead(200, { 'api-version': '1.41' }).end('OK');
    });
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const host = `tcp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const step = await prune(job, { scopes: 'dangling', 'docker-host': host, timeout: '1' });
    silent.closeAllConnections();
    silent.close();
    assert.match(
      warningsOf(step).join(),
      /^Not pruned: dangling: the Docker engine .* made no progress for 1 s, and timeout is 1$/,
    );
  });

  it('that cannot be reached is a warning, and the other scopes go on', async () => {
    await using job = await startJob();
    await fillFolder(job, { [`web_1.0_${id}.zip`]: 9 });
    const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };
    const step = await prune(job, { name: 'web', scopes: 'folder,images,dangling' }, { env });
    assert.deepEqual(gone(step), ['folder web 1.0']);
    assert.deepEqual(
      rowsOf(step, 'failed').map(row => row.where),
      ['images', 'dangling'],
    );
    assert.match(warningsOf(step).join('\n'), /^Not pruned: images: no Docker engine answers at unix:\/\/\/nowhere/);
  });
});

// What these remove would be missed on an engine that other tests use.
describe('prune in an engine of its own', { skip: withoutRoot }, () => {
  let engine: PrivateEngine;
  before(async () => {
    engine = await startPrivateEngine();
  });
  after(() => engine[Symbol.asyncDispose]());

  it('removes images without a tag that no container uses', async () => {
    await using job = await startJob();
    const { host } = engine;
    assert.notEqual(host, engineHost());
    const env = { DOCKER_HOST: host };
    const build = () => buildImage('acme/loose:1', helloContext(), { host });
    const [free, used, tagged] = [await build(), await build(), await build()];
    const query = { name: 'holder' };
    await engineApi('POST', '/containers/create', { query, body: { Image: used }, host });
    const young = await prune(job, { scopes: 'dangling', 'older-than': '1h' }, { env });
    assert.deepEqual(gone(young), []);
    const step = await prune(job, { scopes: 'dangling', name: 'other', versions: 'none', keep: '9' }, { env });
    assert.deepEqual(
      rowsOf(step).map(row => [row.where, row.imageid]),
      [['dangling', free.slice(7, 19)]],
    );
    const there = await Promise.all([free, used, tagged].map(image => inspectImage(image, host)));
    assert.deepEqual(there.map(Boolean), [false, true, true]);
    assert.match(step.stdout, /keep .* container holder uses it/);
    assert.deepEqual(gone(await prune(job, { scopes: 'dangling' }, { env })), []);
  });

  it('removes images that have only a digest where their name is selected', async () => {
    await using job = await startJob();
    await using registry = await startRegistry();
    const { host } = engine;
    const env = { DOCKER_HOST: host };
    const names = ['acme/api', 'acme/web'].map(path => `${registry.host}/${path}`);
    const image = await buildImage(`${names[0]}:1`, helloContext(), { host });
    await tagImage(image, `${names[1]}:1`, host);
    const digest = await pushImage(`${names[0]}:1`, { host });
    await pushImage(`${names[1]}:1`, { host });
    for (const name of names) await removeImage(`${name}:1`, host);
    for (const fromImage of names) {
      await text(await openEngine('POST', '/images/create', { query: { fromImage, tag: digest }, host }));
    }
    assert.ok(await inspectImage(image, host));
    // The containerd store does not count these among those without a tag, nor among those with one.
    const query = { filters: JSON.stringify({ dangling: ['true'] }) };
    const loose = (await engineApi('GET', '/images/json', { query, host })) as { Id: string }[];
    const dangling = loose.some(({ Id }) => Id === image);
    const one = await prune(job, { scopes: 'images,dangling', name: '*~acme~web' }, { env });
    const planned = rowsOf(one, 'planned').filter(row => row.name !== '');
    assert.deepEqual([planned, gone(one), warningsOf(one)], [[], [], []]);
    const both = await prune(job, { scopes: 'images,dangling', name: '*~acme~{api,web}' }, { env });
    assert.deepEqual([gone(both), warningsOf(both)], [dangling ? [`dangling ${names[0]} `] : [], []]);
    assert.equal(Boolean(await inspectImage(image, host)), !dangling);
    await removeImage(image, host);
  });

  it('removes build cache that nothing uses, by its age', async () => {
    await using job = await startJob();
    const env = { DOCKER_HOST: engine.host };
    await job.write(helloContext());
    const made = await job.run({ context: '.', version: '1.0.0' }, { env });
    assert.equal(made.code, 0, saidBy(made));
    const records = async () => {
      const answer = await engineApi('GET', '/system/df', { host: engine.host });
      return ((answer as { BuildCache: unknown[] | null }).BuildCache ?? []).length;
    };
    const count = await records();
    assert.ok(count > 0);
    const young = await prune(job, { scopes: 'build-cache', 'older-than': '1h' }, { env });
    assert.deepEqual([gone(young), await records()], [[], count]);
    const dry = await prune(job, { scopes: 'build-cache', 'dry-run': 'true' }, { env });
    assert.deepEqual([rowsOf(dry)[0]?.because, await records()], [`${count} records that nothing uses`, count]);
    const step = await prune(job, { scopes: 'build-cache' }, { env });
    assert.deepEqual([rowsOf(step), await records()], [rowsOf(dry), 0]);
    assert.ok(Number(step.outputs['freed']) > 0);
    assert.deepEqual(gone(await prune(job, { scopes: 'build-cache' }, { env })), []);
  });
});

describe('prune says what went wrong in the folder:', () => {
  it('a file that cannot be removed is a row, and the others go', async () => {
    await using job = await startJob();
    await fillFolder(job, { [`web_1.0_${id}.zip`]: 9 });
    // A folder where the sidecar would be cannot be removed as a file.
    await mkdir(join(job.archives, `web_1.0_${id}.zip.json`));
    await fillFolder(job, { [`web_1.1_${id}.zip`]: 9 });
    const step = await prune(job, { name: 'web', scopes: 'folder' });
    assert.deepEqual(gone(step), ['folder web 1.1']);
    assert.match(rowsOf(step, 'failed')[0]?.error ?? '', /web_1\.0_.*\.zip\.json/);
  });
});
