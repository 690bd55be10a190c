import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseChangelog } from '../../src/actions/tree/changelog/entries.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';

const signature = ' -- Ada Lovelace <ada@example.org>  Thu, 05 Mar 2026 07:08:09 +0100';

function changelog(name: string, version: string): string {
  return `${name} (${version}) wikimedia; urgency=high\n\n   First\n\n${signature}\n`;
}

/** A tree of which everything but `lib/other` and `my-base` is made from `base`, each in another way and with its version in another file. */
function makeTree(): Record<string, string> {
  const scratch = 'FROM scratch\nCOPY . /\n';
  return {
    'images/base/Dockerfile': scratch,
    'images/base/changelog': changelog('base', '0.1.2-1'),
    'images/my-base/Dockerfile': scratch,
    'images/my-base/changelog': changelog('my-base', '1.0'),
    'images/lib/other/Dockerfile': scratch,
    'images/lib/other/VERSION': '3.1\n',
    // By a template, which asks for the tag.
    'images/lib/tools/Dockerfile.template': 'FROM {{ "base" | image_tag }}\nCOPY . /\n',
    'images/lib/tools/changelog': changelog('lib/tools', '0.1.2-1-s8'),
    'images/lib/tools/control': 'Package: tools\nBuild-Depends: base (>= 0.1)\n',
    // By a tag, in two stages.
    'images/app/Dockerfile': 'FROM base:0.1.2-1 AS b\nFROM lib/other:3.1\nCOPY --from=base:0.1.2-1 / /\n',
    'images/app/VERSION': '2.0.0\n',
    // By a default.
    'images/web/Dockerfile': 'ARG TOOLS="lib/tools:0.1.2-1-s8"\nFROM $TOOLS\n',
    'images/web/package.json': '{\n\t"name": "web",\n\t"version": "1.2.3"\n}\n',
    // Without a tag, behind others.
    'images/site/Dockerfile': 'FROM web\nCOPY --from=app / /\n',
    'images/site/image.yml': '# the site\nname: site\nversion: 4.10 # by hand\n',
  };
}

interface Row {
  readonly image: string;
  readonly from: string;
  readonly to: string;
  readonly bumped: boolean;
  readonly reason: string;
}

const author = { DEBFULLNAME: 'Grace Hopper', DEBEMAIL: 'grace@example.org' };

/** A job whose workspace is a repository that holds the tree. */
async function startTree(
  files: Readonly<Record<string, string>> = {},
): Promise<Job & { git: (...args: string[]) => string }> {
  const job = await startJob();
  await job.write({ ...makeTree(), ...files });
  const env = { PATH: process.env['PATH'], HOME: job.temp, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: string[]) => execFileSync('git', args, { cwd: job.workspace, env, encoding: 'utf8' });
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '-qm', 'the tree');
  return { ...job, git, [Symbol.asyncDispose]: job[Symbol.asyncDispose] };
}

function run(
  job: Job,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>> = {},
) {
  // No engine is needed.
  const alone = { DOCKER_HOST: 'unix:///nowhere.sock', HOME: job.temp, GIT_CONFIG_NOSYSTEM: '1' };
  return job.runSub('tree', { path: 'images', ...inputs }, { env: { ...alone, ...author, ...env } });
}

async function bump(job: Job, inputs: Readonly<Record<string, string>> = {}, env = {}) {
  const step = await run(job, { command: 'bump', select: 'base', ...inputs }, env);
  assert.equal(step.code, 0, saidBy(step));
  const rows = JSON.parse(step.outputs['images'] ?? '') as Row[];
  return { step, rows, files: (step.outputs['changed-files'] ?? '').split('\n') };
}

async function parentsOf(job: Job): Promise<Record<string, readonly string[]>> {
  const step = await run(job, { command: 'plan' });
  assert.equal(step.code, 0, saidBy(step));
  const images = JSON.parse(step.outputs['images'] ?? '') as { image: string; parents: readonly string[] }[];
  return Object.fromEntries(images.map(({ image, parents }) => [image, parents]));
}

const read = (job: Job, file: string) => readFile(join(job.workspace, file), 'utf8');

