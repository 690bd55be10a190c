import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { configDigestOf } from '../support/config-digest.ts';
import { buildImage, engineHost, inspectImage, removeImage } from '../support/engine.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';
import { root } from '../support/repository.ts';
import type { StepOptions } from '../support/runner.ts';

interface Call {
  readonly args: readonly string[];
  readonly secrets: readonly string[];
  /** Process that it started. */
  readonly child?: number;
}

const standIn = join(root, '__tests__/support/s2i-stand-in.ts');
const quick = { cache: 'false', 'upload-artifact': 'false' };

// Puts the stand-in on the PATH of a step, as `s2i`.
async function placeS2i(job: Job): Promise<Partial<StepOptions>> {
  await job.write({ '../bin/s2i': `#!/bin/sh\nexec '${process.execPath}' '${standIn}' "$@"\n` });
  const bin = resolve(job.workspace, '../bin');
  await mkdir(join(job.workspace, 'src'), { recursive: true });
  return { env: { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, S2I_CALLS: join(bin, 'calls') } };
}

async function callsOf(job: Job): Promise<Call[]> {
  const text = await readFile(resolve(job.workspace, '../bin/calls'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Call);
}

function inputsFor(builder: string, more: Record<string, string> = {}): Record<string, string> {
  return { source: 's2i', 's2i-source': 'src', 'builder-image': builder, version: '1.0.0', ...quick, ...more };
}

describe('source: s2i', () => {
  it('archives what s2i builds, and tells it the arguments one by one', async () => {
    await using job = await startJob();
    const options = await placeS2i(job);
    const more = { 's2i-args': '--env=A=one two; exit\n--copy', 's2i-incremental': 'true', 's2i-usage': 'true' };
    const step = await job.run(inputsFor('acme/builder', more), options);
    assert.equal(step.code, 0, saidBy(step));
    const digest = await configDigestOf(`${job.image}:1.0.0`, engineHost());
    assert.deepEqual(
      [step.outputs['source'], step.outputs['updated'], step.outputs['short-imageid']],
      ['s2i', 'true', digest.slice(0, 12)],
    );
    const source = join(job.workspace, 'src');
    const build = ['--incremental', '--env=A=one two; exit', '--copy', source, 'acme/builder', `${job.image}:1.0.0`];
    assert.deepEqual(await callsOf(job), [
      { args: ['usage', 'acme/builder'], secrets: [] },
      { args: ['build', ...build], secrets: [] },
    ]);
    const log = saidBy(step);
    assert.match(log, /::group::Usage\n[^]*This is the usage of the builder\.\n[^]*::endgroup::\n[^]*::group::Build/);
    assert.match(log, /---> Installing\n[^]*Build completed successfully/);
    assert.deepEqual(
      step.annotations.filter(({ level }) => level === 'error'),
      [],
    );
  });

  it('gives a git URL as it is, and speaks to the engine of docker-host', async () => {
    await using job = await startJob();
    const { env } = await placeS2i(job);
    const more = { 's2i-source': 'https://git.example.com/acme/app.git', 'docker-host': engineHost() };
    const step = await job.run(inputsFor('acme/builder', more), {
      env: { ...env, DOCKER_HOST: 'unix:///nowhere/docker.sock' },
    });
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual((await callsOf(job))[0]?.args.slice(1, 2), [more['s2i-source']]);
    assert.ok(await inspectImage(`${job.image}:1.0.0`));
  });

  it('ends s2i and all it started when the step is cancelled', async () => {
    await using job = await startJob();
    const step = await job.start(inputsFor('hanging/builder'), await placeS2i(job));
    await step.waitFor(/hangs\n/);
    const child = (await callsOf(job)).at(-1)?.child;
    assert.ok(child);
    step.kill('SIGINT');
    assert.equal(errorOf(await step.finished), 'the step was cancelled (SIGINT)');
    assert.throws(() => process.kill(child, 0), { code: 'ESRCH' });
    assert.deepEqual(await job.list(), []);
  });

  const failures: [string, string, RegExp, string][] = [
    ['a build that fails', 'failing/builder', /^s2i build failed with exit code 1:\n[^]*no such module/, 'S2I_FAILED'],
    ['an s2i that only told its usage', 'helping/builder', /ended without an error but made no image/, 'S2I_LOST'],
    [
      'an engine that this s2i cannot talk to',
      'old/builder',
      /^s2i cannot talk to the engine at \S+: it speaks API 1\.43, and the engine takes at least 1\.44/,
      'S2I_ENGINE',
    ],
  ];
  for (const [what, builder, message, code] of failures) {
    it(`says what is wrong with ${what}, also where an older image has the tag`, async () => {
      await using job = await startJob();
      await buildImage(`${job.image}:1.0.0`, { Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n' });
      const step = await job.run(inputsFor(builder), await placeS2i(job));
      assert.match(errorOf(step), message, saidBy(step));
      assert.ok(
        step.annotations.some(({ title }) => title === code),
        saidBy(step),
      );
      assert.deepEqual(await job.list(), []);
    });
  }

  it('says where to get s2i when it is not there', async () => {
    await using job = await startJob();
    const { env } = await placeS2i(job);
    const step = await job.run(inputsFor('acme/builder'), { env: { ...env, PATH: '/nowhere' } });
    assert.match(errorOf(step), /^source: s2i cannot run the program s2i: it is not on the PATH\n[^]*releases/);
  });

  it('says that a source is not there', async () => {
    await using job = await startJob();
    const step = await job.run(inputsFor('acme/builder', { 's2i-source': 'nothing' }), await placeS2i(job));
    assert.match(errorOf(step), /^s2i-source ".*nothing" does not exist, allowed: a folder or git URL/);
  });

  it('says that s2i cannot use an engine that only a docker context has the TLS of', async () => {
    await using job = await startJob();
    const { env } = await placeS2i(job);
    const name = 'far';
    const id = createHash('sha256').update(name).digest('hex');
    await job.write({
      [`config/contexts/meta/${id}/meta.json`]: JSON.stringify({
        Name: name,
        Endpoints: { docker: { Host: 'tcp://127.0.0.1:9', SkipTLSVerify: true } },
      }),
    });
    const config = { DOCKER_CONFIG: join(job.workspace, 'config'), DOCKER_CONTEXT: name, DOCKER_HOST: undefined };
    const step = await job.run(inputsFor('acme/builder', { 's2i-usage': 'true' }), { env: { ...env, ...config } });
    assert.match(errorOf(step), /^s2i cannot use the engine at tcp:\/\/127\.0\.0\.1:9 \(docker context far\)/);
  });
});

const module = 'github.com/openshift/source-to-image@v1.5.0';

// Built by Go, once; a text says why there is none.
function makeS2i(): { bin: string } | { missing: string } {
  const bin = join(root, '.tools', module.split('/').at(-1)!);
  if (existsSync(join(bin, 's2i'))) return { bin };
  const source = `${bin}.source`;
  try {
    const go = (args: readonly string[], cwd: string) => {
      // Drivers for stores of images on disk, which need libraries of C.
      const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=mod' };
      return execFileSync('go', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
    };
    mkdirSync(source, { recursive: true });
    const { Dir } = JSON.parse(go(['mod', 'download', '-json', module], source)) as { Dir: string };
    cpSync(Dir, source, { recursive: true });
    execFileSync('chmod', ['-R', 'u+w', source]);
    const tags = 'exclude_graphdriver_btrfs exclude_graphdriver_devicemapper containers_image_openpgp';
    go(['build', '-tags', tags, '-o', join(bin, 's2i'), './cmd/s2i'], source);
    return { bin };
  } catch (error) {
    return { missing: `there is no s2i: ${String(error).split('\n').slice(0, 2).join(' ')}` };
  } finally {
    rmSync(source, { recursive: true, force: true });
  }
}

function builderFiles(busybox: Buffer): Record<string, string | Buffer> {
  const links = ['/bin/sh', '/bin/tar', '/bin/cp', '/bin/mkdir', '/usr/bin/env'];
  return {
    Dockerfile: [
      'FROM scratch',
      ...links.map(link => `COPY busybox ${link}`),
      'COPY assemble run usage /usr/libexec/s2i/',
      'COPY app /tmp/app',
      'LABEL io.openshift.s2i.scripts-url=image:///usr/libexec/s2i',
      'ENV PATH=/bin:/usr/bin',
      '',
    ].join('\n'),
    busybox,
    app: 'before\n',
    assemble: '#!/bin/sh\nmkdir -p /opt\ncp -r /tmp/src /opt/app\n',
    run: '#!/bin/sh\n',
    usage: '#!/bin/sh\necho This builder copies its source.\n',
  };
}

describe('the program s2i itself', () => {
  const found = makeS2i();
  const builder = 'acme/s2i-builder:1';
  after(() => removeImage(builder));

  it('builds, and its builder tells its usage', { skip: 'missing' in found && found.missing }, async () => {
    assert.ok('bin' in found);
    await using job = await startJob();
    await buildImage(builder, builderFiles(await readFile('/bin/busybox')));
    await job.write({ 'src/hello.txt': 'hello\n' });
    const env = { PATH: `${found.bin}${delimiter}${process.env['PATH'] ?? ''}` };
    const step = await job.run(inputsFor(builder, { 's2i-args': '--pull-policy=never', 's2i-usage': 'true' }), { env });
    assert.equal(step.code, 0, saidBy(step));
    assert.match(saidBy(step), /This builder copies its source/);
    assert.ok(await inspectImage(`${job.image}:1.0.0`));
  });
});
