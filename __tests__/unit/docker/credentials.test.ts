import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { toAuthConfig } from '../../../src/docker/credential.ts';
import { readCredentials, type CredentialSources } from '../../../src/docker/credentials.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { makeLog } from '../../support/log.ts';

const hub = 'https://index.docker.io/v1/';
const base64 = (value: string) => Buffer.from(value).toString('base64');

let configDir = '';
let masked: string[] = [];

beforeEach(() => {
  configDir = mkdtempSync(join(tmpdir(), 'credentials-'));
  masked = [];
});

afterEach(() => rmSync(configDir, { recursive: true, force: true }));

function writeConfig(config: unknown): void {
  writeFileSync(join(configDir, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
}

function open(given: Partial<CredentialSources> = {}) {
  const mask = (secret: string) => void masked.push(secret);
  return readCredentials({ configDir, env: {}, signal: new AbortController().signal, mask, ...given });
}

const octocat = { username: 'octocat', password: 'p:w' };

describe('credentials of DOCKER_AUTH_CONFIG', () => {
  const auths = (pair: string) => ({ auths: { 'ghcr.io': { auth: base64(pair) } } });
  const env = { DOCKER_AUTH_CONFIG: JSON.stringify(auths('robot:secret')) };

  it('win over those of the docker config, and lose against the inputs', async () => {
    writeConfig(auths('octocat:p:w'));
    const found = await (await open({ env })).forHost('ghcr.io');
    assert.deepEqual([found?.username, found?.password], ['robot', 'secret']);
    assert.ok(masked.includes('secret'));
    assert.deepEqual(Object.keys(await (await open({ env })).all()), ['ghcr.io']);
    const given = await (await open({ env, registry: 'ghcr.io', ...octocat })).forHost('ghcr.io');
    assert.equal(given?.username, 'octocat');
  });

  it('that cannot be read are one warning', async () => {
    writeConfig(auths('octocat:p:w'));
    for (const text of ['{', '[]', '{"auths":{"ghcr.io":1}}']) {
      const warnings: string[] = [];
      const log = { ...makeLog().log, warning: (line: string) => void warnings.push(line) };
      const store = await open({ env: { DOCKER_AUTH_CONFIG: text }, log });
      assert.equal((await store.forHost('ghcr.io'))?.username, 'octocat');
      assert.match(warnings.join(), /^DOCKER_AUTH_CONFIG has no effect/);
    }
  });
});

describe('credentials of the inputs', () => {
  const same: readonly [registry: string | undefined, host: string][] = [
    [undefined, 'docker.io'],
    ['', 'docker.io'],
    ['docker.io', 'index.docker.io'],
    ['docker.io', 'registry-1.docker.io'],
    ['index.docker.io', 'docker.io'],
    [hub, 'docker.io'],
    ['docker.io', hub],
    ['ghcr.io', 'ghcr.io'],
    ['GHCR.io', 'ghcr.io'],
    ['https://ghcr.io/', 'ghcr.io'],
    ['ghcr.io/acme', 'ghcr.io'],
    ['http://localhost:5000/v2/', 'localhost:5000'],
    ['[::1]:5000', '[::1]:5000'],
  ];
  for (const [registry, host] of same) {
    it(`for ${registry ?? 'no registry'} are given to ${host}`, async () => {
      const store = await open({ ...(registry !== undefined && { registry }), ...octocat });
      const found = await store.forHost(host);
      assert.equal(found?.username, 'octocat');
      assert.equal(found.password, 'p:w');
    });
  }

  const others: readonly [registry: string | undefined, host: string][] = [
    [undefined, 'ghcr.io'],
    [undefined, 'docker.io.evil.example'],
    [undefined, 'evil.example/docker.io'],
    [undefined, 'docker.io:5000'],
    ['ghcr.io', 'docker.io'],
    ['ghcr.io', 'ghcr.io:443'],
    ['ghcr.io', 'a.ghcr.io'],
    ['ghcr.io', 'ghcr.iox'],
    ['localhost:5000', 'localhost:5001'],
    ['localhost:5000', 'localhost'],
  ];
  for (const [registry, host] of others) {
    it(`for ${registry ?? 'no registry'} are not given to ${host}`, async () => {
      const store = await open({ ...(registry !== undefined && { registry }), ...octocat });
      assert.equal(await store.forHost(host), undefined);
    });
  }

  it('win over the docker config', async () => {
    writeConfig({ auths: { 'ghcr.io': { auth: base64('other:secret') } } });
    const found = await (await open({ registry: 'ghcr.io', ...octocat })).forHost('ghcr.io');
    assert.equal(found?.username, 'octocat');
  });
});

describe('credentials of the docker config', () => {
  const pair = { username: 'u', password: 'p' };
  const cases: readonly [name: string, auths: object, host: string, expected: object | undefined][] = [
    ['as base64', { 'ghcr.io': { auth: base64('u:p') } }, 'ghcr.io', pair],
    [
      'with colons in the password',
      { 'ghcr.io': { auth: base64('u:a:b:') } },
      'ghcr.io',
      { username: 'u', password: 'a:b:' },
    ],
    ['padded with zeros', { 'ghcr.io': { auth: base64('u:p\0\0') } }, 'ghcr.io', pair],
    ['as plain text', { 'ghcr.io': { username: 'u', password: 'p' } }, 'ghcr.io', pair],
    ['for the index of Docker Hub', { [hub]: { auth: base64('u:p') } }, 'docker.io', pair],
    ['for Docker Hub by its short name', { 'docker.io': { auth: base64('u:p') } }, hub, pair],
    ['with a scheme and a path', { 'https://ghcr.io/v2/': { auth: base64('u:p') } }, 'ghcr.io', pair],
    [
      'the plain host first',
      { 'https://ghcr.io': { auth: base64('x:y') }, 'ghcr.io': { auth: base64('u:p') } },
      'ghcr.io',
      pair,
    ],
    ['for another port', { 'localhost:5000': { auth: base64('u:p') } }, 'localhost:5001', undefined],
    ['an entry without anything', { 'ghcr.io': {} }, 'ghcr.io', undefined],
    ['no entry', {}, 'ghcr.io', undefined],
    [
      'an identity token',
      { 'ghcr.io': { auth: base64('u:'), identitytoken: 'token' } },
      'ghcr.io',
      { username: '', password: '', identityToken: 'token' },
    ],
  ];
  for (const [name, auths, host, expected] of cases) {
    it(name, async () => {
      writeConfig({ auths });
      const found = await (await open()).forHost(host);
      const serverAddress = host.includes('docker.io') ? hub : host;
      assert.deepEqual(found, expected && { ...expected, serverAddress });
    });
  }

  it('need not be there', async () => {
    assert.equal(await (await open()).forHost('ghcr.io'), undefined);
  });
});

describe('a broken docker config', () => {
  const broken: readonly [name: string, config: unknown, word: string][] = [
    ['no JSON', '{"auths":{"ghcr.io":{"password":"s3cret"', 'is not valid JSON'],
    ['no object', '[]', 'is not a JSON object'],
    ['auths that are a list', { auths: [] }, 'auths must be'],
    ['an auth that is a number', { auths: { a: { auth: 5 } } }, 'auths must be'],
    ['a helper that is an object', { credHelpers: { a: {} } }, 'credHelpers must be'],
    ['a store that is a list', { credsStore: [] }, 'credsStore must be'],
  ];
  for (const [name, config, word] of broken) {
    it(`with ${name} is named`, async () => {
      writeConfig(config);
      await assert.rejects(open(), (error: unknown) => {
        assert.ok(error instanceof ActionError);
        assert.equal(error.code, 'DOCKER_CONFIG');
        assert.ok(error.message.includes(join(configDir, 'config.json')));
        assert.ok(error.message.includes(word), error.message);
        assert.ok(!`${error.message}${String(error.cause)}`.includes('s3cret'), 'tells a secret');
        return true;
      });
    });
  }

  it('with an auth that is not a pair is named when it is needed, and reveals no secret', async () => {
    writeConfig({ auths: { 'ghcr.io': { auth: base64('s3cret') } } });
    const store = await open();
    assert.equal(await store.forHost('docker.io'), undefined);
    await assert.rejects(store.forHost('ghcr.io'), {
      code: 'DOCKER_CONFIG',
      message: /auth of ghcr\.io must be the base64 of user:password$/,
    });
  });

  it('that cannot be read is named', async () => {
    await assert.rejects(open({ configDir: join(configDir, 'x\0') }), { code: 'DOCKER_CONFIG' });
  });
});

describe('secrets', () => {
  it('of the inputs are masked when they are used', async () => {
    const store = await open({ ...octocat });
    await store.forHost('ghcr.io');
    assert.deepEqual(masked, []);
    await store.forHost('docker.io');
    assert.deepEqual(masked, ['p:w', base64('octocat:p:w')]);
  });

  it('of the docker config are masked in every form', async () => {
    writeConfig({
      auths: {
        a: { auth: base64('u:secret\0') },
        b: { auth: base64('u:'), identitytoken: 'token' },
        c: { username: 'u', password: 'plain' },
      },
    });
    const store = await open();
    for (const host of ['a', 'b', 'c']) await store.forHost(host);
    const expected = [
      'secret',
      base64('u:secret'),
      base64('u:secret\0'),
      'token',
      base64('u:'),
      'plain',
      base64('u:plain'),
    ];
    assert.deepEqual(masked.toSorted(), expected.toSorted());
    assert.ok(!masked.includes(''));
  });
});

describe('auth configurations', () => {
  it('of a password', async () => {
    const found = await (await open({ ...octocat })).forHost('docker.io');
    assert.deepEqual(toAuthConfig(found!), { username: 'octocat', password: 'p:w', serveraddress: hub });
  });

  it('of an identity token', async () => {
    writeConfig({ auths: { 'ghcr.io': { identitytoken: 'token' } } });
    const found = await (await open()).forHost('ghcr.io');
    assert.deepEqual(toAuthConfig(found!), { identitytoken: 'token', serveraddress: 'ghcr.io' });
  });

  it('of all registries that are known, Docker Hub under its index', async () => {
    writeConfig({
      auths: { 'https://ghcr.io/v1': { auth: base64('g:h') }, 'docker.io': { auth: base64('old:old') }, empty: {} },
    });
    const all = await (await open({ ...octocat })).all();
    assert.deepEqual(all, {
      'ghcr.io': { username: 'g', password: 'h', serveraddress: 'ghcr.io' },
      [hub]: { ...octocat, serveraddress: hub },
    });
  });

  it('are none without any', async () => {
    assert.deepEqual(await (await open()).all(), {});
  });
});