describe('tree with command: bump', () => {
  it('gives an image and all its descendants new versions, each in its own file, and children the new tags', async () => {
    await using job = await startTree();
    const parents = await parentsOf(job);
    const { rows, files, step } = await bump(job, { reason: 'CVE-2026-1\nin libc' });
    assert.deepEqual(Object.fromEntries(rows.map(({ image, from, to }) => [image, [from, to]])), {
      base: ['0.1.2-1', '0.1.2-1-s1'],
      app: ['2.0.0', '2.0.0-s1'],
      'lib/tools': ['0.1.2-1-s8', '0.1.2-1-s9'],
      web: ['1.2.3', '1.2.3-s1'],
      site: ['4.10', '4.10-s1'],
    });
    const before = makeTree();
    const entry = (name: string, version: string, reason: string) =>
      new RegExp(
        `^${name} \\(${version}\\) wikimedia; urgency=high\n\n${reason}\n\n -- Grace Hopper <grace@example\\.org>  \\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} [-+]\\d{4}\n\n$`,
      );
    for (const [name, version, reason] of [
      ['base', '0.1.2-1-s1', '   CVE-2026-1\n   in libc'],
      ['lib/tools', '0.1.2-1-s9', '   Refresh for update in parent image base:\n   CVE-2026-1\n   in libc'],
    ] as const) {
      const file = `images/${name}/changelog`;
      const text = await read(job, file);
      const old = before[file] ?? '';
      assert.ok(text.endsWith(old));
      assert.match(text.slice(0, -old.length), entry(name, version, reason));
      assert.deepEqual(
        parseChangelog(text, file).map(each => each.version),
        [version, version.replace('-s1', '').replace('s9', 's8')],
      );
    }
    assert.equal(await read(job, 'images/app/VERSION'), '2.0.0-s1\n');
    assert.equal(await read(job, 'images/web/package.json'), '{\n\t"name": "web",\n\t"version": "1.2.3-s1"\n}\n');
    assert.equal(await read(job, 'images/site/image.yml'), '# the site\nname: site\nversion: 4.10-s1 # by hand\n');
    assert.equal(
      await read(job, 'images/app/Dockerfile'),
      'FROM base:0.1.2-1-s1 AS b\nFROM lib/other:3.1\nCOPY --from=base:0.1.2-1-s1 / /\n',
    );
    assert.equal(await read(job, 'images/web/Dockerfile'), 'ARG TOOLS="lib/tools:0.1.2-1-s9"\nFROM $TOOLS\n');
    assert.deepEqual(files, job.git('diff', '--name-only').trim().split('\n'));
    assert.equal(job.git('ls-files', '--others'), '');
    assert.match(step.summary, /## Bump: 5 of 5 images, 7 files/);
    // Every child still is one.
    assert.deepEqual(await parentsOf(job), parents);
  });

  const debian = '/usr/bin/dpkg-parsechangelog';
  it('writes what Debian reads', { skip: !existsSync(debian) && 'dpkg-dev is not installed' }, async () => {
    await using job = await startTree();
    await bump(job, { distribution: 'bookworm' });
    const path = join(job.workspace, 'images/base/changelog');
    const said = execFileSync(debian, ['-l', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    for (const line of [
      ...['Source: base', 'Version: 0.1.2-1-s1', 'Distribution: bookworm', 'Urgency: high'],
      ...['Maintainer: Grace Hopper <grace@example.org>', '    Security update'],
    ]) {
      assert.ok(said.split('\n').includes(line), said);
    }
  });

  it('gives update-version to the base alone, and marks the others with update-id', async () => {
    await using job = await startTree();
    const { rows } = await bump(job, { select: 'lib/tools', 'update-version': '1.0~rc1', 'update-id': 'u' });
    assert.deepEqual(
      rows.map(({ image, to }) => `${image} ${to}`),
      ['lib/tools 1.0~rc1', 'web 1.2.3-u1', 'site 4.10-u1'],
    );
    assert.equal(await read(job, 'images/web/Dockerfile'), 'ARG TOOLS="lib/tools:1.0-rc1"\nFROM $TOOLS\n');
  });

  it('knows children that name their parent in full, and asks no registry', async () => {
    await using job = await startTree({
      'images/base/Dockerfile': 'FROM scratch\n',
      'images/app/Dockerfile': 'FROM registry.invalid/acme/base:0.1.2-1\n',
      'images/web/Dockerfile': 'FROM registry.invalid/acme/base:0.1.1\n',
      'images/site/Dockerfile': 'FROM scratch\n',
    });
    const { rows } = await bump(job, { registry: 'registry.invalid', namespace: 'acme' });
    // A child that names an older version keeps it.
    assert.deepEqual(
      rows.map(({ image }) => image),
      ['base', 'app', 'lib/tools'],
    );
    assert.equal(await read(job, 'images/app/Dockerfile'), 'FROM registry.invalid/acme/base:0.1.2-1-s1\n');
  });

  it('refuses update-version for several bases', async () => {
    await using job = await startTree();
    const step = await run(job, { command: 'bump', select: 'lib/*', 'update-version': '2' });
    assert.match(
      errorOf(step),
      /update-version: "2", allowed: one image in select, which matches lib\/other, lib\/tools/,
    );
    assert.equal(job.git('status', '--porcelain'), '');
  });

  it('bumps what globs select but not what they exclude', async () => {
    await using job = await startTree();
    const { rows } = await bump(job, { select: '*base*\nlib/*\n!lib/tools:*\n!base' });
    assert.deepEqual(rows.map(({ image }) => image).sort(), ['app', 'lib/other', 'my-base', 'site']);
  });

  it('writes nothing in a dry run, and says the same', async () => {
    await using job = await startTree();
    const dry = await bump(job, { 'dry-run': 'true' });
    assert.equal(job.git('status', '--porcelain'), '');
    assert.match(dry.step.summary, /## Bump \(dry run\)/);
    const real = await bump(job);
    assert.deepEqual([real.rows, real.files], [dry.rows, dry.files]);
  });

  it('writes nothing when one version is unfit, and reports all that are', async () => {
    await using job = await startTree({
      'images/app/VERSION': 'v1\n',
      'images/site/image.yml': 'name: site\nversion: 1.0+dfsg\n',
    });
    const error = errorOf(await run(job, { command: 'bump', select: 'base' }));
    assert.match(error, /images\/app\/VERSION:1: the version "v1" of app has no next one/);
    assert.match(error, /images\/site\/image\.yml:2: the version "1\.0\+dfsg" of site has no next one/);
    assert.equal(job.git('status', '--porcelain'), '');
  });

  it('writes nothing when a file cannot be edited safely, and reports all of them', async () => {
    await using job = await startTree({
      'images/app/VERSION': '2.0.0\nand a remark\n',
      'images/web/Dockerfile': 'ARG NUMBER=s8\nFROM lib/tools:0.1.2-1-$NUMBER\n',
      'images/labelled/Dockerfile': 'FROM base\nLABEL org.opencontainers.image.version=1.0\n',
    });
    await rename(join(job.workspace, 'images/base/changelog'), join(job.workspace, 'elsewhere'));
    await symlink('../../elsewhere', join(job.workspace, 'images/base/changelog'));
    const status = job.git('status', '--porcelain');
    const error = errorOf(await run(job, { command: 'bump', select: 'base' }));
    assert.match(error, /images\/app\/VERSION: the version "2\.0\.0" cannot be told apart from the text around it/);
    assert.match(error, /images\/web\/Dockerfile:2: .*lib\/tools:0\.1\.2-1-s8, which is put together from variables/);
    assert.match(error, /images\/labelled\/Dockerfile: the version of labelled is a label/);
    assert.match(error, /images\/base\/changelog: is a link/);
    assert.equal(job.git('status', '--porcelain'), status);
  });

  it('bumps again when asked again, and with idempotent only what lacks the reason', async () => {
    const files = { 'images/app/VERSION': '', 'images/app/changelog': changelog('app', '2.0.0') };
    await using job = await startTree({
      ...files,
      'images/web/changelog': changelog('web', '1.2.3'),
      'images/site/changelog': changelog('site', '4.10'),
    });
    const inputs = { reason: 'CVE-2026-1', idempotent: 'true' };
    await bump(job, inputs);
    const once = job.git('diff');
    const again = await bump(job, inputs);
    assert.deepEqual([again.rows.some(({ bumped }) => bumped), again.files], [false, ['']]);
    assert.equal(job.git('diff'), once);
    await job.write({ 'images/late/Dockerfile': 'FROM app\n', 'images/late/changelog': changelog('late', '1') });
    assert.deepEqual((await bump(job, inputs)).files, ['images/late/changelog']);
    const { rows } = await bump(job, { reason: 'CVE-2026-1' });
    assert.equal(rows.find(({ image }) => image === 'base')?.to, '0.1.2-1-s2');
  });

  it('takes mark, distribution and author from a config of docker-pkg, and the author from git before that', async () => {
    await using job = await startTree({
      'config.yaml': 'update_id: ""\ndistribution: trixie\nfallback_author: Team\nfallback_email: team@example.org\n',
    });
    job.git('config', 'user.name', 'Git Name');
    await bump(job, { select: 'my-base', config: 'config.yaml' }, { DEBFULLNAME: undefined, DEBEMAIL: undefined });
    const [entry] = parseChangelog(await read(job, 'images/my-base/changelog'), 'changelog');
    assert.deepEqual(
      [entry.version, entry.distributions, entry.author],
      ['1.0-1', ['trixie'], { name: 'Git Name', email: 'team@example.org' }],
    );
  });

  it('signs as the input says, and as the bot where nothing is configured', async () => {
    await using job = await startTree();
    const nobody = { DEBFULLNAME: undefined, DEBEMAIL: undefined };
    await bump(job, { select: 'my-base' }, nobody);
    await bump(job, { select: 'my-base', author: 'Ada Lovelace <ada@example.org>' });
    const [newest, first] = parseChangelog(await read(job, 'images/my-base/changelog'), 'changelog');
    assert.deepEqual(newest.author, { name: 'Ada Lovelace', email: 'ada@example.org' });
    assert.equal(first?.author.name, 'github-actions[bot]');
  });

  it('refuses a select that no image fits, and a step without one', async () => {
    await using job = await startTree();
    assert.match(errorOf(await run(job, { command: 'bump', select: 'bas' })), /select: no image matches "bas"/);
    assert.match(errorOf(await run(job, { command: 'bump' })), /select: "", allowed: the images to bump/);
  });
});
