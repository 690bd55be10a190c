import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startResultsService } from '../support/results-service.ts';

const folder = await mkdtemp(join(tmpdir(), 'results-test-'));
const service = await startResultsService();
after(async () => {
  await service[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

function digestOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

describe('the wire protocol of the results service', () => {
  const twirp = async (name: string, fields: object, token = service.runtimeToken({ runId: 40 })) => {
    const family = name.includes('Cache') ? 'CacheService' : 'ArtifactService';
    const answer = await fetch(`${service.url}/twirp/github.actions.results.api.v1.${family}/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  };
  const ids = { workflow_run_backend_id: '40.1', workflow_job_run_backend_id: 'build' };
  const createBlob = async (name: string) => {
    return (await twirp('CreateArtifact', { ...ids, name, version: 7, mime_type: 'text/plain' })).body[
      'signed_upload_url'
    ]!;
  };
  const putBlob = (url: string, content: string) =>
    fetch(url, { method: 'PUT', body: content, headers: { 'x-ms-blob-type': 'BlockBlob' } });

  it('checks who calls', async () => {
    assert.equal((await twirp('ListArtifacts', ids, 'none')).status, 401);
    assert.equal((await twirp('ListArtifacts', ids, service.runtimeToken({ runId: 41 }))).status, 403);
    assert.equal((await twirp('ListArtifacts', ids)).status, 200);
  });

  it('finalizes only what arrived whole', async () => {
    const url = await createBlob('checked');
    const finalize = (fields: object) => twirp('FinalizeArtifact', { ...ids, name: 'checked', ...fields });
    assert.equal((await finalize({ size: '5' })).status, 404);
    await putBlob(url, 'hello');
    assert.match((await finalize({ size: '4' })).body['msg'] ?? '', /size does not match/);
    assert.match(
      (await finalize({ size: '5', hash: `sha256:${digestOf('hallo')}` })).body['msg'] ?? '',
      /hash does not/,
    );
    assert.equal((await finalize({ size: '5', hash: `sha256:${digestOf('hello')}` })).status, 200);
  });

  it('finalizes a cache entry only when its size is right', async () => {
    const entry = { key: 'sized', version: '1' };
    const { body } = await twirp('CreateCacheEntry', entry);
    await putBlob(body['signed_upload_url']!, 'hello');
    assert.equal((await twirp('FinalizeCacheEntryUpload', { ...entry, size_bytes: '4' })).status, 400);
    assert.equal((await twirp('GetCacheEntryDownloadURL', entry)).body['ok'], false);
    assert.equal((await twirp('FinalizeCacheEntryUpload', { ...entry, size_bytes: '5' })).status, 200);
    const duplicate = await twirp('CreateCacheEntry', entry);
    const msg = 'cache entry with the same key, version, and scope already exists';
    assert.deepEqual(duplicate, { status: 409, body: { code: 'already_exists', msg } });
  });

  it('puts blocks together in the order of the list, also when the list comes again', async () => {
    const url = await createBlob('blocks');
    const put = (query: string, body: string) => fetch(`${url}&comp=${query}`, { method: 'PUT', body });
    const id = (text: string) => encodeURIComponent(Buffer.from(text).toString('base64'));
    const list = (...names: string[]) =>
      `<BlockList>${names.map(name => `<Latest>${Buffer.from(name).toString('base64')}</Latest>`).join('')}</BlockList>`;
    await put(`block&blockid=${id('second')}`, 'world');
    await put(`block&blockid=${id('first')}`, 'hello ');
    const unknown = await put('blocklist', list('first', 'third'));
    assert.deepEqual([unknown.status, unknown.headers.get('x-ms-error-code')], [400, 'InvalidBlockList']);
    assert.match(await unknown.text(), /<Code>InvalidBlockList<\/Code>/);
    assert.equal((await put('blocklist', list('first', 'second'))).status, 201);
    assert.equal((await put('blocklist', list('first', 'second'))).status, 201);
    const size = String('hello world'.length);
    assert.equal((await twirp('FinalizeArtifact', { ...ids, name: 'blocks', size })).status, 200);
    assert.equal(await (await downloadBlob('blocks')).text(), 'hello world');
  });

  const downloadUrlOf = async (name: string) => {
    return (await twirp('GetSignedArtifactURL', { ...ids, name })).body['signed_url']!;
  };
  const downloadBlob = async (name: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(await downloadUrlOf(name), { method, headers });

  it('serves ranges and heads', async () => {
    await putBlob(await createBlob('ranged'), '0123456789');
    await twirp('FinalizeArtifact', { ...ids, name: 'ranged', size: '10' });
    const ranges: [Record<string, string>, number, string, string | null][] = [
      [{}, 200, '0123456789', null],
      [{ 'x-ms-range': 'bytes=2-4' }, 206, '234', 'bytes 2-4/10'],
      [{ range: 'bytes=8-' }, 206, '89', 'bytes 8-9/10'],
      [{ range: 'bytes=8-20' }, 206, '89', 'bytes 8-9/10'],
    ];
    for (const [headers, status, text, range] of ranges) {
      const answer = await downloadBlob('ranged', headers);
      assert.deepEqual(
        [answer.status, await answer.text(), answer.headers.get('content-range')],
        [status, text, range],
      );
    }
    assert.equal((await downloadBlob('ranged', { range: 'bytes=10-' })).status, 416);
    const head = await downloadBlob('ranged', {}, 'HEAD');
    assert.deepEqual([head.status, head.headers.get('content-length')], [200, '10']);
    assert.equal(head.headers.get('content-type'), 'text/plain');
  });

  it('takes no URL that was changed, is for another use or is of a blob that is not there', async () => {
    const upload = new URL(await createBlob('signed'));
    const changed = new URL(upload);
    changed.searchParams.set('se', '2099-01-01T00:00:00.000Z');
    const unpadded = new URL(upload);
    unpadded.searchParams.set('sig', unpadded.searchParams.get('sig')!.replace(/=+$/, ''));
    const codeOf = async (answer: Response) => {
      await answer.arrayBuffer();
      return answer.headers.get('x-ms-error-code');
    };
    assert.equal(await codeOf(await putBlob(changed.href, 'x')), 'AuthenticationFailed');
    assert.equal(await codeOf(await fetch(upload)), 'AuthorizationPermissionMismatch');
    assert.equal((await putBlob(unpadded.href, 'x')).status, 201);
    await twirp('FinalizeArtifact', { ...ids, name: 'signed', size: '1' });
    const download = await downloadUrlOf('signed');
    await twirp('DeleteArtifact', { ...ids, name: 'signed' });
    assert.equal(await codeOf(await fetch(download)), 'BlobNotFound');
  });

  it('writes down every request', async () => {
    const before = service.requests.length;
    await twirp('ListArtifacts', ids);
    await fetch(`${service.url}/unknown?x=1`);
    const seen = service.requests
      .slice(before)
      .map(({ method, path, operation, status }) => [method, path, operation, status]);
    assert.deepEqual(seen, [
      ['POST', '/twirp/github.actions.results.api.v1.ArtifactService/ListArtifacts', 'ListArtifacts', 200],
      ['GET', '/unknown?x=1', undefined, 404],
    ]);
  });
});

describe('a results service of its own', () => {
  const post = (url: string, token: string, name: string, fields: object) =>
    fetch(`${url}/twirp/github.actions.results.api.v1.CacheService/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(fields),
    });
  const saveSmall = async (url: string, token: string, key: string) => {
    const answer = await post(url, token, 'CreateCacheEntry', { key, version: '1' });
    const { signed_upload_url } = (await answer.json()) as { signed_upload_url: string };
    await fetch(signed_upload_url, { method: 'PUT', body: '12345', headers: { 'x-ms-blob-type': 'BlockBlob' } });
    await post(url, token, 'FinalizeCacheEntryUpload', { key, version: '1', size_bytes: '5' });
  };

  it('goes on where the last one in its folder ended, with the same tokens', async () => {
    const dir = join(folder, 'kept');
    let rest: string;
    {
      await using first = await startResultsService({ dir });
      rest = first.restToken('read');
      await saveSmall(first.url, first.runtimeToken(), 'kept');
      assert.equal(first.caches().length, 1);
    }
    await using second = await startResultsService({ dir });
    const headers = { authorization: `Bearer ${rest}` };
    const answer = await fetch(`${second.url}/repos/acme/app/actions/caches`, { headers });
    assert.equal(((await answer.json()) as { total_count: number }).total_count, 1);
  });

  it('evicts what was used least recently when the caches grow over their limit', async () => {
    await using small = await startResultsService({ cacheLimit: 12 });
    const token = small.runtimeToken();
    for (const [key, age] of [
      ['a', 1000],
      ['b', 3000],
      ['c', 0],
    ] as const) {
      await saveSmall(small.url, token, key);
      small.ageCache(key, age);
    }
    const answer = await post(small.url, token, 'GetCacheEntryDownloadURL', { key: 'b', version: '1' });
    assert.deepEqual(await answer.json(), { ok: false });
    assert.deepEqual(
      small.caches().map(({ key }) => key),
      ['a', 'c'],
    );
  });

  it('runs from the command line until it is told to end', async () => {
    const script = fileURLToPath(new URL('../support/results-service-cli.ts', import.meta.url));
    const child = spawn(process.execPath, [script, join(folder, 'cli')], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const url = String((await lines.next()).value);
    const [, token = ''] = String((await lines.next()).value).split('=');
    const headers = { authorization: `Bearer ${token}` };
    assert.equal((await fetch(`${url}/repos/acme/app/actions/caches`, { headers })).status, 200);
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
  });
});
