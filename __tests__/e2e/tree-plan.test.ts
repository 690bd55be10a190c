import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { changelogOf } from '../support/image-tree.ts';
import { removeImage } from '../support/engine.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';
import { startGate } from '../support/registry-gate.ts';
import { makeImage, makeLayer, putImage } from '../support/registry-images.ts';
import { startRegistry } from '../support/registry.ts';
import type { StepResult } from '../support/runner.ts';
import { loadLibraries } from '../support/toolkit-libraries.ts';

interface Row {
  readonly image: string;
  readonly label: string;
  readonly version: string;
  readonly state: string;
  readonly because: string;
  readonly level: number | null;
  readonly path: string;
  readonly parents: readonly string[];
  readonly children: readonly string[];
  readonly external: readonly string[];
  readonly inputs: string;
}

// Nobody listens there.
const noEngine = { env: { DOCKER_HOST: 'unix:///nonexistent/docker.sock' } };

async function plan(job: Job, inputs: Readonly<Record<string, string>> = {}, options: object = noEngine) {
  const step = await job.runSub('tree', { path: 'images', ...inputs }, options);
  assert.equal(step.code, 0, saidBy(step));
  const { images = '', levels = '', matrix = '', matrices = '' } = step.outputs;
  return {
    step,
    images: JSON.parse(images) as Row[],
    levels: JSON.parse(levels) as string[][],
    matrix: JSON.parse(matrix) as { include: Record<string, unknown>[] },
    matrices: JSON.parse(matrices) as { include: Record<string, unknown>[] }[],
  };
}

function statesOf(images: readonly Row[]): Record<string, string> {
  return Object.fromEntries(images.map(({ image, state }) => [image, state]));
}

/** Thirteen images in six levels, with diamonds, templates, several stages and images of other places. */
const forest: Readonly<Record<string, string>> = {
  'images/base/Dockerfile.template': 'FROM {{ "debian" | image_tag }}\nRUN {{ "curl" | apt_install }}\n',
  'images/base/changelog': changelogOf('base', '12.1-1'),
  'images/tools/Dockerfile': 'FROM scratch\nCOPY tool /tool\n',
  'images/tools/tool': 'tool\n',
  'images/tools/VERSION': '2.0\n',
  'images/runtime/Dockerfile.template': '{% set from = "base" | image_tag %}FROM {{ from }}\n',
  'images/runtime/changelog': changelogOf('runtime', '1.0'),
  'images/build/builder/Dockerfile': 'ARG BASE=base\nFROM ${BASE}\nCOPY --from=tools /tool /tool\n',
  'images/build/builder/image.yml': 'name: builder\nversion: 1.0\n',
  'images/node/Dockerfile': 'FROM runtime:1.0\n',
  'images/node/package.json': '{"name":"node","version":"22.0.0"}',
  'images/go/Dockerfile': 'FROM golang:1.24 AS sdk\nFROM ghcr.io/acme/builder:1.0\nCOPY --from=sdk /go /go\n',
  'images/go/VERSION': '1.24',
  'images/ci/Dockerfile': 'FROM builder\nRUN --mount=type=bind,from=tools,target=/t /t/tool\n',
  'images/ci/VERSION': '1',
  'images/app1/Dockerfile': 'FROM go AS made\nRUN make\nFROM node\nCOPY --from=made /app /app\n',
  'images/app1/VERSION': '1',
  'images/app2/Dockerfile': 'FROM node\n',
  'images/app2/VERSION': '1',
  'images/web/Dockerfile': 'FROM app1\n',
  'images/web/VERSION': '1',
  'images/api/Dockerfile': 'FROM app2\nCOPY --from=app1 /app /app\n',
  'images/api/VERSION': '1',
  'images/docs/Dockerfile': 'FROM scratch\nCOPY . /\n',
  'images/docs/image.yml': 'version: 1\ndepends: [web]\n',
  'images/lone/Dockerfile': 'FROM alpine:3.20\nLABEL org.opencontainers.image.version="3.20"\n',
  'config.yaml': 'registry: ghcr.io\nnamespace: acme\nbase_images:\n  - debian:bookworm\npassword: hush-hush\n',
};
const offline = { config: 'config.yaml', 'check-registry': 'false' };

