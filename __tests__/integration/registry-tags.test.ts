import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RegistryClient } from '../../src/registry/client.ts';
import { listTags } from '../../src/registry/tags.ts';
import { parseReference } from '../../src/image/reference.ts';
import { startGate, type GateAnswer } from '../support/registry-gate.ts';
import { makeImage, makeLayer, putImage } from '../support/registry-images.ts';
import { startRegistry, type Registry } from '../support/registry.ts';

const tags = ['1.0', '1.1', '2.0', 'latest', 'with_line'];

describe('listTags', () => {
  let registry: Registry;

  before(async () => {
    registry = await startRegistry();
    const image = makeImage({ layers: [await makeLayer('a', 'a')] });
    for (const tag of tags) await putImage(registry.host, 'acme/api', tag, image);
  });
  after(() => registry[Symbol.asyncDispose]());

  async function list(host: string, retries = 0): Promise<string[]> {
    const image = parseReference(`${host}/acme/api`)!;
    const credential = { username: 'u', password: 'p', serverAddress: host };
    const credentials = {
      forHost: () => Promise.resolve(credential),
      all: () => Promise.resolve({}),
      mask: () => undefined,
    };
    using client = new RegistryClient(image, { credentials, env: {} });
    const say = () => undefined;
    const log = { info: say, debug: say, notice: say, warning: say, foreign: say };
    return await listTags(client, { image, retries, idleTimeout: 0 }, log, new AbortController().signal);
  }

  /** A registry that answers each page with this. */
  const startPages = (...pages: readonly Partial<GateAnswer>[]) => {
    const left = [...pages];
    return startGate(registry.host, () => ({ status: 200, ...left.shift() }));
  };

  it('gives every tag', async () => assert.deepEqual((await list(registry.host)).sort(), tags));

  it('reads page after page', async () => {
    // As the specification has it, which the registry of the tests does not yet do.
    const page = (pathname: string, from: number): GateAnswer => {
      const shown = tags.slice(from, from + 2);
      const next = `${pathname}?n=2&last=${shown.at(-1)}`;
      const headers: Record<string, string> = from + 2 < tags.length ? { link: `<${next}>; rel="next"` } : {};
      return { status: 200, headers, body: JSON.stringify({ name: 'acme/api', tags: shown }) };
    };
    await using gate = await startGate(registry.host, ({ path }) => {
      const { pathname, searchParams } = new URL(path, 'http://gate');
      return page(pathname, tags.indexOf(searchParams.get('last') ?? '') + 1);
    });
    assert.deepEqual(await list(gate.host), tags);
    assert.equal(gate.asked.length, 3);
  });

  it('follows to the next page only on the registry itself, wherever the link points', async () => {
    await using other = await startPages({ body: '{"tags":["stolen"]}' });
    const link = `<http://${other.host}/v2/else/where/tags/list?last=1.0>; rel="next"`;
    await using gate = await startPages({ headers: { link }, body: '{"tags":["1.0"]}' }, { body: '{"tags":["1.1"]}' });
    assert.deepEqual(await list(gate.host), ['1.0', '1.1']);
    assert.deepEqual(other.asked, []);
    assert.equal(gate.asked[1]?.path, '/v2/acme/api/tags/list?last=1.0');
  });

  it('ends when pages lead in a circle', async () => {
    const headers = { link: '</v2/acme/api/tags/list?last=a>; rel="next"' };
    const page = { headers, body: '{"tags":["a"]}' };
    await using gate = await startPages(page, page, page);
    await assert.rejects(list(gate.host), { code: 'PULL_UNSUPPORTED', message: /the tags of .*leads back to a page/ });
  });

  it('reads null as no tags, which registries answer for a repository whose tags were deleted', async () => {
    await using gate = await startPages({ body: '{"name":"acme/api","tags":null}' });
    assert.deepEqual(await list(gate.host), []);
  });

  it('refuses what is not a list', async () => {
    for (const body of ['<html>', '{"tags":"1.0"}', '{"tags":[1]}']) {
      await using gate = await startPages({ body });
      await assert.rejects(list(gate.host), { code: 'PULL_UNSUPPORTED' });
    }
  });

  it('tries again as long as it may, and says what a registry said', async () => {
    const busy = { status: 503, headers: { 'retry-after': '0' } };
    await using passing = await startPages(busy, { body: '{"tags":["1.0"]}' });
    assert.deepEqual(await list(passing.host, 1), ['1.0']);
    await using lasting = await startPages(busy, busy);
    await assert.rejects(list(lasting.host, 1), { code: 'PULL_FAILED' });
    await using gone = await startPages({ status: 404 });
    await assert.rejects(list(gone.host), { code: 'PULL_NOT_FOUND', message: /^cannot pull the tags of / });
  });
});
