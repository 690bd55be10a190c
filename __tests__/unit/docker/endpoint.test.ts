import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { resolveEndpoint, type Endpoint } from '../../../src/docker/endpoint.ts';
import { ActionError } from '../../../src/core/errors.ts';

let homeDir = '';

beforeEach(() => {
  homeDir = mkdtempSync(join(tmpdir(), 'endpoint-'));
});

afterEach(() => rmSync(homeDir, { recursive: true, force: true }));

type Env = Readonly<Record<string, string | undefined>>;

function resolve(dockerHost: string | undefined, env: Env = {}): Promise<Endpoint> {
  return resolveEndpoint({ env, homeDir, ...(dockerHost !== undefined && { dockerHost }) });
}

function write(path: string, content: unknown): void {
  const full = join(homeDir, path);
  mkdirSync(join(full, '..'), { recursive: true });
  writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
}

function writeContext(name: string, docker: object, tls: readonly string[] = [], configDir = '.docker'): void {
  const id = createHash('sha256').update(name).digest('hex');
  write(`${configDir}/contexts/meta/${id}/meta.json`, { Name: name, Metadata: {}, Endpoints: { docker } });
  for (const file of tls) write(`${configDir}/contexts/tls/${id}/docker/${file}.pem`, `${name} ${file}`);
}

describe('an engine', () => {
  const urls: readonly [url: string, expected: object][] = [
    ['unix:///var/run/docker.sock', { kind: 'unix', path: '/var/run/docker.sock' }],
    [' unix:///run/a b.sock\n', { kind: 'unix', path: '/run/a b.sock' }],
    ['tcp://engine:2375', { kind: 'tcp', host: 'engine', port: 2375 }],
    ['tcp://10.0.0.1:2375/', { kind: 'tcp', host: '10.0.0.1', port: 2375 }],
    ['tcp://engine.example.com', { kind: 'tcp', host: 'engine.example.com', port: 2375 }],
    ['tcp://[::1]:1234', { kind: 'tcp', host: '::1', port: 1234 }],
  ];
  for (const [url, expected] of urls) {
    it(`at ${JSON.stringify(url)} is understood`, async () => {
      assert.deepEqual(await resolve(url), { ...expected, source: 'input docker-host' });
    });
  }

  const bad = [
    '/var/run/docker.sock',
    'unix://',
    'unix://relative.sock',
    'unix:/x',
    'tcp://',
    'tcp://:2375',
    'tcp://a:0',
  ];
  const worse = [
    'tcp://a:65536',
    'tcp://a:b',
    'tcp://a/path',
    'http://a:2375',
    'engine:2375',
    'fd://',
    'npipe:////./pipe/x',
    'nonsense',
  ];
  for (const url of [...bad, ...worse]) {
    it(`at ${url} is refused with what is allowed`, async () => {
      await assert.rejects(resolve(url), (error: unknown) => {
        assert.ok(error instanceof ActionError);
        assert.equal(error.code, 'DOCKER_HOST');
        assert.equal(
          error.message,
          `input docker-host: ${JSON.stringify(url)}, allowed: unix:///PATH or tcp://HOST:PORT`,
        );
        assert.match(error.hint ?? '', /docker-host: unix:\/\/\/var\/run\/docker\.sock/);
        return true;
      });
    });
  }

  it('behind ssh is refused with a way that works', async () => {
    await assert.rejects(resolve(undefined, { DOCKER_HOST: 'ssh://me@box:22' }), (error: unknown) => {
      assert.ok(error instanceof ActionError);
      assert.equal(error.code, 'DOCKER_HOST_SSH');
      assert.match(error.message, /^DOCKER_HOST: "ssh:\/\/me@box:22"/);
      assert.match(error.hint ?? '', /ssh -fnNT -L \S+ ssh:\/\/me@box:22/);
      assert.match(error.hint ?? '', /dial-stdio/);
      return true;
    });
  });
});

