import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { handlePull, type PullSource } from '../../../../src/archive/loopback/pull-registry.ts';
import { openLoopback, type Loopback } from '../../../../src/archive/loopback/server.ts';
import { digestOf } from '../../../support/spoil.ts';

const manifest = { digest: digestOf('{}'), mediaType: 'application/json', content: Buffer.from('{}') };
const blob = Buffer.from('0123456789');
const source: PullSource = {
  manifest: reference => (['archived', manifest.digest].includes(reference) ? manifest : undefined),
  sizeOf: digest => (digest === digestOf(blob) ? blob.length : undefined),
  send: (_digest, from, response) => Promise.resolve(void response.end(blob.subarray(from))),
};

describe('the registry that engines pull from', () => {
  let loopback: Loopback;
  before(async () => (loopback = await openLoopback(handlePull(source))));
  after(() => loopback[Symbol.asyncDispose]());

  function call(path: string, init: RequestInit = {}): Promise<Response> {
    const { username, password } = loopback.auth;
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const headers = { ...(init.headers as Record<string, string>), authorization };
    return fetch(`http://${loopback.host}${path}`, { ...init, headers });
  }

  it('answers the version check', async () => assert.equal((await call('/v2/')).status, 200));

  for (const reference of ['archived', manifest.digest]) {
    it(`serves a manifest by ${reference.slice(0, 8)}`, async () => {
      const response = await call(`/v2/x/manifests/${reference}`);
      assert.equal(await response.text(), '{}');
      const headers = ['content-type', 'docker-content-digest'].map(name => response.headers.get(name));
      assert.deepEqual(headers, ['application/json', manifest.digest]);
      const head = await call(`/v2/x/manifests/${reference}`, { method: 'HEAD' });
      assert.deepEqual([head.status, head.headers.get('content-length')], [200, '2']);
    });
  }

  const ranges: [string | undefined, number, string, string | null][] = [
    [undefined, 200, '0123456789', null],
    ['bytes=4-', 206, '456789', 'bytes 4-9/10'],
    ['bytes=0-', 200, '0123456789', null],
    ['bytes=10-', 200, '0123456789', null],
    ['bytes=2-5', 200, '0123456789', null],
  ];
  for (const [range, status, body, contentRange] of ranges) {
    it(`serves a blob for ${range ?? 'no range'}`, async () => {
      const response = await call(`/v2/x/blobs/${digestOf(blob)}`, range ? { headers: { range } } : {});
      assert.deepEqual([response.status, await response.text()], [status, body]);
      assert.equal(response.headers.get('content-range'), contentRange);
    });
  }

  const refusals: [string, string, number, string][] = [
    ['GET', '/v2/x/manifests/other', 404, 'MANIFEST_UNKNOWN'],
    ['GET', `/v2/x/blobs/${digestOf('other')}`, 404, 'BLOB_UNKNOWN'],
    ['GET', '/v2/_catalog', 404, 'UNSUPPORTED'],
    ['PUT', '/v2/x/manifests/archived', 405, 'UNSUPPORTED'],
  ];
  for (const [method, path, status, code] of refusals) {
    it(`refuses ${method} ${path.slice(0, 24)}`, async () => {
      const response = await call(path, { method });
      const { errors } = (await response.json()) as { errors: { code: string }[] };
      assert.deepEqual([response.status, errors[0]?.code], [status, code]);
    });
  }
});
