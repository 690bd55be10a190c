import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { CacheStore } from '../../../../src/stores/cache/store.ts';
import type { Operation } from '../../results/route.ts';
import { makeReady, name, type Work } from './work.ts';

/** The actions cache. */
export const cachePaths: Readonly<Record<string, Work>> = {
  'cache: look-up': async stage => {
    await stage.breakService('GetCacheEntryDownloadURL');
    stage.context.lookUps.valueOr(await new CacheStore(stage.context).lookUp(cached), undefined);
  },
  'cache: reserve': save('CreateCacheEntry', 'GetCacheEntryDownloadURL'),
  'cache: upload': save('PutBlob', 'CreateCacheEntry'),
  'cache: finalize': save('FinalizeCacheEntryUpload', 'PutBlob'),
  'cache: address': restore('GetCacheEntryDownloadURL'),
  'cache: download': restore('GetBlob', 'GetCacheEntryDownloadURL'),
};

const cached = { ...name, repository: 'docker.io/library/web' };

function save(operation: Operation, before?: Operation): Work {
  return async stage => {
    const ready = await makeReady(stage);
    await stage.breakService(operation, before);
    const saved = await new CacheStore(stage.context).save(ready);
    // What is told as lost may have been stored.
    if (saved) assert.equal(stage.service.caches().length, 1);
  };
}

function restore(operation: Operation, before?: Operation): Work {
  return async stage => {
    const ready = await makeReady(stage);
    const store = new CacheStore(stage.context);
    assert.ok(await store.save(ready));
    await rm(ready.path);
    const found = await store.lookUp(cached);
    assert.ok(found.known);
    await stage.breakService(operation, before);
    const { path } = await found.value!.fetch();
    assert.equal(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
      ready.sha256,
    );
  };
}