describe('the engine is chosen', () => {
  const input = 'unix:///input.sock';
  const all = { DOCKER_HOST: 'unix:///env.sock', DOCKER_CONTEXT: 'named' };
  const cases: readonly [by: string, dockerHost: string | undefined, env: Env, path: string][] = [
    ['input docker-host', input, all, '/input.sock'],
    ['DOCKER_HOST', '', all, '/env.sock'],
    ['docker context named', undefined, { DOCKER_CONTEXT: 'named', DOCKER_HOST: '' }, '/named.sock'],
    ['docker context current', undefined, {}, '/current.sock'],
    ['default socket', undefined, { DOCKER_CONTEXT: 'default' }, '/var/run/docker.sock'],
  ];
  for (const [by, dockerHost, env, path] of cases) {
    it(`by ${by}`, async () => {
      writeContext('named', { Host: 'unix:///named.sock' });
      writeContext('current', { Host: 'unix:///current.sock' });
      write('.docker/config.json', { currentContext: 'current' });
      assert.deepEqual(await resolve(dockerHost, env), { kind: 'unix', path, source: by });
    });
  }

  it('by the context of DOCKER_CONFIG', async () => {
    writeContext('x', { Host: 'unix:///x.sock' }, [], 'elsewhere');
    write('elsewhere/config.json', { currentContext: 'x' });
    const endpoint = await resolve(undefined, { DOCKER_CONFIG: join(homeDir, 'elsewhere') });
    assert.deepEqual(endpoint, { kind: 'unix', path: '/x.sock', source: 'docker context x' });
  });

  for (const config of [undefined, {}, { currentContext: '' }, { currentContext: 'default' }]) {
    it(`by the default socket with the config ${config ? JSON.stringify(config) : 'missing'}`, async () => {
      if (config) write('.docker/config.json', config);
      assert.deepEqual(await resolve(undefined), {
        kind: 'unix',
        path: '/var/run/docker.sock',
        source: 'default socket',
      });
    });
  }

  it('by the rootless socket only where the default one is missing', async () => {
    const rootless = join(homeDir, 'docker.sock');
    const usual = '/var/run/docker.sock';
    const pathWith = async () => (await resolve(undefined, { XDG_RUNTIME_DIR: homeDir })) as { path: string };
    assert.equal((await pathWith()).path, usual);
    writeFileSync(rootless, '');
    assert.equal((await pathWith()).path, existsSync(usual) ? usual : rootless);
  });

  it('not without the config being readable', async () => {
    write('.docker/config.json', '{');
    await assert.rejects(resolve(undefined), { code: 'DOCKER_CONFIG' });
  });
});

describe('TLS of the environment', () => {
  const writeAll = (folder: string) =>
    ['ca', 'cert', 'key'].forEach(name => write(`${folder}/${name}.pem`, `${folder} ${name}`));
  const of = (folder: string) => ({ ca: `${folder} ca`, cert: `${folder} cert`, key: `${folder} key` });

  const cases: readonly [name: string, env: Env, tls: object | undefined, port: number][] = [
    ['is off by default', {}, undefined, 2375],
    ['is off with an empty DOCKER_TLS_VERIFY', { DOCKER_TLS_VERIFY: '' }, undefined, 2375],
    ['is on with DOCKER_TLS_VERIFY=1', { DOCKER_TLS_VERIFY: '1' }, { ...of('.docker'), verify: true }, 2376],
    ['is on with DOCKER_TLS_VERIFY=0 too', { DOCKER_TLS_VERIFY: '0' }, { ...of('.docker'), verify: true }, 2376],
    ['is on but unverified with DOCKER_TLS', { DOCKER_TLS: '1' }, { ...of('.docker'), verify: false }, 2376],
  ];
  for (const [name, env, tls, port] of cases) {
    it(name, async () => {
      writeAll('.docker');
      const expected = { kind: 'tcp', host: 'engine', port, ...(tls && { tls }) };
      assert.deepEqual(await resolve('tcp://engine', env), { ...expected, source: 'input docker-host' });
      assert.deepEqual(await resolve(undefined, { ...env, DOCKER_HOST: 'tcp://engine' }), {
        ...expected,
        source: 'DOCKER_HOST',
      });
    });
  }

  it('is taken from DOCKER_CERT_PATH', async () => {
    writeAll('.docker');
    writeAll('certs');
    const env = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: join(homeDir, 'certs') };
    const endpoint = await resolve('tcp://engine:1', env);
    assert.deepEqual(endpoint.kind === 'tcp' && endpoint.tls, { ...of('certs'), verify: true });
  });

  it('does nothing to a socket', async () => {
    writeAll('.docker');
    const endpoint = await resolve('unix:///x', { DOCKER_TLS_VERIFY: '1' });
    assert.deepEqual(endpoint, { kind: 'unix', path: '/x', source: 'input docker-host' });
  });

  const incomplete: readonly [name: string, files: readonly string[], message: RegExp][] = [
    ['without ca.pem', ['cert', 'key'], /certs has no ca\.pem$/],
    ['with a certificate alone', ['ca', 'cert'], /certs has cert\.pem without key\.pem$/],
    ['with a key alone', ['ca', 'key'], /certs has key\.pem without cert\.pem$/],
  ];
  for (const [name, files, message] of incomplete) {
    it(`${name} is refused`, async () => {
      for (const file of files) write(`certs/${file}.pem`, 'x');
      const env = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: join(homeDir, 'certs') };
      await assert.rejects(resolve('tcp://engine', env), { code: 'DOCKER_TLS', message });
    });
  }
});

