import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { readRunnerEnvironment } from '../../src/core/environment.ts';
import type { ActionError } from '../../src/core/errors.ts';
import { connectEngine } from '../../src/docker/connect.ts';
import { parseReference } from '../../src/image/reference.ts';
import { RegistryClient } from '../../src/registry/client.ts';
import { fetchManifest } from '../../src/registry/pull.ts';
import { makeAuthority, type Authority, type Issued } from '../support/authority.ts';
import { engineHost } from '../support/engine.ts';
import { startGate, type Gate, type GateAnswer, type GateDoor } from '../support/registry-gate.ts';
import { makeImage, putImage, toJson, type MadeImage } from '../support/registry-images.ts';
import { startRegistry, type Registry } from '../support/registry.ts';

// Only this machine is asked without TLS, so the registry has another name, behind a proxy.
describe('fetching by https', () => {
  let authority: Authority;
  let issued: Issued;
  let registry: Registry;
  let image: MadeImage;
  let config: string;
  let first: ((path: string) => GateAnswer | undefined) | undefined;
  let gate: Gate;
  let proxy: Gate;
  let acceptsInsecure: ((host: string) => Promise<boolean>) | undefined;

  before(async () => {
    authority = makeAuthority('Acme Test CA');
    issued = authority.issue(['DNS:registry.test', 'DNS:tokens.test']);
    registry = await startRegistry();
    image = makeImage({ layers: [] });
    await putImage(registry.host, 'acme/api', '1', image);
  });
  after(async () => {
    await registry[Symbol.asyncDispose]();
    authority[Symbol.dispose]();
  });

  beforeEach(async () => {
    first = undefined;
    config = mkdtempSync(join(tmpdir(), 'registry-tls-'));
    await open(issued);
  });
  afterEach(async () => {
    for (const server of [proxy, gate]) await server[Symbol.asyncDispose]();
    rmSync(config, { recursive: true });
  });

  async function open(tls: GateDoor['tls']): Promise<void> {
    gate = await startGate(registry.host, ({ path }, pass) => first?.(path) ?? pass(), tls && { tls });
    proxy = await startGate('', () => ({ status: 500 }), { tunnelTo: gate.host });
  }

  async function reopen(tls: GateDoor['tls']): Promise<void> {
    for (const server of [proxy, gate]) await server[Symbol.asyncDispose]();
    await open(tls);
  }

  function writeCertificates(files: Readonly<Record<string, string>>, tool = 'docker', host = 'registry.test'): void {
    const folder = join(config, tool, 'certs.d', host);
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  }

  async function find(name = 'registry.test/acme/api:1', more: Readonly<Record<string, string>> = {}) {
    const log = () => undefined;
    const { signal } = new AbortController();
    const reference = parseReference(name)!;
    const credential = { username: 'octocat', password: 'secret', serverAddress: reference.host };
    const credentials = {
      forHost: () => Promise.resolve(credential),
      all: () => Promise.resolve({}),
      mask: () => undefined,
    };
    const env = { XDG_CONFIG_HOME: config, https_proxy: proxy.host, ...more };
    using client = new RegistryClient(reference, { credentials, env, acceptsInsecure });
    const order = { image: reference, tag: '1', platform: undefined, idleTimeout: 0, retries: 0 };
    const logs = { info: log, debug: log, notice: log, warning: log, foreign: log };
    return (await fetchManifest(client, order, logs, signal)).manifest;
  }

  describe('where the engine accepts the registry as it is', () => {
    before(() => (acceptsInsecure = host => Promise.resolve(host === 'registry.test')));
    after(() => (acceptsInsecure = undefined));

    it('is what an engine says of its registries', async () => {
      const environment = readRunnerEnvironment({}, { cwd: '/', tmp: '/tmp', home: homedir() });
      const engine = await connectEngine(engineHost(), environment, 0, new AbortController().signal);
      assert.equal(await engine.acceptsInsecure('127.0.0.1:5000'), true);
      assert.equal(await engine.acceptsInsecure('registry.test'), false);
    });

    it('accepts any certificate', async () => {
      assert.deepEqual(await find(), image.manifest);
    });

    it('does without TLS', async () => {
      await reopen(undefined);
      assert.deepEqual(await find('registry.test/acme/api:1', { http_proxy: gate.host }), image.manifest);
      await assert.rejects(find('other.test/acme/api:1', { http_proxy: gate.host }), /other\.test does not speak TLS/);
    });

    it('does not extend that to another server', async () => {
      first = path =>
        path.startsWith('/blobs') ? undefined : { status: 307, headers: { location: 'https://other.test/blobs' } };
      await assert.rejects(find(), /the certificate of other\.test is/);
    });
  });

  it('names the authority that is not known, and where its certificate belongs', async () => {
    await assert.rejects(find(), (error: ActionError) => {
      assert.match(
        error.message,
        /the certificate of registry\.test is from an authority that is not known here, "Acme Test CA" \(\w+\)$/,
      );
      assert.match(error.hint ?? '', /\/etc\/docker\/certs\.d\/registry\.test\/ca\.crt\n[^]*update-ca-certificates/);
      return error.code === 'PULL_FAILED';
    });
    assert.ok(gate.asked.every(({ headers }) => headers.authorization === undefined));
  });

  for (const tool of ['docker', 'containers']) {
    it(`trusts the authorities of ${tool} for this registry`, async () => {
      writeCertificates({ 'ca.crt': authority.ca }, tool);
      assert.deepEqual(await find(), image.manifest);
    });
  }

  it('trusts them for its token server, too', async () => {
    writeCertificates({ 'ca.crt': authority.ca });
    first = path => {
      if (path.startsWith('/token')) return { status: 200, body: toJson({ access_token: 'token' }) };
      if (gate.asked.at(-1)?.headers.authorization === 'Bearer token') return undefined;
      return { status: 401, headers: { 'www-authenticate': 'Bearer realm="https://tokens.test/token"' } };
    };
    assert.deepEqual(await find(), image.manifest);
  });

  it('does not trust those of another registry', async () => {
    writeCertificates({ 'ca.crt': authority.ca }, 'docker', 'registry.test:5000');
    await assert.rejects(find(), { code: 'PULL_FAILED', message: /not known here/ });
  });

  it('shows a client certificate where the registry asks for one', async () => {
    await reopen({ ...issued, clientCa: authority.ca });
    writeCertificates({ 'ca.crt': authority.ca });
    await assert.rejects(find(), (error: ActionError) => {
      assert.match(error.message, /registry\.test asks for a client certificate/);
      return /registry\.test\/client\.cert\n.*client\.key/.test(error.hint ?? '');
    });
    const own = authority.issue(['DNS:runner.test']);
    writeCertificates({ 'client.cert': own.cert, 'client.key': own.key });
    assert.deepEqual(await find(), image.manifest);
  });

  it('names a client certificate without its key', async () => {
    writeCertificates({ 'client.cert': issued.cert });
    await assert.rejects(find(), { code: 'REGISTRY_TLS', message: /client\.cert has no client\.key beside it$/ });
  });

  it('names what is wrong with a certificate of a known authority', async () => {
    await reopen(authority.issue(['DNS:other.test']));
    writeCertificates({ 'ca.crt': authority.ca });
    await assert.rejects(find(), (error: ActionError) => {
      assert.match(error.message, /the certificate of registry\.test is not valid: .*other\.test/);
      return /^Renew the certificate/.test(error.hint ?? '');
    });
  });

  it('says that a server does not speak TLS', async () => {
    await reopen(undefined);
    await assert.rejects(find(), (error: ActionError) => {
      assert.match(error.message, /registry\.test does not speak TLS/);
      return /insecure-registries/.test(error.hint ?? '');
    });
  });

  it('does not follow to a server without TLS', async () => {
    writeCertificates({ 'ca.crt': authority.ca });
    first = path => ({ status: 307, headers: { location: `http://${registry.host}${path}` } });
    await assert.rejects(find(), { code: 'PULL_FAILED', message: /redirects to an address that is not https/ });
  });

  it('gives no password to a token server without TLS', async () => {
    await using tokens = await startGate('', () => ({ status: 200, body: toJson({ token: 'token' }) }));
    writeCertificates({ 'ca.crt': authority.ca });
    const challenge = `Bearer realm="http://${tokens.host}/token"`;
    first = () => ({ status: 401, headers: { 'www-authenticate': challenge } });
    await assert.rejects(find(), { code: 'PULL_DENIED', message: /which is not an https address/ });
    assert.equal(tokens.asked.length, 0);
  });

  it('finds out that a registry on this machine speaks TLS, which needs no proof there', async () => {
    assert.deepEqual(await find(`${gate.host}/acme/api:1`), image.manifest);
    assert.deepEqual(await find(`${registry.host}/acme/api:1`), image.manifest);
    assert.deepEqual(proxy.tunnels, []);
  });

  it('asks directly what NO_PROXY exempts', async () => {
    writeCertificates({ 'ca.crt': authority.ca });
    // Nothing has this name or address, so that only the proxy gives an answer.
    await find('registry.test/acme/api:1', { NO_PROXY: 'other.test,10.0.0.0/8' });
    assert.deepEqual(new Set(proxy.tunnels), new Set(['registry.test:443']));
    await assert.rejects(
      find('registry.test/acme/api:1', { NO_PROXY: '.test' }),
      /registry\.test cannot be reached \(E/,
    );
  });
});
