import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import type { StepOptions } from '../support/runner.ts';

interface Case {
  readonly what: string;
  readonly inputs: Record<string, string>;
  readonly options?: Partial<StepOptions>;
  readonly files?: Record<string, string>;
  readonly message: RegExp;
  readonly code: string;
}

const nowhere = { env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } };

const cases: Case[] = [
  {
    what: 'wrong inputs',
    inputs: { version: '1_0', prune: 'some' },
    options: nowhere,
    code: 'INPUTS',
    message: /^2 inputs are wrong:\n- version: "1_0", .*\n- prune: "some"/,
  },
  {
    what: 'an unknown input',
    inputs: {},
    options: { env: { INPUT_DRYRUN: 'true' } },
    code: 'INPUTS',
    message: /^dryrun: "true", allowed: no such input; nearest is dry-run/,
  },
  {
    what: 'contradictory inputs',
    inputs: { source: 'pull', context: '.' },
    code: 'INPUTS',
    message: /^context: "\.", allowed: nothing, because the source is pull/,
  },
  {
    what: 'an engine that is down',
    inputs: {},
    options: nowhere,
    code: 'ENGINE_DOWN',
    message: /^no Docker engine answers at unix:\/\/\/nowhere\/docker\.sock \(DOCKER_HOST\)/,
  },
  {
    what: 'a docker-host that is down',
    inputs: { 'docker-host': 'tcp://127.0.0.1:9' },
    code: 'ENGINE_DOWN',
    message: /tcp:\/\/127\.0\.0\.1:9 \(input docker-host\)/,
  },
  {
    what: 'a local image that is not there',
    inputs: { source: 'local', version: '1.0.0' },
    code: 'IMAGE_NOT_FOUND',
    message: /^no local image named acme\/test.*:1\.0\.0/,
  },
  {
    what: 'pull-policy never without the image',
    inputs: { 'pull-policy': 'never' },
    code: 'IMAGE_NOT_FOUND',
    message: /pull-policy never forbids/,
  },
  {
    what: 'a registry that is not there',
    inputs: { image: '127.0.0.1:9/acme/api', version: '1.0.0' },
    code: 'PULL_FAILED',
    message: /^cannot pull 127\.0\.0\.1:9\/acme\/api:1\.0\.0: .*connection refused/s,
  },
  {
    what: 'a context that does not exist',
    inputs: { context: 'nothing/here' },
    code: 'CONTEXT_NOT_FOUND',
    message: /nothing\/here/,
  },
  {
    what: 'a Dockerfile that does not exist',
    inputs: { context: '.', file: 'Nofile' },
    code: 'DOCKERFILE_NOT_FOUND',
    message: /Nofile/,
  },
  {
    what: 'a service that is not there',
    inputs: { context: '.' },
    options: { env: { ACTIONS_RUNTIME_TOKEN: undefined } },
    code: 'ARTIFACT_SERVICE',
    message: /^upload-artifact: true needs the artifact service/,
  },
  {
    what: 'GitHub Enterprise Server',
    inputs: { context: '.' },
    options: { env: { GITHUB_SERVER_URL: 'https://git.example.com' } },
    code: 'ARTIFACT_GHES',
    message: /Enterprise Server \(git\.example\.com\)/,
  },
  {
    what: 'an archive folder that cannot be made',
    inputs: { context: '.', 'archive-dir': '/dev/null/archives' },
    code: 'ARCHIVE_DIR',
    message: /^archive-dir "\/dev\/null\/archives" cannot be written/,
  },
  {
    what: 'a missing build stage',
    inputs: { context: '.', target: 'nostage' },
    files: helloContext(),
    code: 'BUILD_FAILED',
    message: /nostage/,
  },
];

async function leavesNothing(job: Job): Promise<void> {
  assert.deepEqual(await job.list(), []);
  assert.deepEqual(job.service.artifacts(), []);
  assert.deepEqual(job.service.caches(), []);
}

describe('one clear error and nothing left behind for', () => {
  for (const { what, inputs, options, files, message, code } of cases) {
    it(what, async () => {
      await using job = await startJob();
      await job.write(files ?? {});
      const step = await job.run(inputs, options);
      assert.match(errorOf(step), message, saidBy(step));
      assert.ok(
        step.annotations.some(
          each => each.level === 'error' && (each.title === code || each.title === 'docker build failed'),
        ),
        saidBy(step),
      );
      await leavesNothing(job);
    });
  }

  it('an archive in an unknown format', async () => {
    await using job = await startJob();
    await job.write({ ...helloContext(), [`archives/${job.name}_1.0_0123456789ab.rar`]: '' });
    const step = await job.run({ context: '.', 'archive-dir': 'archives' });
    assert.match(errorOf(step), /_1\.0_0123456789ab\.rar is an archive of acme~test.* in the unknown format "rar"/);
  });

  it('a clean version that exists already, with existing: fail', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const inputs = { context: '.', version: '1.0.0', existing: 'fail' };
    const first = await job.run(inputs);
    assert.equal(first.code, 0, saidBy(first));
    assert.match(errorOf(await job.run(inputs)), /1\.0\.0 is archived already as .*\.zip, and existing is fail/);
  });

  it('an artifact service that refuses', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    job.service.inject({ operation: 'CreateArtifact', status: 403, times: 9 });
    assert.match(errorOf(await job.run({ context: '.', cache: 'false' })), /^artifact .*\.zip was not stored: .*403/);
  });
});

describe('dirty-policy', () => {
  it('fails a dirty version without any engine or service, before any work', async () => {
    await using job = await startJob();
    const step = await job.run({ version: '1.2.3+dirty', 'dirty-policy': 'fail' }, { ...nowhere });
    assert.equal(
      errorOf(step),
      'dirty-policy is fail and the version is dirty: 1.2.3+dirty is marked dirty\nGive a clean version, or let this one pass:\n  with:\n    allow-dirty: true',
    );
    assert.deepEqual(
      [step.outputs['dirty'], step.outputs['version'], step.outputs['tag']],
      ['true', '1.2.3+dirty', '1.2.3-dirty'],
    );
    assert.deepEqual(job.service.requests, []);
  });

  it('lets a clean version pass', async () => {
    await using job = await startJob();
    const step = await job.run({ version: '1.2.3', 'dirty-policy': 'fail', 'dry-run': 'true' }, { ...nowhere });
    assert.deepEqual([step.code, step.outputs['dirty']], [0, 'false'], saidBy(step));
  });

  it('warns when asked to warn, or when allow-dirty lets it pass', async () => {
    await using job = await startJob();
    const gates: Record<string, string>[] = [
      { 'dirty-policy': 'warn' },
      { 'dirty-policy': 'fail', 'allow-dirty': 'true' },
    ];
    for (const inputs of gates) {
      const step = await job.run({ version: 'dev', 'dry-run': 'true', ...inputs }, { ...nowhere });
      assert.equal(step.code, 0, saidBy(step));
      assert.match(
        step.annotations.map(each => `${each.level}: ${each.message}`).join('\n'),
        /^warning: version is dirty/,
      );
    }
  });
});

describe('an engine that answers nonsense', () => {
  it('is one clear error', async () => {
    await using job = await startJob();
    const server = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    );
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const step = await job.run({ 'docker-host': `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` });
    server.close();
    assert.match(
      errorOf(step),
      /^the Docker engine answered something other than a ping\nIs it a Docker engine that listens there, .*docker-host: /s,
    );
  });
});
