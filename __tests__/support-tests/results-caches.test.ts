import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
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
const { actAs, saveCache, restoreCache } = libraries;

function statusesOf(operation: Operation): (number | undefined)[] {
  return service.requests.filter(seen => seen.operation === operation).map(({ status }) => status);
}

describe('the cache of the results service, by @actions/cache', () => {
  const save = async (key: string, content: string | Buffer, path = 'cached.bin') => {
    await writeFile(path, content);
    return saveCache([path], key);
  };
  const restore = async (key: string, others: string[] = [], path = 'cached.bin') => {
    await rm(path, { force: true });
    const found = await restoreCache([path], key, others);
    return found === undefined ? undefined : [found, await readFile(path, 'utf8')];
  };

  it('gives back what was saved', async () => {
    actAs({});
    const content = randomBytes(2 * 1024 * 1024).toString('hex');
    assert.ok((await save('round/1', content)) > 0);
    assert.deepEqual(await restore('round/1'), ['round/1', content]);
    const [entry] = service.caches().filter(({ key }) => key === 'round/1');
    assert.equal(entry?.ref, 'refs/heads/main');
    assert.ok(entry.size > 1024 * 1024);
  });

  it('is looked up without a download, which counts as a use', async () => {
    actAs({});
    await save('looked/1', 'looked up');
    service.ageCache('looked/1', 86_400_000);
    const downloads = statusesOf('GetBlob').length;
    assert.equal(await restoreCache(['cached.bin'], 'looked/1', [], { lookupOnly: true }), 'looked/1');
    assert.equal(statusesOf('GetBlob').length, downloads);
    const entry = service.caches().find(({ key }) => key === 'looked/1');
    assert.ok(entry && Date.now() - entry.lastAccessedAt < 60_000 && Date.now() - entry.createdAt >= 86_400_000);
  });

  it('is a miss when key or path are others', async () => {
    actAs({});
    await save('missed/1', 'missed');
    assert.equal(await restore('missed/2'), undefined);
    assert.equal(await restore('missed/1', [], './cached.bin'), undefined);
  });

  it('finds by prefix: the exact key, the newest that begins with it, then the other keys in order', async () => {
    actAs({});
    for (const key of ['prefix/a', 'prefix/a/2', 'prefix/a/1', 'prefix/b/1']) await save(key, key);
    assert.equal((await restore('prefix/a'))?.[0], 'prefix/a');
    assert.equal((await restore('prefix/a/'))?.[0], 'prefix/a/1');
    assert.equal((await restore('prefix/c', ['prefix/b', 'prefix/a']))?.[0], 'prefix/b/1');
  });

  it('shows a ref its own entries, then those of the base and the default branch, and no others', async () => {
    const main = 'refs/heads/main';
    const pull = { ref: 'refs/pull/5/merge', baseRef: 'refs/heads/release' };
    actAs({ ref: main });
    await save('scope/main', 'main');
    actAs({ ref: 'refs/heads/release' });
    await save('scope/release', 'release');
    actAs(pull);
    assert.equal((await restore('scope/'))?.[0], 'scope/release');
    assert.equal((await restore('scope/main'))?.[0], 'scope/main');
    await save('scope/pull', 'pull');
    assert.equal((await restore('scope/'))?.[0], 'scope/pull');
    actAs({ ref: main });
    assert.equal((await restore('scope/'))?.[0], 'scope/main');
    actAs({ ref: 'refs/heads/other' });
    assert.equal(await restore('scope/pull'), undefined);
    assert.equal(service.caches().find(({ key }) => key === 'scope/pull')?.ref, pull.ref);
  });

  it('refuses a second entry of the same key, version and ref', async () => {
    actAs({});
    await save('duplicate/1', 'first');
    assert.equal(await save('duplicate/1', 'second'), -1);
    assert.match(libraries.printed.join(''), /Unable to reserve cache with key duplicate\/1, another job/);
    assert.equal(statusesOf('CreateCacheEntry').at(-1), 409);
    assert.deepEqual(await restore('duplicate/1'), ['duplicate/1', 'first']);
    actAs({ ref: 'refs/heads/other' });
    assert.ok((await save('duplicate/1', 'of another ref')) > 0);
  });

  it('lets a read-only token read and not write', async () => {
    actAs({});
    await save('denied/1', 'readable');
    actAs({ cachePermission: 'read' });
    assert.deepEqual(await restore('denied/1'), ['denied/1', 'readable']);
    assert.equal(await save('denied/2', 'denied'), -1);
    assert.match(libraries.printed.join(''), /::warning::.*cache write denied: token has no writable scopes/);
    assert.equal(service.caches().filter(({ key }) => key === 'denied/2').length, 0);
  });

  it('is a miss when the download is cut', async () => {
    actAs({});
    await save('cut/1', randomBytes(1024 * 1024));
    service.inject({ operation: 'GetBlob', cutResponseAfter: 500_000 });
    assert.equal(await restoreCache(['cached.bin'], 'cut/1'), undefined);
    assert.equal(statusesOf('GetBlob').at(-1), 200);
  });

  it('is not written when the service says 429', async () => {
    actAs({});
    service.inject({ operation: 'CreateCacheEntry', status: 429, retryAfter: 7 });
    assert.equal(await save('limited/1', 'limited'), -1);
    assert.ok((await save('limited/1', 'limited')) > 0);
  });

  it('loses what nobody used for seven days', async () => {
    actAs({});
    await save('unused/1', 'unused');
    await save('used/1', 'used');
    service.ageCache('unused/1', 8 * 86_400_000);
    service.ageCache('used/1', 8 * 86_400_000, 86_400_000);
    assert.equal(await restore('unused/1'), undefined);
    assert.ok(await restore('used/1'));
  });
});
