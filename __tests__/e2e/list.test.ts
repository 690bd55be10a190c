import assert from 'node:assert/strict';
import { appendFile, copyFile, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import type { StepResult } from '../support/runner.ts';
import { sha256 } from '../support/tars.ts';

interface Row {
  readonly name: string;
  readonly image: string;
  readonly version: string;
  readonly dirty: boolean;
  readonly imageid: string;
  readonly filename: string;
  readonly created: string;
  readonly size: number;
  readonly sha256: string;
  readonly where: readonly { readonly place: string; readonly ref?: string; readonly key?: string }[];
}

async function archive(job: Job, version: string, inputs: Readonly<Record<string, string>> = {}) {
  await job.write(helloContext());
  const step = await job.run({ version, context: '.', prune: 'none', ...inputs });
  assert.equal(step.code, 0, saidBy(step));
  return step.outputs;
}

async function list(job: Job, inputs: Readonly<Record<string, string>> = {}, options = {}) {
  const step = await job.runSub('list', inputs, options);
  assert.equal(step.code, 0, saidBy(step));
  const { images = '', latest = '', matrix = '' } = step.outputs;
  return {
    step,
    images: JSON.parse(images) as Row[],
    latest: JSON.parse(latest) as Record<string, Row>,
    matrix: JSON.parse(matrix) as { include: Record<string, unknown>[] },
  };
}

const alone = { 'upload-artifact': 'false', cache: 'false' };

describe('list', () => {
  it('merges what folder, artifacts and cache have, newest first, and ignores other files', async () => {
    await using job = await startJob();
    const one = await archive(job, '1.0.0');
    const two = await archive(job, '1.1.0', { ...alone, 'archive-format': 'docker' });
    const dev = await archive(job, 'dev', { cache: 'false' });
    await rm(dev['archive-path'] ?? '');
    for (const name of ['notes.txt', 'web_1_short.zip', `x_1_${'a'.repeat(12)}.zip.partial`, 'images.json']) {
      await writeFile(join(job.archives, name), 'a stranger');
    }
    const { images, latest, matrix, step } = await list(job);
    assert.deepEqual(
      images.map(row => [row.version, row.where.map(({ place }) => place).join()]),
      [
        ['1.1.0', 'folder'],
        ['1.0.0', 'folder,artifact,cache'],
        ['dev', 'artifact'],
      ],
    );
    const [newest, older, dirty] = images;
    assert.ok(newest && older && dirty);
    assert.equal(newest.filename, two['archive-name']);
    assert.deepEqual(
      [older.name, older.image, older.imageid, older.size, older.sha256, older.dirty],
      [job.name, job.image, one['short-imageid'], Number(one['archive-size']), one['archive-sha256'], false],
    );
    assert.equal(older.created, new Date(String(metadataOf(one)['created'])).toISOString());
    assert.deepEqual([dirty.dirty, dirty.created, dirty.sha256], [true, '', dev['archive-sha256']]);
    const entry = older.where.find(({ place }) => place === 'cache');
    assert.deepEqual([entry?.key, entry?.ref], [one['cache-key'], 'refs/heads/main']);
    assert.deepEqual(Object.keys(latest), [job.name]);
    assert.deepEqual(latest[job.name], newest);
    assert.deepEqual(
      matrix.include.map(each => [each['name'], each['version'], each['imageid'], each['image']]),
      images.map(each => [each.name, each.version, each.imageid, each.image]),
    );
    assert.deepEqual([step.outputs['count'], step.outputs['images-json']], ['3', '']);
    assert.match(
      step.stdout,
      new RegExp(`^${job.name.replace('~', '/')} +dev +dirty  ${dev['short-imageid']} .* kB  +artifact$`, 'm'),
    );
    assert.match(step.summary, /\| Image \| Version \| Dirty \| Image id \| Created \| Size \| Where \|/);
    assert.ok(step.summary.includes(`\`${one['short-imageid']}\``), step.summary);
  });

  it('lists only the names that are wanted, exactly or by pattern', async () => {
    await using job = await startJob();
    await archive(job, '1.0.0', alone);
    await archive(job, '1.0.0', { ...alone, name: `${job.name}-admin` });
    const names = async (inputs: Record<string, string>) =>
      [...new Set((await list(job, inputs)).images.map(row => row.name))].sort();
    const both = [job.name, `${job.name}-admin`];
    assert.deepEqual(await names({}), both);
    // An image is its repository, whatever its archives are called.
    assert.deepEqual(await names({ image: job.image }), both);
    assert.deepEqual(await names({ name: job.name }), [job.name]);
    assert.deepEqual(await names({ image: `${job.image}*` }), both);
    assert.deepEqual(await names({ image: `${job.image}-admin` }), []);
    assert.deepEqual(await names({ name: '*-admin' }), [`${job.name}-admin`]);
    assert.deepEqual(await names({ image: 'acme/other', name: job.name }), [job.name]);
    assert.deepEqual(await names({ image: 'acme/other' }), []);
  });

  it('writes images.json for a folder that is published, the same bytes each time', async () => {
    await using job = await startJob();
    const old = await archive(job, '1.0.0+build', alone);
    const made = await archive(job, '1.1.0', alone);
    // As it came from elsewhere: never proved here.
    await rm(`${made['archive-path']}.json`);
    const broken = join(job.archives, `${job.name}_1.2.0_${'0'.repeat(12)}.zip`);
    await copyFile(made['archive-path'] ?? '', broken);
    const inputs = { from: 'folder', 'base-url': 'https://cdn.example.com/images/' };
    const { step } = await list(job, inputs);
    const path = join(job.archives, 'images.json');
    assert.equal(step.outputs['images-json'], path);
    assert.match(step.annotations.map(({ message }) => message).join('\n'), /_1\.2\.0_0{12}\.zip is not published: /);
    const first = await readFile(path, 'utf8');
    const content = JSON.parse(first) as {
      version: number;
      images: Record<string, Record<string, unknown>>;
      archives: Record<string, Record<string, unknown>[]>;
    };
    assert.equal(content.version, 1);
    const newest = content.images[job.name] ?? {};
    const bytes = await readFile(made['archive-path'] ?? '');
    const url = `https://cdn.example.com/images/${made['archive-name']}`;
    assert.deepEqual(
      [newest['version'], newest['url'], newest['size'], newest['sha256'], newest['archfmt'], newest['filename']],
      ['1.1.0', url, bytes.length, sha256(bytes), 'zip', made['archive-name']],
    );
    assert.equal(newest['config_digest'], metadataOf(made)['config-digest']);
    assert.equal(newest['created'], metadataOf(made)['created']);
    const all = content.archives[job.name] ?? [];
    assert.deepEqual(
      all.map(each => each['version']),
      ['1.1.0', '1.0.0+build'],
    );
    const encoded = (old['archive-name'] ?? '').replace('+', '%2B');
    assert.equal(all[1]?.['url'], `https://cdn.example.com/images/${encoded}`);
    await list(job, inputs);
    assert.equal(await readFile(path, 'utf8'), first);
  });

  it('makes do with what there is, and insists on what it was asked for by name', async () => {
    await using job = await startJob();
    await archive(job, '1.0.0');
    const offline = {
      env: { ACTIONS_RESULTS_URL: undefined, ACTIONS_RUNTIME_TOKEN: undefined },
      token: 'none' as const,
    };
    const { images, step } = await list(job, {}, offline);
    assert.deepEqual(
      images.map(row => row.where.map(({ place }) => place)),
      [['folder']],
    );
    assert.match(step.stdout, /^cache: not read, .*actions: read/m);
    const fail = async (inputs: Record<string, string>) => errorOf(await job.runSub('list', inputs, offline));
    assert.match(await fail({ from: 'cache' }), /^from: cache cannot be read: .*actions: read/);
    assert.match(await fail({ from: 'artifact' }), /^from: artifact needs the artifact service/);
    assert.match(await fail({ from: 'cache', 'github-token': '' }), /^github-token: "", allowed: a token/);
  });

  it('names the place that cannot be read, and permissions only where they would help', async () => {
    await using job = await startJob();
    const fail = async (from: string) => errorOf(await job.runSub('list', { from }));
    job.service.inject({ operation: 'ListCaches', status: 429, retryAfter: 100 });
    const limited = await fail('cache');
    assert.match(limited, /^from: cache cannot be read: GitHub's rate limit is used up[^\n]*\nfrom: auto$/);
    job.service.inject({ operation: 'ListCaches', status: 403 });
    assert.match(await fail('cache'), /^from: cache cannot be read: .*\npermissions:\n {2}actions: read$/);
    job.service.inject({ operation: 'ListArtifacts', status: 403 });
    assert.match(await fail('artifact'), /^from: artifact cannot be read: .*\nfrom: auto$/s);
  });

  it('publishes no copy that is named by the id of another image, even with its sidecar', async () => {
    await using job = await startJob();
    const made = await archive(job, '1.0.0', alone);
    const [from, to] = [made['archive-path'] ?? '', join(job.archives, `${job.name}_2.0.0_${'0'.repeat(12)}.zip`)];
    const { atime, mtime } = await stat(from);
    await copyFile(from, to);
    await utimes(to, atime, mtime);
    const { size, mtimeMs: modified } = await stat(to);
    const sidecar = JSON.parse(await readFile(`${from}.json`, 'utf8')) as object;
    await writeFile(`${to}.json`, JSON.stringify({ ...sidecar, size, modified }));
    const { images, step } = await list(job, { from: 'folder', 'base-url': 'https://cdn.example.com' });
    assert.equal(images.find(({ version }) => version === '2.0.0')?.sha256, '');
    assert.match(step.annotations.map(({ message }) => message).join('\n'), /_2\.0\.0_0{12}\.zip is not published: /);
    const published = await readFile(join(job.archives, 'images.json'), 'utf8');
    assert.ok(published.includes('"1.0.0"') && !published.includes('"2.0.0"'), published);
  });

  it('obeys no command in the name of a file', async () => {
    await using job = await startJob();
    const name = `x\n::error::hijacked\n##[error]hijacked_1|2_${'b'.repeat(12)}.zip`;
    await mkdir(job.archives, { recursive: true });
    await writeFile(join(job.archives, name), 'no zip');
    const { images, step } = await list(job, { from: 'folder', 'base-url': 'https://cdn.example.com' });
    assert.deepEqual([images.length, images[0]?.filename], [1, name]);
    assert.deepEqual(
      step.annotations.map(({ level }) => level),
      ['warning'],
    );
    assert.ok(step.summary.includes('1&#124;2') && !step.summary.includes('\n::error'), step.summary);
  });

  it('gives empty lists where there is nothing', async () => {
    await using job = await startJob();
    const { images, latest, matrix, step } = await list(job);
    assert.deepEqual([images, latest, matrix, step.outputs['count']], [[], {}, { include: [] }, '0']);
  });

  it('tells the cache entries of other refs apart', async () => {
    await using job = await startJob();
    await archive(job, '1.0.0', { 'upload-artifact': 'false' });
    await rm(job.archives, { recursive: true });
    const elsewhere = { ref: 'refs/heads/feature', runId: 2 };
    await job.write(helloContext());
    const made: StepResult = await job.run({ version: 'dev', context: '.', 'upload-artifact': 'false' }, elsewhere);
    assert.equal(made.code, 0, saidBy(made));
    const { images } = await list(job, { from: 'cache' });
    assert.deepEqual(
      images.map(row => [row.version, row.where[0]?.ref]),
      [
        ['dev', 'refs/heads/feature'],
        ['1.0.0', 'refs/heads/main'],
      ],
    );
  });

  it('says what is wrong with its inputs, all at once', async () => {
    await using job = await startJob();
    const step = await job.runSub('list', {
      ...{ from: 'moon', 'dirty-pattern': '(', 'base-url': 'cdn/images?x=1', image: 'acme/api:1', name: 'acme/api' },
    });
    const message = errorOf(step);
    for (const input of ['from', 'dirty-pattern', 'base-url', 'image', 'name']) {
      assert.match(message, new RegExp(`^- ${input}: `, 'm'), message);
    }
    await appendFile(join(job.workspace, 'file'), '');
    const file = await job.runSub('list', { 'archive-dir': 'file' });
    assert.match(errorOf(file), /^archive-dir ".*\/file" cannot be read \(/);
  });
});

function metadataOf(outputs: Readonly<Record<string, string>>): Record<string, unknown> {
  return JSON.parse(outputs['metadata'] ?? '') as Record<string, unknown>;
}
