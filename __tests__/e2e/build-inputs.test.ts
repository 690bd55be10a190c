// On every engine: it builds.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { engineApi, inspectImage, pushImage, removeImage } from '../support/engine.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';
import { startRegistry } from '../support/registry.ts';
import type { StepResult } from '../support/runner.ts';

// An engine need not have a bridge for RUN.
const light = { 'upload-artifact': 'false', cache: 'false', 'no-cache': 'true', network: 'none' };
const builders: [string, Record<string, string>][] = [
  ['BuildKit', {}],
  ['the classic builder', { DOCKER_BUILDKIT: '0' }],
];
// BuildKit honours them since this API.
const limitsSince = 1.42;

/** A context whose image has a shell, and runs this in it. */
async function runContext(command: string, before = ''): Promise<Record<string, string | Buffer>> {
  const busybox = await readFile('/bin/busybox');
  const shell = 'FROM scratch\nCOPY busybox /bin/sh\nCOPY busybox /bin/busybox\n';
  return { busybox, Dockerfile: `${shell}${before}\nRUN ${command}\n` };
}

/** Builds an image that runs this command. */
async function build(
  job: Job,
  command: string,
  inputs: Record<string, string>,
  env: Record<string, string> = {},
  before = '',
): Promise<StepResult> {
  await job.write(await runContext(command, before));
  return job.run({ ...light, context: '.', ...inputs }, { env });
}

for (const [builder, env] of builders) {
  describe(`inputs of a build with ${builder}`, () => {
    it('add-hosts: RUN knows the hosts', async () => {
      await using job = await startJob();
      const inputs = { 'add-hosts': 'mirror:10.1.2.3\nother=10.1.2.4' };
      const step = await build(job, '/bin/busybox cat /etc/hosts', inputs, env);
      assert.match(step.stdout, /10\.1\.2\.3\s+mirror/, saidBy(step));
      assert.match(step.stdout, /10\.1\.2\.4\s+other/);
    });

    it('network: none leaves RUN only its loopback', async () => {
      await using job = await startJob();
      const step = await build(job, 'echo "found: $(/bin/busybox ls /sys/class/net)."', { network: 'none' }, env);
      assert.match(step.stdout, /found: lo\./, saidBy(step));
    });

    it("network: host is the engine's", async () => {
      await using job = await startJob();
      const command = '/bin/busybox wc -l /proc/net/unix';
      const count = (step: StepResult) => Number(/(\d+) \/proc\/net\/unix/.exec(step.stdout)?.[1]);
      const [none, host] = [await build(job, command, {}, env), await build(job, command, { network: 'host' }, env)];
      assert.ok(count(host) > count(none), saidBy(host));
    });

    it('proxies of the docker config: RUN sees them, the image does not, build-args win', async () => {
      await using job = await startJob();
      const proxies = { default: { httpProxy: 'http://me:pass-word@proxy:3128', noProxy: 'localhost' } };
      await job.write({ 'docker/config.json': JSON.stringify({ proxies }) });
      const own = { ...env, DOCKER_CONFIG: join(job.workspace, 'docker') };
      const command = 'echo "seen: $HTTP_PROXY $http_proxy $no_proxy $HTTPS_PROXY."';
      const step = await build(job, command, {}, own);
      const url = 'http://me:***@proxy:3128';
      assert.ok(step.stdout.includes(`seen: ${url} ${url} localhost .`), saidBy(step));
      assert.ok(step.masks.includes('pass-word'), saidBy(step));
      const history = JSON.stringify(await engineApi('GET', `/images/${job.image}:latest/history`));
      assert.ok(!history.includes('pass-word'), history);
      const given = await build(job, command, { 'build-args': 'http_proxy=mine' }, own);
      // BuildKit applies it to both spellings.
      assert.match(given.stdout, /seen: (mine)? mine localhost \./, saidBy(given));
      const without = await build(job, command, { 'use-config-proxy': 'false' }, own);
      assert.ok(without.stdout.includes('seen:    .'), saidBy(without));
    });

    it('dockerfile-inline: from a folder, whose .dockerignore holds, without COPY seeing it', async () => {
      await using job = await startJob();
      await job.write({ ...(await runContext('true')), 'secret.txt': 'no', '.dockerignore': 'secret.txt\nDockerfile' });
      const inline = 'FROM scratch\nCOPY busybox /bin/sh\nCOPY . /all/\nRUN echo there: /all/* /all/.d*\n';
      const step = await job.run({ ...light, 'dockerfile-inline': inline }, { env });
      assert.match(step.stdout, /there: \/all\/busybox \/all\/\.dockerignore$/m, saidBy(step));
    });

    it('what a build prints is never mistaken for the id of its image (docker-py #1450, #1625)', async () => {
      await using job = await startJob();
      const liar = `Successfully built deadbeef0123\\nsha256:${'0'.repeat(64)}\\nDigest: sha256:${'1'.repeat(64)}\\n`;
      const step = await build(job, `printf '${liar}{"aux":{"ID":"sha256:${'2'.repeat(64)}"}}\\n'`, {}, env);
      assert.equal(step.code, 0, saidBy(step));
      assert.match(step.stdout, /Successfully built deadbeef0123/);
      assert.equal(step.outputs['imageid'], (await inspectImage(`${job.image}:latest`))?.Id);
    });

    it('dockerfile-inline: a failure names its instruction, and no file', async () => {
      await using job = await startJob();
      const step = await job.run({ ...light, 'dockerfile-inline': 'FROM scratch\nCOPY nothing /\n' }, { env });
      assert.match(errorOf(step), /^the build failed at .*COPY nothing \/: /, saidBy(step));
      assert.equal(step.annotations.find(each => each.level === 'error')?.file, undefined);
    });
  });
}

