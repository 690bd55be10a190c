import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { RegistryClient } from '../../src/registry/client.ts';
import { fetchManifest } from '../../src/registry/pull.ts';
import { parseReference } from '../../src/image/reference.ts';
import { startGate, type Gate, type GateAnswer } from '../support/registry-gate.ts';
import { makeImage, putImage, toJson, type MadeImage } from '../support/registry-images.ts';
import { startRegistry, type Registry } from '../support/registry.ts';

// Only this machine is spoken to without TLS, so the registry stands under another name behind a proxy.
describe('fetching by https', () => {
  const folder = mkdtempSync(join(tmpdir(), 'registry-tls-'));
  const trusted = getCACertificates();
  let registry: Registry;
  let tokens: Gate;
  let gate: Gate;
  let proxy: Gate;
  let image: MadeImage;
  let first: ((path: string) => GateAnswer | undefined) | undefined;

  before(async () => {
    const names = ['-subj', '/CN=registry.test', '-addext', 'subjectAltName=DNS:registry.test'];
    const files = ['-keyout', 'key.pem', '-out', 'cert.pem'];
    const order = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...names];
    execFileSync('openssl', order, { cwd: folder, stdio: 'ignore' });
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    registry = await startRegistry();
    image = makeImage({ layers: [] });
    await putImage(registry.host, 'acme/api', '1', image);
    tokens = await startGate('', () => ({ status: 200, body: toJson({ token: 'token' }) }));
    gate = await startGate(registry.host, ({ path }, pass) => first?.(path) ?? pass(), {
      tls: { key: read('key.pem'), cert: read('cert.pem') },
    });
    proxy = await startGate('', () => ({ status: 500 }), { tunnelTo: gate.host });
  });
  after(async () => {
    for (const server of [proxy, gate, tokens, registry]) await server[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  async function find() {
    const log = () => undefined;
    const { signal } = new AbortController();
    const reference = parseReference('registry.test/acme/api:1')!;
    const credential = { username: 'octocat', password: 'secret', serverAddress: 'registry.test' };
    const credentials = { forHost: () => Promise.resolve(credential), all: () => Promise.resolve({}) };
    using client = new RegistryClient(reference, { credentials, env: { https_proxy: proxy.host } });
    const order = { image: reference, tag: '1', platform: undefined, idleTimeout: 0, retries: 4 };
    const logs = { info: log, debug: log, notice: log, warning: log, foreign: log };
    return await fetchManifest(client, order, logs, signal);
  }

  it('refuses a certificate that is not trusted', async () => {
    await assert.rejects(find(), { code: 'PULL_FAILED', message: /registry\.test cannot be reached \(.*SELF_SIGNED/ });
    assert.equal(gate.asked.length, 0);
  });

  describe('with a trusted certificate', () => {
    before(() => setDefaultCACertificates([...trusted, readFileSync(join(folder, 'cert.pem'), 'utf8')]));
    after(() => setDefaultCACertificates(trusted));

    it('fetches', async () => {
      first = undefined;
      assert.deepEqual((await find()).manifest, image.manifest);
    });

    it('is not led to a server without TLS', async () => {
      first = path => ({ status: 307, headers: { location: `http://${registry.host}${path}` } });
      await assert.rejects(find(), { code: 'PULL_FAILED', message: /redirects to an address that is not https/ });
    });

    it('gives no password to a server of tokens without TLS', async () => {
      const challenge = `Bearer realm="http://${tokens.host}/token"`;
      first = () => ({ status: 401, headers: { 'www-authenticate': challenge } });
      await assert.rejects(find(), { code: 'PULL_DENIED', message: /which is not an https address/ });
      assert.equal(tokens.asked.length, 0);
    });
  });
});
