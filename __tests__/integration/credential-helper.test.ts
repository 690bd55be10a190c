import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { askHelper } from '../../src/docker/credential-helper.ts';
import { readCredentials } from '../../src/docker/credentials.ts';
import { ActionError } from '../../src/core/errors.ts';
import type { Log } from '../../src/core/log.ts';

const hub = 'https://index.docker.io/v1/';

let folder = '';
let masked: string[] = [];
let warnings: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'helper-'));
  masked = [];
  warnings = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

// Helpers are found on this PATH only; what they are asked is kept beside them.
const environment = () => ({ PATH: `${folder}:/usr/bin:/bin`, ASKED: join(folder, 'asked') });

function writeHelper(name: string, script: string): void {
  const path = join(folder, `docker-credential-${name}`);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

const answering = (username: string, secret: string) =>
  `read -r server; echo "$1 $server" >>"$ASKED"; printf '%s' '{"ServerURL":"'"$server"'","Username":"${username}","Secret":"${secret}"}'`;

const asked = () =>
  existsSync(join(folder, 'asked')) ? (readFileSync(join(folder, 'asked'), 'utf8').match(/.+/g) ?? []) : [];

function open(config: object, signal = new AbortController().signal) {
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  const silent = () => undefined;
  const log: Log = {
    info: silent,
    debug: silent,
    notice: silent,
    foreign: silent,
    warning: text => void warnings.push(text),
  };
  return readCredentials({
    configDir: folder,
    env: environment(),
    signal,
    mask: secret => void masked.push(secret),
    log,
  });
}

describe('a credential helper', () => {
  it('is asked for its registry, on its standard input, once', async () => {
    writeHelper('fake', answering('u', 's3cret:1'));
    const store = await open({ credHelpers: { 'ghcr.io': 'fake' } });
    const expected = { username: 'u', password: 's3cret:1', serverAddress: 'ghcr.io' };
    assert.deepEqual(await Promise.all([store.forHost('ghcr.io'), store.forHost('https://ghcr.io/')]), [
      expected,
      expected,
    ]);
    assert.equal(await store.forHost('docker.io'), undefined);
    assert.deepEqual(asked(), ['get ghcr.io']);
    assert.deepEqual(masked, ['s3cret:1', Buffer.from('u:s3cret:1').toString('base64')]);
  });

  it('comes before the store, the store before what is written in the config', async () => {
    writeHelper('own', answering('own', 'a'));
    writeHelper('store', answering('store', 'b'));
    const auths = Object.fromEntries(
      ['ghcr.io', 'quay.io'].map(host => [host, { auth: Buffer.from('file:c').toString('base64') }]),
    );
    const store = await open({ auths, credHelpers: { 'ghcr.io': 'own' }, credsStore: 'store' });
    assert.equal((await store.forHost('ghcr.io'))?.username, 'own');
    assert.equal((await store.forHost('quay.io'))?.username, 'store');
  });

  it('is asked for Docker Hub by the address of its index', async () => {
    writeHelper('fake', answering('u', 's'));
    const store = await open({ credHelpers: { 'docker.io': 'fake' } });
    assert.equal((await store.forHost('registry-1.docker.io'))?.serverAddress, hub);
    assert.deepEqual(asked(), [`get ${hub}`]);
  });

  it('may answer with an identity token', async () => {
    writeHelper('fake', answering('<token>', 'tok'));
    const store = await open({ credsStore: 'fake' });
    const expected = { username: '', password: '', identityToken: 'tok', serverAddress: 'ghcr.io' };
    assert.deepEqual(await store.forHost('ghcr.io'), expected);
    assert.deepEqual(masked, ['tok']);
  });

  it('may end without reading what it is asked', async () => {
    writeHelper('fake', `exec 0<&-; printf '%s' '{"Username":"u","Secret":"s"}'`);
    assert.equal((await (await open({ credsStore: 'fake' })).forHost('ghcr.io'))?.username, 'u');
  });

  for (const stream of ['1', '2']) {
    it(`that finds nothing, said on stream ${stream}, leaves it to the config`, async () => {
      writeHelper('fake', `echo 'credentials not found in native keychain' >&${stream}; exit 1`);
      const auths = { 'ghcr.io': { auth: Buffer.from('file:c').toString('base64') } };
      const store = await open({ auths, credsStore: 'fake' });
      assert.equal((await store.forHost('ghcr.io'))?.username, 'file');
      assert.equal(await store.forHost('quay.io'), undefined);
    });
  }

  it('that answers nothing but empty texts has none', async () => {
    writeHelper('fake', answering('', ''));
    assert.equal(await (await open({ credsStore: 'fake' })).forHost('ghcr.io'), undefined);
    assert.deepEqual(masked, []);
  });
});

describe('a credential helper that fails', () => {
  const failures: readonly [name: string, script: string | undefined, words: readonly string[]][] = [
    ['is not there', undefined, ['is not on the PATH']],
    ['exits with an error', `echo 'keychain is locked' >&2; exit 3`, ['failed (3)', 'keychain is locked']],
    ['tells its error on its output', `echo 'no vault'; exit 1`, ['failed (1)', 'no vault']],
    ['answers, and fails', `echo '{"Username":"u","Secret":"s3cret"}'; exit 1`, ['failed (1)']],
    ['answers no JSON', `echo 's3cret'`, ['something other than JSON']],
    ['answers other JSON', `echo '{"Secret":"s3cret"}'`, ['something other than JSON']],
    ['answers null', `echo null`, ['something other than JSON']],
  ];
  for (const [name, script, words] of failures) {
    it(`because it ${name} is named`, async () => {
      if (script !== undefined) writeHelper('fake', script);
      const store = await open({ credsStore: 'fake' });
      await assert.rejects(store.forHost('ghcr.io'), (error: unknown) => {
        assert.ok(error instanceof ActionError);
        assert.equal(error.code, 'CREDENTIAL_HELPER');
        for (const word of ['docker-credential-fake', 'ghcr.io', ...words])
          assert.ok(error.message.includes(word), error.message);
        assert.ok(!error.message.includes('s3cret'));
        assert.ok(!error.message.includes('\n'));
        return true;
      });
    });
  }

  it('is only a warning where all credentials are wanted', async () => {
    writeHelper('broken', 'exit 9');
    writeHelper('fine', answering('u', 's'));
    const store = await open({ credHelpers: { 'gcr.io': 'broken', 'ghcr.io': 'fine' } });
    assert.deepEqual(await store.all(), { 'ghcr.io': { username: 'u', password: 's', serveraddress: 'ghcr.io' } });
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /docker-credential-broken.*without credentials for gcr\.io/);
  });

  it('because it takes too long is ended', async () => {
    writeHelper('slow', 'echo $$ >"$ASKED"; exec sleep 60');
    const started = Date.now();
    const options = { env: environment(), signal: new AbortController().signal, limit: 500 };
    await assert.rejects(askHelper('slow', 'ghcr.io', options), {
      code: 'CREDENTIAL_HELPER',
      message: /did not answer within 0\.5 s/,
    });
    assert.ok(Date.now() - started < 10_000);
    await isGone(Number(asked()[0]));
  });

  it('because the step is cancelled is ended, and the reason is passed on', async () => {
    writeHelper('slow', 'echo $$ >"$ASKED"; exec sleep 60');
    const controller = new AbortController();
    const store = await open({ credsStore: 'slow' }, controller.signal);
    const found = store.forHost('ghcr.io');
    const reason = new Error('cancelled');
    found.catch(() => undefined);
    while (asked().length === 0) await sleep(10);
    controller.abort(reason);
    await assert.rejects(found, reason);
    await isGone(Number(asked()[0]));
  });
});

// A killed process stays until its parent, this one, has noticed.
async function isGone(pid: number): Promise<void> {
  assert.ok(pid > 0);
  for (let i = 0; i < 100; i += 1) {
    if (!existsSync(`/proc/${pid}`)) return;
    await sleep(20);
  }
  assert.fail(`process ${pid} still runs`);
}
