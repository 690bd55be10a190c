import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readCredentials } from '../../src/acquire/credentials.ts';
import { RegistryClient } from '../../src/acquire/registry-client.ts';
import { listTags } from '../../src/acquire/registry-tags.ts';
import { parseReference } from '../../src/plan/reference.ts';
import type { Log } from '../../src/report/log.ts';
import { startGate, type Gate, type Rule } from '../support/registry-gate.ts';
import { makeImage, makeLayer, putImage } from '../support/registry-images.ts';
import { startRegistry, type Registry } from '../support/registry.ts';

const quiet: Log = {
  ...{ info: () => undefined, debug: () => undefined, notice: () => undefined },
  ...{ warning: () => undefined, foreign: () => undefined },
};
const tags = ['1.0.0', '1.1.0', '1.10.0', '2.0.0-rc1', 'latest'];

describe('listTags', () => {
  let registry: Registry;

  before(async () => {
    registry = await startRegistry();
    const image = makeImage({ layers: [await makeLayer('a', 'a')] });
    for (const tag of tags) await putImage(registry.host, 'acme/api', tag, image);
  });

  after(() => registry[Symbol.asyncDispose]());

  const list = async (host: string, repository = 'acme/api') => {
    const signal = new AbortController().signal;
    const login = { registry: host, username: 'octocat', password: 'secret' };
    const credentials = await readCredentials({
      ...login,
      configDir: '/nowhere',
      env: {},
      mask: () => undefined,
      signal,
    });
    using client = new RegistryClient(parseReference(`${host}/${repository}`)!, { credentials, env: {} });
    return await listTags(client, quiet, signal);
  };

  // This registry gives all tags at once, whatever is asked for; larger ones give pages, here of two tags.
  const paged = (server = ''): Promise<Gate> => {
    const rule: Rule = async ({ path }, pass) => {
      const { tags: all } = JSON.parse(String((await pass()).body)) as { tags: string[] };
      const from = all.indexOf(new URL(path, 'http://gate').searchParams.get('last') ?? '') + 1;
      const page = all.slice(from, from + 2);
      const link = `<${server}/v2/acme/api/tags/list?last=${page.at(-1) ?? ''}&n=2>; rel="next"`;
      const more = from + 2 < all.length;
      return { status: 200, body: JSON.stringify({ tags: page }), ...(more && { headers: { link } }) };
    };
    return startGate(registry.host, rule);
  };

  it('gives all tags', async () => {
    assert.deepEqual((await list(registry.host)).sort(), tags);
  });

  it('goes on to the last page', async () => {
    await using gate = await paged();
    assert.deepEqual((await list(gate.host)).sort(), tags);
    assert.equal(gate.asked.length, 3);
  });

  it('asks no other server for the next page', async () => {
    await using gate = await paged('http://127.0.0.1:1');
    assert.deepEqual((await list(gate.host)).sort(), tags);
  });

  it('gives up a registry whose pages never end', async () => {
    await using gate = await startGate(registry.host, () => ({
      status: 200,
      body: '{"tags":["1"]}',
      headers: { link: '</v2/acme/api/tags/list?last=1>; rel="next"' },
    }));
    await assert.rejects(list(gate.host), /more than 100 pages/);
  });

  it('gives none of a repository that is not there', async () => {
    assert.deepEqual(await list(registry.host, 'acme/nothing'), []);
  });

  it('takes nothing else for a list', async () => {
    await using gate = await startGate(registry.host, () => ({ status: 200, body: '{"tags":[1]}' }));
    await assert.rejects(list(gate.host), /was asked for tags and told none/);
  });
});
