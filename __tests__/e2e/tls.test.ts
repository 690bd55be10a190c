import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { engineHost } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob } from '../support/job.ts';

// The engine under test behind TLS, as `dockerd --tlsverify` is: it wants a client's certificate too.
describe('an engine behind TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'));
  let server: Server;
  let host: string;

  before(async () => {
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      'key.pem',
      '-out',
      'cert.pem',
      ...names,
    );
    execFileSync('cp', ['cert.pem', 'ca.pem'], { cwd: folder });
    const [key, cert] = ['key.pem', 'cert.pem'].map(file => readFileSync(join(folder, file), 'utf8'));
    const socketPath = engineHost().replace('unix://', '');
    server = createServer({ key, cert, ca: cert, requestCert: true, rejectUnauthorized: true }, (incoming, answer) => {
      const { url: path, method, headers } = incoming;
      const forward = request({ socketPath, path, method, headers }, found => {
        answer.writeHead(found.statusCode ?? 500, found.headers);
        found.pipe(answer);
      });
      incoming.pipe(forward);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    host = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('is used with the certificates of DOCKER_CERT_PATH', async () => {
    await using job = await startJob();
    await job.write(helloContext());
    const env = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder, DOCKER_BUILDKIT: '0' };
    const step = await job.run({ context: '.', 'docker-host': host }, { env });
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(step.outputs['updated'], 'true');
  });

  describe('that shows another certificate', () => {
    const other = mkdtempSync(join(folder, 'other-'));

    before(() => {
      execFileSync('cp', ['key.pem', 'cert.pem', other], { cwd: folder });
      const stranger = [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        'x.pem',
        '-out',
        'ca.pem',
        '-subj',
        '/CN=x',
      ];
      execFileSync('openssl', stranger, { cwd: other, stdio: 'ignore' });
    });

    it('is one clear error', async () => {
      await using job = await startJob();
      const env = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: other };
      assert.match(errorOf(await job.run({ 'docker-host': host }, { env })), /shows a certificate that is not trusted/);
    });

    it('is used where the user wants no verification', async () => {
      await using job = await startJob();
      const env = { DOCKER_TLS: '1', DOCKER_CERT_PATH: other };
      const step = await job.run({ source: 'local', version: '1.0.0', 'docker-host': host }, { env });
      assert.match(errorOf(step), /^no local image named/);
    });
  });
});
