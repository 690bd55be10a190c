// On every engine: buildx builds in it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { withBuildx } from '../support/buildx.ts';
import { buildImage, engineApi, inspectImage, pushImage, removeImage, usesContainerd } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import { startRegistry } from '../support/registry.ts';
import type { StepResult } from '../support/runner.ts';

// An engine need not have a bridge for RUN.
const light = { 'upload-artifact': 'false', cache: 'false', network: 'none', context: '.', builder: 'default' };

async function build(
  job: Job,
  inputs: Record<string, string> = {},
  config: object = {},
  env: Record<string, string> = {},
): Promise<StepResult> {
  const buildx = await withBuildx(join(job.workspace, `../docker-${randomBytes(4).toString('hex')}`), config);
  return job.run({ ...light, ...inputs }, { env: { ...buildx, ...env } });
}

async function shellContext(...lines: string[]): Promise<Record<string, string | Buffer>> {
  const shell = ['FROM scratch', 'COPY busybox /bin/sh', 'COPY busybox /bin/busybox'];
  return { busybox: await readFile('/bin/busybox'), Dockerfile: [...shell, ...lines, ''].join('\n') };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('building with docker buildx', () => {
  let isOld: boolean;
  before(async () => {
    const { ApiVersion: api } = (await engineApi('GET', '/version')) as { ApiVersion: string };
    isOld = Number(api.split('.')[1]) < 42;
  });

  it('says why, and archives what the engine of the builder has', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const step = await build(job);
    assert.equal(step.code, 0, saidBy(step));
    assert.match(step.stdout, /Building .* with docker buildx: builder asks for it/);
    assert.match(step.stdout, /The image comes into the engine: the builder is the engine's own/);
    const image = await inspectImage(`${job.image}:latest`);
    assert.equal(step.outputs['imageid'], image?.Id);
    const again = await build(job);
    assert.deepEqual(
      [again.outputs['updated'], again.outputs['short-imageid']],
      ['false', step.outputs['short-imageid']],
    );
  });

  it('reports a file whose name is not UTF-8, or accepts it', async () => {
    await using job = await startJob();
    await job.write({ Dockerfile: 'FROM scratch\nCOPY . /\n' });
    await writeFile(Buffer.from(`${job.workspace}/caf\xe9.txt`, 'latin1'), 'coffee');
    const step = await build(job);
    // Older engines accept what their successors refuse.
    if (isOld) assert.equal(step.code, 0, saidBy(step));
    else assert.match(errorOf(step), /^context: the name caf\\xe9\.txt is not UTF-8/);
  });

  it('honours file, target, build-args, labels, add-hosts, shm-size, ulimit and .dockerignore', async () => {
    await using job = await startJob();
    const { busybox = '' } = await shellContext();
    await job.write({
      'docker/app.Dockerfile': `FROM scratch AS one
ARG WORD
LABEL word=$WORD
COPY . /bin/
RUN ["/bin/sh", "-c", "echo found: $(/bin/busybox ls /bin)"]
RUN ["/bin/sh", "-c", "/bin/busybox cat /etc/hosts; /bin/busybox df -k /dev/shm; ulimit -n"]
FROM one AS two
LABEL two=yes
`,
      ...{
        'src/sh': busybox,
        'src/busybox': busybox,
        'src/secret/key': 'no',
        'src/.dockerignore': 'secret\n.dockerignore',
      },
    });
    const inputs = {
      ...{
        context: 'src',
        file: 'docker/app.Dockerfile',
        target: 'one',
        'build-args': 'WORD=hello',
        labels: 'by=input',
      },
      ...{ 'add-hosts': 'mirror:10.1.2.3', 'shm-size': '3m', ulimit: 'nofile=77:99', 'no-cache': 'true' },
    };
    if (isOld) {
      const refused = await build(job, inputs);
      assert.match(
        errorOf(refused),
        /^the builder default would ignore shm-size \(.*\), ulimit \(.*driver: docker-container/s,
      );
      return;
    }
    const step = await build(job, inputs);
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual((await inspectImage(`${job.image}:latest`))?.Config.Labels, { word: 'hello', by: 'input' });
    for (const seen of [/found: busybox sh$/m, /10\.1\.2\.3\s+mirror/, /\D3072\D/, /^\| #\d+ 77$/m])
      assert.match(step.stdout, seen);
  });

  it('secrets, secret-envs and secret-files reach the build, and neither log nor image', async () => {
    await using job = await startJob();
    const values = {
      a: `${randomBytes(9).toString('hex')}=,"x`,
      b: randomBytes(9).toString('hex'),
      c: randomBytes(9).toString('hex'),
    };
    const mounts = ['a', 'b', 'c'].map(id => `--mount=type=secret,id=${id}`).join(' ');
    const context = await shellContext(`RUN ${mounts} /bin/busybox sha256sum /run/secrets/*`);
    await job.write({ ...context, 'secret.txt': values.c, '.dockerignore': 'secret.txt' });
    const inputs = {
      ...{ secrets: `a=${values.a}`, 'secret-envs': 'b=MY_SECRET', 'secret-files': 'c=secret.txt' },
      ...{ 'no-cache': 'true', 'archive-format': 'docker' },
    };
    const step = await build(job, inputs, {}, { MY_SECRET: values.b });
    assert.equal(step.code, 0, saidBy(step));
    const log = saidBy(step).replace(/^::add-mask::.*$/gm, '');
    const archive = await readFile(step.outputs['archive-path'] ?? '', 'latin1');
    for (const value of Object.values(values)) {
      assert.ok(step.stdout.includes(sha256(value)), saidBy(step));
      assert.ok(!log.includes(value) && !archive.includes(value), 'a secret is seen');
    }
    assert.deepEqual(
      (await readdir(job.temp)).filter(name => name.endsWith('.partial')),
      [],
    );
  });

  it('ssh reaches the agent', async () => {
    await using job = await startJob();
    await job.write(await shellContext('RUN --mount=type=ssh test -S "$SSH_AUTH_SOCK" && echo "agent is here"'));
    const socket = join(job.temp, 'agent');
    const agent = execFileSync('ssh-agent', ['-a', socket], { encoding: 'utf8' });
    try {
      const step = await build(job, { ssh: 'default', 'no-cache': 'true' }, {}, { SSH_AUTH_SOCK: socket });
      assert.equal(step.code, 0, saidBy(step));
      assert.match(step.stdout, /agent is here$/m);
    } finally {
      process.kill(Number(/SSH_AGENT_PID=(\d+)/.exec(agent)?.[1]));
    }
  });

  it('build-contexts give COPY other folders, relative to the workspace', async () => {
    await using job = await startJob();
    const context = await shellContext(
      'COPY --from=other word /word',
      'RUN echo "the word is $(/bin/busybox cat /word)"',
    );
    await job.write({ ...context, 'other/word': 'hello' });
    const step = await build(job, { 'build-contexts': 'other=./other', 'no-cache': 'true' });
    if (isOld) {
      assert.match(errorOf(step), /frontend\.contexts\n.*too old.*setup-buildx-action/s, saidBy(step));
      return;
    }
    assert.match(step.stdout, /the word is hello/, saidBy(step));
  });

  it('no-cache-filters build a stage again', async () => {
    await using job = await startJob();
    const word = randomBytes(8).toString('hex');
    const [one, two] = ['one', 'two'].map(name => `RUN echo "${name} ${word} is built" && : > /${name}`);
    const context = await shellContext(`${one}`, 'FROM one AS two', `${two}`);
    const dockerfile = String(context['Dockerfile']).replace('FROM scratch', 'FROM scratch AS one');
    await job.write({ ...context, Dockerfile: dockerfile });
    assert.equal((await build(job)).code, 0);
    const step = await build(job, { 'no-cache-filters': 'two' });
    assert.match(step.stdout, new RegExp(`^\\| #\\d+ two ${word} is built`, 'm'), saidBy(step));
    assert.doesNotMatch(step.stdout, new RegExp(`^\\| #\\d+ one ${word} is built`, 'm'));
  });

  it('gives a private base image its own credentials, whatever helper the config names', async () => {
    const account = { username: 'octocat', password: 'secret-of-base' };
    await using registry = await startRegistry({ auth: account });
    await using job = await startJob();
    const base = `${registry.host}/acme/base:1`;
    await buildImage(base, helloContext());
    await pushImage(base, { account: { ...account, serveraddress: registry.host } });
    await removeImage(base);
    await job.write({ Dockerfile: `FROM ${base}\nCOPY Dockerfile /\n` });
    const step = await build(job, { registry: registry.host, ...account }, { credsStore: 'nowhere' });
    await removeImage(base);
    assert.equal(step.code, 0, saidBy(step));
    const without = await build(job, { 'no-cache': 'true', pull: 'true' });
    assert.match(errorOf(without), /unauthorized|no basic auth|authorization failed/i);
  });

  it('proxies of the docker config: RUN sees them unless use-config-proxy is false, build-args win', async () => {
    await using job = await startJob();
    await job.write(await shellContext('RUN echo "seen: $HTTP_PROXY $no_proxy."'));
    const config = { proxies: { default: { httpProxy: 'http://me:pass-word@proxy:3128', noProxy: 'localhost' } } };
    const inputs = { 'no-cache': 'true' };
    const step = await build(job, inputs, config);
    assert.ok(step.stdout.includes('seen: http://me:***@proxy:3128 localhost.'), saidBy(step));
    assert.ok(step.masks.includes('pass-word'), saidBy(step));
    const given = await build(job, { ...inputs, 'build-args': 'HTTP_PROXY=mine' }, config);
    assert.ok(given.stdout.includes('seen: mine localhost.'), saidBy(given));
    const without = await build(job, { ...inputs, 'use-config-proxy': 'false' }, config);
    assert.ok(without.stdout.includes('seen:  .'), saidBy(without));
  });

  it('takes a Dockerfile of the inputs, and a context that is a tar', async () => {
    await using job = await startJob();
    const files = helloContext();
    await job.write(files);
    const inline = await build(job, { 'dockerfile-inline': 'FROM scratch\nCOPY hello.txt /\nLABEL from=inline\n' });
    assert.equal(inline.code, 0, saidBy(inline));
    assert.equal((await inspectImage(`${job.image}:latest`))?.Config.Labels?.['from'], 'inline');
    execFileSync('tar', ['-czf', join(job.temp, 'context.tgz'), '-C', job.workspace, 'Dockerfile', 'hello.txt']);
    const tar = await build(job, { context: join(job.temp, 'context.tgz') });
    assert.equal(tar.code, 0, saidBy(tar));
    assert.equal((await inspectImage(`${job.image}:latest`))?.Config.Labels?.['team'], 'acme');
  });

  it('fails with the instruction, as an annotation on its line', async () => {
    await using job = await startJob();
    await job.write({ 'sub/Dockerfile': 'FROM scratch\n# why\nCOPY nothing.txt /\n' });
    const step = await build(job, { context: 'sub' });
    assert.match(errorOf(step), /^the build failed at .*COPY nothing\.txt \/: .*nothing\.txt/s, saidBy(step));
    const error = step.annotations.find(each => each.level === 'error');
    assert.deepEqual([error?.file, error?.line], ['sub/Dockerfile', 3]);
    assert.deepEqual(await job.list(), []);
  });

  it('never lets the text of a build become a command', async () => {
    await using job = await startJob();
    const context = await shellContext('RUN echo "::error::evil" && echo "##[error]evil"; exit 7');
    await job.write(context);
    const step = await build(job);
    assert.match(errorOf(step), /exit code: 7/, saidBy(step));
    assert.equal(step.annotations.length, 1);
  });

  it('names a builder that does not exist', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const step = await build(job, { builder: 'nosuch' });
    assert.match(errorOf(step), /^builder: "nosuch" cannot be used: no builder "nosuch" found\n.*setup-buildx-action/s);
  });

  it('says what to install where there is no buildx, or no docker', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const without = await job.run(light, { env: { DOCKER_CONFIG: join(job.temp, 'none'), HOME: job.temp } });
    assert.match(errorOf(without), /docker has no buildx.*setup-buildx-action/s, saidBy(without));
    const noDocker = await job.run(light, { env: { PATH: join(job.temp, 'none') } });
    assert.match(errorOf(noDocker), /^the program docker cannot be run .*not on the PATH.*setup-buildx-action/s);
  });

  it('attestations: kept in the archive by an engine that keeps them, else an error', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const step = await build(job, { provenance: 'mode=min' });
    if (await usesContainerd()) {
      assert.equal(step.code, 0, saidBy(step));
      const { 'index-digest': index } = JSON.parse(step.outputs['metadata'] ?? '') as Record<string, string>;
      assert.match(index ?? '', /^sha256:/);
    } else assert.match(errorOf(step), /attestation/i, saidBy(step));
  });

  it('ends with the step, and leaves nothing', async () => {
    await using job = await startJob();
    const word = randomBytes(8).toString('hex');
    await job.write(await shellContext(`RUN echo "${word} runs" && while true; do :; done`));
    const env = await withBuildx(join(job.workspace, '../docker-cancel'));
    const running = await job.start(light, { env });
    await running.waitFor(new RegExp(`${word} runs$`, 'm'));
    running.kill('SIGINT');
    const step = await running.finished;
    assert.match(errorOf(step), /cancelled/, saidBy(step));
    assert.deepEqual(
      (await readdir(job.temp)).filter(name => name.endsWith('.partial')),
      [],
    );
  });
});
