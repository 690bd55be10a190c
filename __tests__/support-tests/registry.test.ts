// On every engine: it pushes.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildImage, pushImage, removeImage } from '../support/engine.ts';
import { startRegistry } from '../support/registry.ts';

describe('the registry of the tests', () => {
  it('answers anybody when it has no account, and nobody once it is stopped', async () => {
    let url: string;
    {
      await using registry = await startRegistry();
      assert.match(registry.host, /^127\.0\.0\.1:\d+$/);
      url = `http://${registry.host}/v2/`;
      assert.equal((await fetch(url)).status, 200);
    }
    await assert.rejects(fetch(url));
  });

  it('asks for its account and takes no other', async () => {
    const auth = { username: 'tester', password: 'a password: with spaces' };
    await using registry = await startRegistry({ auth });
    const statusFor = async (username: string, password: string) => {
      const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
      return (await fetch(`http://${registry.host}/v2/`, { headers: { authorization } })).status;
    };
    const anonymous = await fetch(`http://${registry.host}/v2/`);
    assert.equal(anonymous.status, 401);
    assert.match(anonymous.headers.get('www-authenticate') ?? '', /^Basic /);
    assert.equal(await statusFor(auth.username, auth.password), 200);
    assert.equal(await statusFor(auth.username, 'another'), 401);
    assert.equal(await statusFor('another', auth.password), 401);
  });

  it('takes what an engine pushes, from its account alone, and deletes it when asked to', async t => {
    const account = { username: 'tester', password: 'secret' };
    await using registry = await startRegistry({ auth: account });
    const tag = `${registry.host}/support/pushed:1`;
    t.after(() => removeImage(tag));
    await buildImage(tag, { Dockerfile: 'FROM scratch\nCOPY hello.txt /hello.txt\n', 'hello.txt': 'hello\n' });
    await assert.rejects(pushImage(tag), /no basic auth credentials|authorization failed|unauthorized/);
    const digest = await pushImage(tag, { account });
    const authorization = `Basic ${Buffer.from('tester:secret').toString('base64')}`;
    const accept = 'application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json';
    const ask = (method: string) =>
      fetch(`http://${registry.host}/v2/support/pushed/manifests/${digest}`, {
        method,
        headers: { accept, authorization },
      });
    assert.equal((await ask('GET')).status, 200);
    assert.equal((await ask('DELETE')).status, 202);
    assert.equal((await ask('GET')).status, 404);
  });
});