describe('a docker context', () => {
  const files = { ca: 'x ca', cert: 'x cert', key: 'x key' };
  const cases: readonly [name: string, endpoint: object, tls: readonly string[], expected: object | undefined][] = [
    ['without TLS', {}, [], undefined],
    ['with TLS', { SkipTLSVerify: false }, ['ca', 'cert', 'key'], { ...files, verify: true }],
    ['with an authority alone', {}, ['ca'], { ca: 'x ca', verify: true }],
    ['with unverified TLS', { SkipTLSVerify: true }, ['ca', 'cert', 'key'], { ...files, verify: false }],
    ['with unverified TLS and no material', { SkipTLSVerify: true }, [], { verify: false }],
  ];
  for (const [name, endpoint, material, tls] of cases) {
    it(name, async () => {
      writeContext('x', { Host: 'tcp://engine:99', ...endpoint }, material);
      const expected = { kind: 'tcp', host: 'engine', port: 99, ...(tls && { tls }), source: 'docker context x' };
      assert.deepEqual(await resolve(undefined, { DOCKER_CONTEXT: 'x', DOCKER_TLS_VERIFY: '1' }), expected);
    });
  }

  it('that does not exist is named', async () => {
    await assert.rejects(resolve(undefined, { DOCKER_CONTEXT: 'nope' }), {
      code: 'DOCKER_CONTEXT',
      message: /^the docker context "nope" does not exist/,
    });
  });

  it('that is broken is named', async () => {
    const id = createHash('sha256').update('x').digest('hex');
    for (const [meta, message] of [
      ['{', /cannot be read/],
      ['null', /names no engine/],
      ['{"Endpoints":{"kubernetes":{"Host":"tcp://a"}}}', /names no engine/],
    ] as const) {
      write(`.docker/contexts/meta/${id}/meta.json`, meta);
      await assert.rejects(resolve(undefined, { DOCKER_CONTEXT: 'x' }), { code: 'DOCKER_CONTEXT', message });
    }
  });

  it('with an address that cannot be used is named', async () => {
    writeContext('x', { Host: 'ssh://me@box' });
    await assert.rejects(resolve(undefined, { DOCKER_CONTEXT: 'x' }), {
      code: 'DOCKER_HOST_SSH',
      message: /^docker context x: /,
    });
    writeContext('x', { Host: 'nonsense' });
    await assert.rejects(resolve(undefined, { DOCKER_CONTEXT: 'x' }), {
      code: 'DOCKER_HOST',
      message: /^docker context x: /,
    });
  });
});