describe('cache-from', () => {
  const context = (word: string) => ({ Dockerfile: `FROM scratch\nCOPY ${word} /${word}\n`, [word]: word });

  it('takes layers from that image alone, with the classic builder', async () => {
    await using job = await startJob();
    const word = randomBytes(4).toString('hex');
    await job.write(context(word));
    const env = { DOCKER_BUILDKIT: '0' };
    const inputs = { ...light, 'no-cache': 'false', context: '.' };
    const first = await job.run(inputs, { env });
    assert.ok(first.code === 0 && !first.stdout.includes('Using cache'), saidBy(first));
    const other = await job.run({ ...inputs, 'cache-from': 'acme/no-such-image:1' }, { env });
    assert.ok(other.code === 0 && !other.stdout.includes('Using cache'), saidBy(other));
    const own = await job.run({ ...inputs, 'cache-from': `${job.image}:latest` }, { env });
    assert.ok(own.stdout.includes('Using cache'), saidBy(own));
  });

  it('imports the cache that an image in a registry carries, with BuildKit', async () => {
    await using registry = await startRegistry();
    await using job = await startJob();
    await job.write(context(randomBytes(4).toString('hex')));
    const [image, inputs] = [`${registry.host}/acme/cached`, { ...light, 'no-cache': 'false', context: '.' }];
    const first = await job.run({ ...inputs, image, 'build-args': 'BUILDKIT_INLINE_CACHE=1' });
    assert.equal(first.code, 0, saidBy(first));
    await pushImage(`${image}:latest`);
    await removeImage(`${image}:latest`);
    const step = await job.run({ ...inputs, 'cache-from': `${image}:latest` });
    assert.match(step.stdout, /importing cache manifest from \S+\/acme\/cached:latest/, saidBy(step));
    assert.match(step.stdout, /CACHED/);
  });
});