describe('tree: plan', () => {
  it('levels a forest, with matrices, reasons and a graph, the same each time', async () => {
    await using job = await startJob();
    await job.write(forest);
    const { step, images, levels, matrix, matrices } = await plan(job, offline);
    assert.deepEqual(levels, [
      ['base', 'lone', 'tools'],
      ['builder', 'runtime'],
      ['ci', 'go', 'node'],
      ['app1', 'app2'],
      ['api', 'web'],
      ['docs'],
    ]);
    assert.deepEqual(
      [step.outputs['count'], step.outputs['depth'], step.outputs['source-date-epoch']],
      ['13', '6', ''],
    );
    const app1 = images.find(({ image }) => image === 'app1');
    assert.deepEqual(
      [app1?.label, app1?.path, app1?.state, app1?.level, app1?.parents, app1?.children],
      ['ghcr.io/acme/app1:1', 'images/app1', 'to_build', 3, ['go', 'node'], ['api', 'web']],
    );
    assert.deepEqual(images.find(({ image }) => image === 'go')?.external, ['golang:1.24']);
    assert.deepEqual(images.find(({ image }) => image === 'base')?.external, ['debian:bookworm']);
    assert.deepEqual(
      matrices.map(({ include }) => include.map(job => job['image'])),
      levels,
    );
    assert.deepEqual(
      matrix.include,
      matrices.flatMap(({ include }) => include),
    );
    assert.deepEqual(matrix.include[0], {
      ...{ image: 'base', level: 0, label: 'ghcr.io/acme/base:12.1-1', version: '12.1-1', tag: '12.1-1' },
      ...{ path: 'images/base', because: 'neither engine nor archives have it' },
    });
    assert.match(step.summary, /13 of 13 images to build, in 6 steps/);
    assert.match(step.summary, /```mermaid\ngraph TD\n {2}i\d+\["base:12\.1-1<br\/>to_build"\]:::to_build\n/);
    assert.equal(
      [...step.summary.matchAll(/^ {2}i\d+ --> i\d+$/gm)].length,
      images.flatMap(each => each.parents).length,
    );
    assert.ok(step.masks.includes('hush-hush'));
    assert.deepEqual((await plan(job, offline)).step.outputs, step.outputs);
  });

  it('selects by patterns, and takes parents along', async () => {
    await using job = await startJob();
    await job.write(forest);
    const some = await plan(job, { ...offline, select: 'ghcr.io/acme/a*:1\n!api\n' });
    assert.deepEqual(some.levels, [
      ['base', 'tools'],
      ['builder', 'runtime'],
      ['go', 'node'],
      ['app1', 'app2'],
    ]);
    assert.equal(some.images.length, 13);
    const lone = await plan(job, { ...offline, select: 'lone' });
    assert.deepEqual(lone.levels, [['lone']]);
    const none = await job.runSub('tree', { path: 'images', ...offline, select: 'lone\nruby*' }, noEngine);
    assert.match(errorOf(none), /^select: no image matches "ruby\*"\n.*ghcr\.io\/acme\/base:12\.1-1/);
  });

  it('stamps all versions with one time, which further jobs can be given', async () => {
    await using job = await startJob();
    await job.write(forest);
    const epoch = { env: { ...noEngine.env, SOURCE_DATE_EPOCH: '1738367998' } };
    const nightly = await plan(job, { ...offline, nightly: 'true' }, epoch);
    assert.ok(nightly.images.every(({ version }) => version.endsWith('-20250131')));
    assert.equal(nightly.step.outputs['source-date-epoch'], '1738367998');
    const snapshot = await plan(job, { ...offline, snapshot: 'true' });
    assert.equal(new Set(snapshot.images.map(({ version }) => /-\d{8}-\d{6}$/.exec(version)?.[0])).size, 1);
    const both = await job.runSub(
      'tree',
      { path: 'images', nightly: 'true', snapshot: 'true', command: 'grow' },
      noEngine,
    );
    assert.match(errorOf(both), /- snapshot: .*nightly is true.*\n/);
    assert.match(errorOf(both), /- command: "grow", allowed: plan/);
  });

  it('tells all that is wrong in one error, on the first line of it', async () => {
    await using job = await startJob();
    await job.write({
      'images/a/Dockerfile': 'FROM b\n',
      'images/b/Dockerfile': 'FROM scratch\nCOPY --from=$NO /x /x\n',
      'images/b/VERSION': '1',
      'images/c/Dockerfile.template': '\nFROM {{ nobody }}\n',
      'images/c/VERSION': '1',
    });
    const step = await job.runSub('tree', { path: 'images' }, noEngine);
    const message = errorOf(step);
    assert.match(
      message,
      /^3 problems in the tree:\n- images\/a\/Dockerfile: the image has no version\n- images\/b\/Dockerfile:2: NO .*\n- images\/c\/Dockerfile\.template:2: the variable nobody is not defined\n/,
    );
    const [annotation] = step.annotations.filter(({ level }) => level === 'error');
    assert.equal((annotation as { file?: string } | undefined)?.file, 'images/a/Dockerfile');
  });

  it('builds nothing again that is archived, and what has changed with all made from it', async () => {
    await using job = await startJob();
    const namespace = job.image;
    const image = (name: string) => `${namespace}/${name}`;
    await job.write({
      'images/a/Dockerfile': 'FROM scratch\nCOPY file /a\n',
      'images/a/file': 'one',
      'images/b/Dockerfile': `FROM ${image('a')}:1.0\nCOPY file /b\n`,
      'images/b/file': 'one',
      'images/c/Dockerfile': `FROM scratch\nCOPY --from=${image('b')}:1.0 /b /c\n`,
      'images/d/Dockerfile': 'FROM scratch\nCOPY file /d\n',
      'images/d/file': 'one',
    });
    const inputs = { namespace, version: '1.0' };
    const first = await plan(job, inputs);
    assert.deepEqual(first.levels, [['a', 'd'], ['b'], ['c']]);
    try {
      for (const row of first.images) {
        const made: StepResult = await job.run({
          ...{ image: image(row.image), version: '1.0', context: row.path, 'upload-artifact': 'false', cache: 'false' },
          labels: `docker-archive-action.inputs=${row.inputs}`,
        });
        assert.equal(made.code, 0, saidBy(made));
      }
      const again = await plan(job, inputs);
      assert.deepEqual(again.levels, []);
      assert.deepEqual(statesOf(again.images), { a: 'built', b: 'built', c: 'built', d: 'built' });
      assert.match(again.step.stdout, /engine: not searched, /);
      assert.match(again.step.summary, /Nothing to build/);
      const engine = await plan(job, { ...inputs, 'archive-dir': 'nothing' }, {});
      assert.deepEqual([engine.levels, engine.images[0]?.because], [[], 'the engine has it, built from the same']);
      await job.write({ 'images/b/file': 'two' });
      const changed = await plan(job, inputs);
      assert.deepEqual(changed.levels, [['b'], ['c']]);
      assert.deepEqual(statesOf(changed.images), { a: 'built', b: 'to_build', c: 'to_build', d: 'built' });
      assert.match(changed.images.find(row => row.image === 'c')?.because ?? '', /what it is built from has changed/);
      await job.write({ 'images/b/file': 'one' });
      assert.deepEqual((await plan(job, inputs)).levels, []);
    } finally {
      for (const name of ['a', 'b', 'c', 'd']) await removeImage(`${image(name)}:1.0`);
    }
  });

  it('knows from the actions cache what an archive there was built from', async () => {
    await using job = await startJob();
    await job.write({ 'images/a/Dockerfile': 'FROM scratch\n', 'images/a/VERSION': '1.0' });
    const { images } = await plan(job);
    await using libraries = await loadLibraries(job.service);
    libraries.actAs({});
    const store = async (key: string) => {
      await mkdir(join(libraries.workspace, '.docker-archive-action'), { recursive: true });
      await writeFile(join(libraries.workspace, '.docker-archive-action/file'), key);
      assert.ok((await libraries.saveCache(['.docker-archive-action'], key)) >= 0);
    };
    const archive = 'docker-archive/1/a/1.0/0123456789ab.zip';
    await store(`docker-archive-inputs/1/${images[0]?.inputs}/${archive}`);
    // The archive itself is gone.
    assert.deepEqual(statesOf((await plan(job)).images), { a: 'to_build' });
    await store(archive);
    assert.deepEqual(statesOf((await plan(job)).images), { a: 'built' });
    await job.write({ 'images/a/Dockerfile': 'FROM scratch\nCMD ["x"]\n' });
    assert.deepEqual(statesOf((await plan(job)).images), { a: 'to_build' });
  });

  it('asks the actions cache about many images by few requests, and without a token about each', async () => {
    await using job = await startJob();
    const names = Array.from({ length: 60 }, (_, i) => `i${i}`);
    const files = names.map(name => [`images/${name}/Dockerfile`, `FROM scratch\nLABEL of=${name}\n`]);
    await job.write(Object.fromEntries(files) as Record<string, string>);
    const inputs = { version: '1.0' };
    const { images } = await plan(job, inputs);
    await using libraries = await loadLibraries(job.service);
    const store = async (name: string, ref: string) => {
      libraries.actAs({ ref });
      const archive = `docker-archive/1/${name}/1.0/0123456789ab.zip`;
      const found = images.find(({ image }) => image === name)?.inputs;
      for (const key of [`docker-archive-inputs/1/${found}/${archive}`, archive]) {
        await mkdir(join(libraries.workspace, '.docker-archive-action'), { recursive: true });
        await writeFile(join(libraries.workspace, '.docker-archive-action/file'), key);
        assert.ok((await libraries.saveCache(['.docker-archive-action'], key)) >= 0);
      }
    };
    await store('i1', 'refs/heads/main');
    await store('i2', 'refs/heads/main');
    await store('i3', 'refs/heads/other');
    const countOf = (operation: string) => job.service.requests.filter(each => each.operation === operation).length;
    for (const token of ['read', 'none'] as const) {
      const before = [countOf('ListCaches'), countOf('GetCacheEntryDownloadURL')] as const;
      const states = Object.values(statesOf((await plan(job, inputs, { ...noEngine, token })).images));
      assert.equal(states.filter(state => state === 'built').length, 2, token);
      const lists = countOf('ListCaches') - before[0];
      const lookUps = countOf('GetCacheEntryDownloadURL') - before[1];
      assert.deepEqual(token === 'read' ? [lists, lookUps] : [lookUps], token === 'read' ? [1, 3] : [62]);
    }
  });

  it('asks the registry, and distinguishes what is missing, denied or broken', async () => {
    const account = { username: 'ann', password: 'secret-word' };
    await using registry = await startRegistry();
    await using job = await startJob();
    await job.write({
      'images/a/Dockerfile': 'FROM scratch\n',
      'images/b/Dockerfile': 'FROM a\n',
      'images/c/Dockerfile': 'FROM b\n',
      'images/d/Dockerfile': 'FROM scratch\n',
    });
    let refusal: { status: number; headers?: Record<string, string> } | undefined;
    await using gate = await startGate(registry.host, async ({ path }, pass) =>
      refusal && path.includes('/team/b/') ? { body: '', ...refusal } : pass(),
    );
    const inputs = { registry: gate.host, namespace: 'team', version: '1.0' };
    const before = await plan(job, inputs);
    assert.deepEqual(before.levels, [['a', 'd'], ['b'], ['c']]);
    const inputsOf = (name: string) => before.images.find(row => row.image === name)?.inputs ?? '';
    const put = async (name: string, inputs?: string) => {
      const labels: Record<string, string> = inputs === undefined ? {} : { 'docker-archive-action.inputs': inputs };
      await putImage(registry.host, `team/${name}`, '1.0', makeImage({ layers: [await makeLayer('x', name)], labels }));
    };
    await put('a', inputsOf('a'));
    await put('b', 'something else');
    await put('d');
    const after = await plan(job, inputs);
    assert.deepEqual(statesOf(after.images), { a: 'published', b: 'published', c: 'to_build', d: 'published' });
    assert.deepEqual(after.levels, [['c']]);
    assert.match(
      after.step.annotations.map(({ message }) => message).join('\n'),
      /team\/b:1\.0 is published, and what it is built from has changed since/,
    );
    refusal = { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
    const denied = errorOf(await job.runSub('tree', { path: 'images', ...inputs, ...account }, noEngine));
    assert.match(
      denied,
      /^the registry does not say whether it has 1 of 4 images:\n- cannot look up .*team\/b:1\.0: .*401/,
    );
    assert.match(denied, /password: /);
    refusal = { status: 503, headers: { 'retry-after': '0' } };
    const broken = errorOf(await job.runSub('tree', { path: 'images', ...inputs }, noEngine));
    assert.match(broken, /- cannot look up .*team\/b:1\.0: .*503/);
    assert.match(broken, /check-registry: false$/);
    assert.equal((await plan(job, { ...inputs, 'check-registry': 'false' })).levels.flat().length, 4);
  });

  it('insists on an engine that was asked for', async () => {
    await using job = await startJob();
    await job.write({ 'images/a/Dockerfile': 'FROM scratch\n' });
    const step = await job.runSub('tree', {
      path: 'images',
      version: '1',
      'docker-host': 'unix:///nonexistent/docker.sock',
    });
    assert.match(errorOf(step), /no Docker engine answers at/);
  });
});
