import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { startResultsService } from '../support/results-service.ts';
import type { Operation } from '../support/results/route.ts';
import { loadLibraries } from '../support/toolkit-libraries.ts';

const service = await startResultsService();
const libraries = await loadLibraries(service);
after(async () => {
  await libraries[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});
const { folder, artifacts, actAs, makeFile } = libraries;

function digestOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

function statusesOf(operation: Operation): (number | undefined)[] {
  return service.requests.filter(seen => seen.operation === operation).map(({ status }) => status);
}

describe('artifacts of the results service, by @actions/artifact', () => {
  it('keeps a raw file byte for byte under its own name', async () => {
    actAs({ runId: 10 });
    const content = randomBytes(20 * 1024 * 1024);
    const path = await makeFile('raw.tar', content);
    const { id, size, digest } = await artifacts.upload(path, 3);
    const stored = service.artifacts().find(row => row.id === id);
    assert.ok(stored);
    const { name, runId } = stored;
    assert.deepEqual({ name, runId }, { name: 'raw.tar', runId: 10 });
    assert.deepEqual([size, digest], [content.length, digestOf(content)]);
    assert.deepEqual([stored.size, stored.digest], [content.length, `sha256:${digestOf(content)}`]);
    assert.ok(content.equals(await readFile(stored.path)));
    assert.ok(Math.abs(stored.expiresAt - stored.createdAt - 3 * 86_400_000) < 60_000);

    const { downloadPath, digestMismatch } = await artifacts.downloadArtifact(id!, {
      path: join(folder, 'raw'),
      expectedHash: `sha256:${digest}`,
    });
    assert.equal(digestMismatch, false);
    assert.ok(content.equals(await readFile(join(downloadPath!, 'raw.tar'))));
  });

  it('keeps a zip that the library makes, which is unpacked when it is fetched', async () => {
    actAs({ runId: 11 });
    const path = await makeFile('member.txt', 'hello\n');
    const { id } = await artifacts.uploadZip('packed', path);
    const { downloadPath } = await artifacts.downloadArtifact(id!, { path: join(folder, 'unpacked') });
    assert.equal(await readFile(join(downloadPath!, 'member.txt'), 'utf8'), 'hello\n');
  });

  it('keeps a raw zip a file when it is not to be unpacked', async () => {
    actAs({ runId: 11 });
    const { id } = await artifacts.upload(await makeFile('archive.zip', 'not unpacked'));
    const { downloadPath } = await artifacts.downloadArtifact(id!, { path: join(folder, 'raw'), skipDecompress: true });
    assert.equal(await readFile(join(downloadPath!, 'archive.zip'), 'utf8'), 'not unpacked');
  });

  it('tells of a digest that is not the expected one', async () => {
    actAs({ runId: 11 });
    const { id } = await artifacts.upload(await makeFile('other.bin', 'other'));
    const wanted = { path: join(folder, 'raw'), expectedHash: `sha256:${digestOf('another')}` };
    assert.equal((await artifacts.downloadArtifact(id!, wanted)).digestMismatch, true);
  });

  it('lists a run to itself by the runtime token, and to others by REST', async () => {
    actAs({ runId: 12 });
    await artifacts.upload(await makeFile('one.bin', '1'));
    await artifacts.upload(await makeFile('two.bin', '22'));
    const summary = (found: { artifacts: { name: string; size: number }[] }) =>
      found.artifacts.map(({ name, size }) => `${name} ${size}`).sort();
    assert.deepEqual(summary(await artifacts.listArtifacts()), ['one.bin 1', 'two.bin 2']);
    assert.equal((await artifacts.getArtifact('two.bin')).artifact.digest, `sha256:${digestOf('22')}`);

    actAs({ runId: 13 });
    assert.deepEqual(summary(await artifacts.listArtifacts()), []);
    await assert.rejects(artifacts.getArtifact('two.bin'), { name: 'ArtifactNotFoundError' });
    const token = service.restToken('read');
    const findBy = { token, workflowRunId: 12, repositoryOwner: 'acme', repositoryName: 'app' };
    assert.deepEqual(summary(await artifacts.listArtifacts({ findBy })), ['one.bin 1', 'two.bin 2']);
    const { artifact } = await artifacts.getArtifact('two.bin', { findBy });
    const { downloadPath } = await artifacts.downloadArtifact(artifact.id, { path: join(folder, 'by-rest'), findBy });
    assert.equal(await readFile(join(downloadPath!, 'two.bin'), 'utf8'), '22');
    await assert.rejects(artifacts.deleteArtifact('two.bin', { findBy }), /Resource not accessible by integration/);
    await artifacts.deleteArtifact('two.bin', { findBy: { ...findBy, token: service.restToken('write') } });
    assert.deepEqual(summary(await artifacts.listArtifacts({ findBy })), ['one.bin 1']);
  });

  it('refuses a name the run has already, until that is deleted', async () => {
    actAs({ runId: 14 });
    const path = await makeFile('twice.bin', 'first');
    await artifacts.upload(path);
    const expected =
      'Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: ' +
      'an artifact with this name already exists on the workflow run';
    await assert.rejects(artifacts.upload(path), { message: expected });
    await artifacts.deleteArtifact('twice.bin');
    await writeFile(path, 'second');
    await artifacts.upload(path);
    assert.equal((await artifacts.getArtifact('twice.bin')).artifact.digest, `sha256:${digestOf('second')}`);
  });

  it('lets every attempt of a run have its own, and shows the newest', async () => {
    actAs({ runId: 15 });
    const path = await makeFile('again.bin', 'attempt 1');
    await artifacts.upload(path);
    actAs({ runId: 15, attempt: 2 });
    await writeFile(path, 'attempt 2');
    await artifacts.upload(path);
    assert.equal((await artifacts.listArtifacts()).artifacts.length, 2);
    assert.equal((await artifacts.getArtifact('again.bin')).artifact.digest, `sha256:${digestOf('attempt 2')}`);
    await artifacts.deleteArtifact('again.bin');
    assert.equal((await artifacts.getArtifact('again.bin')).artifact.digest, `sha256:${digestOf('attempt 1')}`);
  });

  it('forgets an artifact whose retention is over', async () => {
    actAs({ runId: 16 });
    await artifacts.upload(await makeFile('old.bin', 'old'), 1);
    service.ageArtifact('old.bin', 2 * 86_400_000);
    assert.deepEqual((await artifacts.listArtifacts()).artifacts, []);
  });
});

describe('faults of the results service, by @actions/artifact', () => {
  it('answers 503 as often as told, which the library tries again', async () => {
    actAs({ runId: 20 });
    service.inject({ operation: 'CreateArtifact', status: 503 });
    service.inject({ operation: 'PutBlock', status: 503 });
    const before = statusesOf('CreateArtifact').length;
    await artifacts.upload(await makeFile('retried.bin', 'retried'));
    assert.deepEqual(statusesOf('CreateArtifact').slice(before), [503, 200]);
    assert.deepEqual(statusesOf('PutBlock').slice(-2), [503, 201]);
  });

  it('answers 429, which the library tries again except for blocks', async () => {
    actAs({ runId: 21 });
    const path = await makeFile('limited.bin', 'limited');
    service.inject({ operation: 'ListArtifacts', status: 429, retryAfter: 1 });
    await artifacts.listArtifacts();
    assert.deepEqual(statusesOf('ListArtifacts').slice(-2), [429, 200]);
    service.inject({ operation: 'PutBlock', status: 429 });
    await assert.rejects(artifacts.upload(path), { statusCode: 429 });
    // What was created and never finalized is in nobody's way.
    await artifacts.upload(path);
  });

  it('cuts an upload in the middle, which the library sends again', async () => {
    actAs({ runId: 22 });
    const content = randomBytes(3 * 1024 * 1024);
    service.inject({ operation: 'PutBlock', cutRequestAfter: 1024 * 1024 });
    const { id } = await artifacts.upload(await makeFile('cut.bin', content));
    assert.deepEqual(statusesOf('PutBlock').slice(-2), [undefined, 201]);
    const stored = service.artifacts().find(row => row.id === id);
    assert.ok(content.equals(await readFile(stored!.path)));
  });

  it('cuts the connection when the work is done, which the library treats as a failure', async () => {
    actAs({ runId: 23 });
    service.inject({ operation: 'FinalizeArtifact', cutBeforeAnswer: true });
    await assert.rejects(artifacts.upload(await makeFile('lost.bin', 'lost')), /Failed to FinalizeArtifact/);
    assert.ok(service.artifacts().some(({ name }) => name === 'lost.bin'));
  });

  it('says what it was told to say, and waits as long', async () => {
    actAs({ runId: 24 });
    const body = JSON.stringify({ code: 'resource_exhausted', msg: 'insufficient usage to create artifact' });
    service.inject({ operation: 'CreateArtifact', status: 403, body, delayMs: 300 });
    const start = performance.now();
    await assert.rejects(artifacts.upload(await makeFile('quota.bin', 'quota')), /storage quota has been hit/);
    assert.ok(performance.now() - start >= 300);
  });

  it('meets only as many requests as told', async () => {
    const url = `${service.url}/repos/acme/app/actions/caches`;
    const headers = { authorization: `Bearer ${service.restToken('read')}` };
    service.inject({ operation: 'ListCaches', status: 500, times: 2, body: 'broken' });
    const answers = [await fetch(url, { headers }), await fetch(url, { headers }), await fetch(url, { headers })];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [500, 500, 200],
    );
    assert.equal(await answers[0]?.text(), 'broken');
  });
});
