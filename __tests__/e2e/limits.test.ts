import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { mountDisk } from '../support/disk.ts';
import { buildImage, pushImage, removeImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob } from '../support/job.ts';
import { startRegistry, type Registry } from '../support/registry.ts';
import { withoutRoot } from '../support/root.ts';

const day = 86_400_000;

describe('retention', () => {
  const table: [string, Record<string, string>, number][] = [
    ['retention-days for a clean version', { version: '1.0.0', 'retention-days': '9', 'dirty-retention-days': '2' }, 9],
    ['dirty-retention-days for a dirty one', { version: 'dev', 'retention-days': '9', 'dirty-retention-days': '2' }, 2],
    ['retention-days for a dirty one that has none of its own', { version: 'dev', 'retention-days': '9' }, 9],
  ];
  for (const [what, inputs, days] of table) {
    it(`is ${what}`, async () => {
      await using job = await startJob();
      await job.write(helloContext());
      const step = await job.run({ context: '.', cache: 'false', ...inputs });
      assert.equal(step.code, 0, saidBy(step));
      const [artifact] = job.service.artifacts();
      assert.ok(artifact);
      assert.equal(Math.round((artifact.expiresAt - artifact.createdAt) / day), days);
    });
  }
});

describe('an engine that says nothing', () => {
  it('is given up after timeout, with the input that lengthens it', async () => {
    await using job = await startJob();
    // Answers the first question and no other.
    const silent = createServer((request, response) => {
      if (request.url?.endsWith('/_ping'))
        response.writeHead(200, { 'api-version': '1.41', ostype: 'linux' }).end('OK');
    });
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const host = `tcp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const step = await job.run({ version: 'dev', 'docker-host': host, timeout: '1' });
    silent.closeAllConnections();
    silent.close();
    assert.match(errorOf(step), /^the pull made no progress for 1 s, and timeout is 1\n[^]*timeout: 2$/, saidBy(step));
  });

  for (const [builder, env] of [
    ['BuildKit', {}],
    ['the classic builder', { DOCKER_BUILDKIT: '0' }],
  ] as const) {
    it(`is given up in the middle of a build by ${builder}, which names timeout`, async () => {
      await using job = await startJob();
      const shell = ['FROM scratch', 'COPY busybox /bin/sh', 'COPY busybox /bin/busybox'];
      const Dockerfile = [...shell, 'RUN echo begun; /bin/busybox sleep 30', ''].join('\n');
      await job.write({ busybox: await readFile('/bin/busybox'), Dockerfile });
      const inputs = { context: '.', version: 'dev', network: 'none', timeout: '3', 'no-cache': 'true' };
      const step = await job.run(inputs, { env });
      assert.match(step.stdout, /begun/);
      assert.match(errorOf(step), /^the build made no progress for 3 s, and timeout is 3\n/, saidBy(step));
    });
  }
});

describe('a disk that is full', () => {
  it('is one clear error, and nothing is left on it', { skip: withoutRoot }, async () => {
    await using job = await startJob();
    using disk = await mountDisk(join(job.temp, 'small'), 256 << 10);
    await buildImage(`${job.image}:1.0.0`, { Dockerfile: 'FROM scratch\nCOPY bulk /\n', bulk: randomBytes(2 << 20) });
    const step = await job.run({ source: 'local', version: '1.0.0', 'archive-dir': disk.path });
    assert.match(errorOf(step), /failed: no space left in .*small\nFree space/, saidBy(step));
    assert.deepEqual(await readdir(disk.path), []);
  });
});

describe('a disk with room for the archive only', () => {
  const layer = 4 << 20;
  const bulk = [0, 1, 2, 3];
  const context = {
    Dockerfile: ['FROM scratch', ...bulk.map(i => `COPY bulk${i} /`)].join('\n'),
    ...Object.fromEntries(bulk.map(i => [`bulk${i}`, randomBytes(layer)])),
  };
  const archive = bulk.length * layer + (1 << 20);
  const table: [string, Record<string, string>, RegExp, number][] = [
    ['and a layer takes what the engine gives', {}, /^The image is (saved|pushed)/m, archive + layer],
    [
      'and a layer takes what an engine of gzip pushes',
      { compression: 'gzip' },
      /^The image is pushed/m,
      archive + layer,
    ],
    ['and a layer takes what a registry gives', { source: 'registry' }, /^Fetch/m, archive + layer],
    ['takes a bare tar', { 'archive-format': 'docker' }, /^The image is saved by the engine/m, archive],
    [
      'takes what is compressed on the way',
      { 'archive-format': 'tzst' },
      /^The image is saved by the engine/m,
      archive,
    ],
  ];
  let registry: Registry;
  let image: string;
  before(async () => {
    registry = await startRegistry();
    image = `${registry.host}/acme/bulk`;
    await buildImage(`${image}:1.0.0`, context);
    await pushImage(`${image}:1.0.0`);
  });
  after(async () => {
    await removeImage(`${image}:1.0.0`);
    await registry[Symbol.asyncDispose]();
  });
  for (const [what, inputs, said, bytes] of table) {
    it(what, { skip: withoutRoot }, async () => {
      await using job = await startJob();
      using disk = await mountDisk(join(job.temp, 'small'), bytes);
      const local = { image, version: '1.0.0', source: 'local', 'upload-artifact': 'false', cache: 'false' };
      const step = await job.run({ ...local, ...inputs, 'archive-dir': disk.path });
      assert.equal(step.code, 0, saidBy(step));
      assert.match(step.stdout, said);
      assert.ok((await stat(step.outputs['archive-path'] ?? '')).size > bulk.length * layer);
    });
  }
});

describe('a service with hiccups', () => {
  const hiccups: [string, object][] = [
    ['a connection that breaks', { operation: 'CreateArtifact', cutBeforeAnswer: true, times: 1 }],
    ['an overloaded service', { operation: 'FinalizeArtifact', status: 503, times: 1 }],
    ['a block that does not arrive', { operation: 'PutBlock', status: 503, times: 1 }],
  ];
  for (const [what, fault] of hiccups) {
    it(`is asked again: ${what}`, async () => {
      await using job = await startJob();
      await job.write(helloContext());
      job.service.inject(fault as never);
      const step = await job.run({ context: '.', cache: 'false' });
      assert.equal(step.code, 0, saidBy(step));
      assert.equal(job.service.artifacts().length, 1);
    });
  }
});
