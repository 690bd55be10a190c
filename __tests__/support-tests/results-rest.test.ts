import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { after, describe, it } from 'node:test';
import { startResultsService } from '../support/results-service.ts';
import type { RestPermission } from '../support/results/token.ts';
import { loadLibraries } from '../support/toolkit-libraries.ts';

const service = await startResultsService();
const libraries = await loadLibraries(service);
after(async () => {
  await libraries[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});
const { artifacts, actAs, makeFile, saveCache } = libraries;

describe('the REST API of the results service', () => {
  const call = async (method: string, path: string, permission?: RestPermission) => {
    const headers = permission && { authorization: `Bearer ${service.restToken(permission)}` };
    const answer = await fetch(`${service.url}/repos/${path}`, {
      method,
      ...(headers && { headers }),
      redirect: 'manual',
    });
    const text = await answer.text();
    const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
    return { status: answer.status, body, location: answer.headers.get('location') };
  };
  const listKeys = async (query: string) => {
    const { body } = await call('GET', `acme/app/actions/caches?${query}`, 'read');
    return (body['actions_caches'] as { key: string }[]).map(({ key }) => key);
  };
  const saveEmpty = async (key: string, ref: string, content = key) => {
    actAs({ ref });
    await writeFile('cached.bin', content);
    assert.ok((await saveCache(['cached.bin'], key)) > 0);
  };

  const refusals: [string, string, RestPermission | undefined, number, RegExp][] = [
    ['GET', 'acme/app/actions/caches', undefined, 401, /Requires authentication/],
    ['GET', 'acme/app/actions/caches', 'none', 403, /Resource not accessible by integration/],
    ['DELETE', 'acme/app/actions/caches/1', 'read', 403, /Resource not accessible by integration/],
    ['DELETE', 'acme/app/actions/caches?key=nothing', 'read', 403, /Resource not accessible by integration/],
    ['DELETE', 'acme/app/actions/artifacts/1', 'read', 403, /Resource not accessible by integration/],
    ['DELETE', 'acme/app/actions/caches?key=nothing', 'write', 404, /Not Found/],
    ['DELETE', 'acme/app/actions/caches', 'write', 422, /wasn't supplied/],
    ['DELETE', 'acme/app/actions/caches/1', 'write', 404, /Not Found/],
    ['DELETE', 'acme/app/actions/artifacts/1', 'write', 404, /Not Found/],
    ['GET', 'acme/app/actions/artifacts/1', 'read', 404, /Not Found/],
    ['GET', 'acme/app/actions/runs/99999', 'read', 404, /Not Found/],
    ['GET', 'acme/app/actions/workflows/none.yml/runs', 'read', 404, /Not Found/],
    ['GET', 'acme/other/actions/caches', 'read', 404, /Not Found/],
    ['GET', 'acme/app/actions/secrets', 'read', 404, /Not Found/],
  ];
  for (const [method, path, permission, status, message] of refusals) {
    it(`answers ${status} to ${method} ${path} with ${permission ?? 'no'} permission`, async () => {
      const answer = await call(method, path, permission);
      assert.equal(answer.status, status);
      assert.match(String(answer.body['message']), message);
    });
  }

  it('takes no token it did not make', async () => {
    const headers = { authorization: 'Bearer ghs_invented' };
    const answer = await fetch(`${service.url}/repos/acme/app/actions/caches`, { headers });
    assert.equal(answer.status, 401);
  });

  it('lists caches by prefix, ref, order and page', async () => {
    await saveEmpty('rest/1', 'refs/heads/main', randomBytes(5000).toString('hex'));
    await saveEmpty('rest/2', 'refs/heads/main');
    await saveEmpty('rest/1', 'refs/heads/rest');
    service.ageCache('rest/2', 5000, 0);
    assert.deepEqual(await listKeys('key=rest/&ref=refs/heads/main&sort=created_at&direction=asc'), [
      'rest/2',
      'rest/1',
    ]);
    assert.deepEqual(await listKeys('key=rest/&ref=refs/heads/main&sort=size_in_bytes'), ['rest/1', 'rest/2']);
    assert.deepEqual(await listKeys('key=rest/1&ref=refs/heads/rest'), ['rest/1']);
    assert.deepEqual(await listKeys('key=rest/&per_page=2&page=2&direction=asc'), ['rest/1']);
    const { body } = await call('GET', 'acme/app/actions/caches?key=rest/&per_page=1', 'read');
    assert.equal(body['total_count'], 3);
    assert.equal((body['actions_caches'] as unknown[]).length, 1);
  });

  it('deletes caches by id, by key and ref, and by key alone', async () => {
    const [main, other] = ['refs/heads/main', 'refs/heads/other'];
    for (const key of ['del/1', 'del/2', 'del/2/x']) await saveEmpty(key, main);
    await saveEmpty('del/2', other);
    const left = () => service.caches().flatMap(({ key, ref }) => (key.startsWith('del/') ? [`${key} ${ref}`] : []));
    const id = service.caches().find(({ key }) => key === 'del/1')?.id;
    assert.equal((await call('DELETE', `acme/app/actions/caches/${id}`, 'write')).status, 204);
    assert.equal((await call('DELETE', `acme/app/actions/caches?key=del/2&ref=${other}`, 'write')).status, 200);
    assert.deepEqual(left(), [`del/2 ${main}`, `del/2/x ${main}`]);
    assert.equal((await call('DELETE', 'acme/app/actions/caches?key=del/2', 'write')).body['total_count'], 1);
    assert.deepEqual(left(), [`del/2/x ${main}`]);
    const { body } = await call('GET', 'acme/app/actions/cache/usage', 'read');
    assert.equal(body['active_caches_count'], service.caches().length);
  });

  it('shows runs, those of one workflow too', async () => {
    const started = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
    service.addRun({
      id: 500,
      attempt: 2,
      runStartedAt: started,
      path: '.github/workflows/nightly.yml',
      workflowId: 9,
    });
    service.addRun({ id: 501, status: 'completed', conclusion: 'failure', headBranch: 'feature' });
    const { body } = await call('GET', 'acme/app/actions/runs/500', 'read');
    assert.equal(body['run_started_at'], '2026-01-02T03:04:05Z');
    assert.deepEqual(
      [body['id'], body['run_attempt'], body['head_branch'], body['status']],
      [500, 2, 'main', 'in_progress'],
    );
    const ids = async (path: string) => {
      const { body } = await call('GET', `acme/app/actions/${path}`, 'read');
      return (body['workflow_runs'] as { id: number }[]).map(({ id }) => id);
    };
    assert.deepEqual(await ids('workflows/nightly.yml/runs'), [500]);
    assert.deepEqual(await ids('workflows/9/runs'), [500]);
    assert.deepEqual(await ids('runs?branch=feature&status=failure'), [501]);
    assert.equal((await ids('runs?per_page=1')).length, 1);
  });

  it('knows the run of every runtime token from when it was made', async () => {
    service.runtimeToken({ runId: 600 });
    const { status, body } = await call('GET', 'acme/app/actions/runs/600', 'read');
    assert.equal(status, 200);
    assert.ok(Math.abs(Date.parse(String(body['run_started_at'])) - Date.now()) < 5000);
  });

  it('redirects to the bytes of an artifact, and says 410 when they expired', async () => {
    actAs({ runId: 30 });
    const { id } = await artifacts.upload(await makeFile('redirected.bin', 'redirected'));
    const path = `acme/app/actions/artifacts/${id}/zip`;
    const { status, location } = await call('GET', path, 'read');
    assert.equal(status, 302);
    const bytes = await fetch(location!);
    assert.equal(await bytes.text(), 'redirected');
    assert.match(bytes.headers.get('content-disposition') ?? '', /filename="redirected.bin"/);
    service.ageArtifact('redirected.bin', 91 * 86_400_000);
    assert.equal((await call('GET', path, 'read')).status, 410);
  });
});