describe('limits of a build', () => {
  const limits = { 'shm-size': '24m', ulimit: 'nofile=100:200' };
  const command = '/bin/busybox df -k /dev/shm && ulimit -S -n && ulimit -H -n';

  it('shm-size and ulimit: hold for RUN, with BuildKit where it can', async () => {
    await using job = await startJob();
    const step = await build(job, command, limits);
    assert.match(step.stdout, /\s24576\s/, saidBy(step));
    assert.match(step.stdout, /\b100$/m);
    assert.match(step.stdout, /\b200$/m);
    const { ApiVersion } = (await engineApi('GET', '/version')) as { ApiVersion: string };
    const reason =
      Number(ApiVersion) < limitsSince
        ? 'with the classic builder: shm-size, ulimit ask for it'
        : 'with BuildKit: the engine has it';
    assert.ok(step.stdout.includes(reason), saidBy(step));
  });

  it('memory, memory-swap, cpu-shares, cpuset-cpus: the classic builder is chosen for them', async () => {
    await using job = await startJob();
    const show =
      '/bin/busybox grep Cpus_allowed_list /proc/self/status && /bin/busybox cat /sys/fs/cgroup/memory.max || /bin/busybox cat /sys/fs/cgroup/memory/memory.limit_in_bytes';
    const inputs = { memory: '64m', 'memory-swap': '-1', 'cpu-shares': '512', 'cpuset-cpus': '1' };
    const step = await build(job, show, inputs);
    assert.match(step.stdout, /with the classic builder: memory, memory-swap, cpu-shares, cpuset-cpus ask for it/);
    assert.match(step.stdout, /Cpus_allowed_list:\s+1$/m, saidBy(step));
    assert.match(step.stdout, /\b67108864$/m);
  });

  it('a network of the engine: the classic builder is chosen for it, and names one that does not exist', async () => {
    await using job = await startJob();
    const step = await build(job, 'true', { network: 'no-such-network' });
    assert.match(errorOf(step), /no-such-network/, saidBy(step));
    assert.match(step.stdout, /with the classic builder: network no-such-network asks for it/);
  });

  it('squash: an engine without experimental features refuses it, and the error says what to do', async () => {
    await using job = await startJob();
    const step = await build(job, 'true', { squash: 'true' });
    assert.match(errorOf(step), /^the build failed: squash is only supported with experimental mode/, saidBy(step));
    assert.match(saidBy(step), /"experimental": true/);
  });

  it('isolation: what the engine does not have is its own clear error', async () => {
    await using job = await startJob();
    const step = await build(job, 'true', { isolation: 'hyperv' });
    assert.match(errorOf(step), /isolation.*hyperv/i, saidBy(step));
  });
});

describe('mounts of RUN, which only BuildKit knows (docker-py #2230)', () => {
  const command = '--mount=type=cache,target=/kept true';

  it('work by default', async () => {
    await using job = await startJob();
    const step = await build(job, command, {});
    assert.equal(step.code, 0, saidBy(step));
  });

  it('fail with the classic builder, whose own words say why', async () => {
    await using job = await startJob();
    const step = await build(job, command, {}, { DOCKER_BUILDKIT: '0' });
    assert.match(errorOf(step), /the --mount option requires BuildKit/, saidBy(step));
  });
});

describe('secrets of a build', () => {
  const mount = (id: string) => `--mount=type=secret,id=${id}`;
  const print = '/bin/busybox od -A n -c';

  it('come from inputs, environment and files, are masked, and stay out of the image', async () => {
    await using job = await startJob();
    await job.write({ 'key.pem': 'line-one\nline-two\n' });
    const inputs = { secrets: 'one=alpha=1', 'secret-envs': 'two=MY_TOKEN', 'secret-files': 'three=key.pem' };
    const shown = ['one', 'two', 'three'].map(id => `${print} /run/secrets/${id}`).join(' && ');
    const command = `${['one', 'two', 'three'].map(mount).join(' ')} ${shown}`;
    const step = await build(job, command, inputs, { MY_TOKEN: 'beta-2' });
    const printed = step.stdout.replace(/^\| #\d+ /gm, '').replace(/\s+/g, '');
    assert.ok(printed.includes('alpha=1'), saidBy(step));
    assert.ok(printed.includes('beta-2'));
    assert.ok(printed.includes('line-one\\nline-two\\n'));
    for (const secret of ['alpha=1', 'beta-2', 'line-one', 'line-two']) assert.ok(step.masks.includes(secret), secret);
    const image = JSON.stringify([
      await inspectImage(`${job.image}:latest`),
      await engineApi('GET', `/images/${job.image}:latest/history`),
    ]);
    assert.ok(!/alpha=1|beta-2|line-one/.test(image), image);
  });

  it('that are not given: a required one is an error, another is left out', async () => {
    await using job = await startJob();
    const required = await build(job, `${mount('absent')},required=true true`, {});
    assert.match(errorOf(required), /absent/, saidBy(required));
    const optional = await build(job, `${mount('absent')} echo gone: /run/secrets/*`, {});
    assert.equal(optional.code, 0, saidBy(optional));
  });

  it('of a file that does not exist: one clear error', async () => {
    await using job = await startJob();
    const step = await build(job, 'true', { 'secret-files': 'key=nowhere.pem' });
    assert.match(errorOf(step), /^secret-files: the file of key cannot be read: .*nowhere\.pem \(ENOENT\)/);
  });

  it('with the classic builder: the error names both', async () => {
    await using job = await startJob();
    const step = await build(job, 'true', { secrets: 'a=b' }, { DOCKER_BUILDKIT: '0' });
    assert.match(errorOf(step), /^secrets and DOCKER_BUILDKIT=0 cannot go together: /, saidBy(step));
  });
});
