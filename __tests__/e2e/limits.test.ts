import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { buildImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob } from '../support/job.ts';

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
    assert.equal(errorOf(step), 'the pull said nothing for 1 s\ntimeout: 2', saidBy(step));
  });
});

describe('a disk that is full', () => {
  it('is one clear error, and nothing is left on it', async () => {
    await using job = await startJob();
    const dir = join(job.temp, 'small');
    await mkdir(dir);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', dir]);
    try {
      await buildImage(`${job.image}:1.0.0`, { Dockerfile: 'FROM scratch\nCOPY bulk /\n', bulk: randomBytes(2 << 20) });
      const step = await job.run({ source: 'local', version: '1.0.0', 'archive-dir': dir });
      assert.match(errorOf(step), /failed: no space left in .*small\nFree space/, saidBy(step));
      assert.deepEqual(await readdir(dir), []);
    } finally {
      execFileSync('umount', [dir]);
    }
  });
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
