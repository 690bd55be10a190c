import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cacheKey, cachePrefix, layerKey, parseCacheKey, parseLayerKey } from '../../../../src/stores/cache/keys.ts';

const id = '0123456789ab';
const archive = { name: 'acme~api', version: '1.2+dirty', imageid: id, archfmt: 'zip', repository: 'acme/api' };
const digest = `sha256:${'0a'.repeat(32)}`;

describe('cache keys of archives', () => {
  it('read back as the same archive', () => {
    assert.equal(cacheKey(archive), `docker-archive/1/acme~api/1.2+dirty/${id}.zip`);
    assert.deepEqual(parseCacheKey(cacheKey(archive)), archive);
  });

  it('tell the repository where the name does not', () => {
    const named = { ...archive, name: 'web', repository: 'localhost:5000/acme/api.zip' };
    assert.equal(cacheKey(named), `docker-archive/1/web/1.2+dirty/${id}@localhost=5000~acme~api.zip.zip`);
    assert.deepEqual(parseCacheKey(cacheKey(named)), named);
  });

  it('begin with the prefix of their own name alone', () => {
    assert.ok(cacheKey(archive).startsWith(cachePrefix('acme~api')));
    assert.ok(!cacheKey(archive).startsWith(cachePrefix('acme~ap')));
  });

  for (const key of [
    'docker-archive/1/web',
    `docker-archive/2/web/1/${id}.zip`,
    `docker-archive/1/web/1/${id}@web.zip`,
    `docker-archive/1/web/1/${id}@.zip`,
    `node-modules-${id}`,
    `docker-archive/1/a/b/c/${id}.zip`,
    layerKey(digest),
  ]) {
    it(`are not ${key}`, () => assert.equal(parseCacheKey(key), undefined));
  }
});

describe('cache keys of layers', () => {
  it('read back as the same digest', () => {
    assert.equal(layerKey(digest), `docker-archive-layer/1/${'0a'.repeat(32)}`);
    assert.equal(parseLayerKey(layerKey(digest)), digest);
  });

  for (const key of [cacheKey(archive), 'docker-archive-layer/1/0a', `docker-archive-layer/2/${'0a'.repeat(32)}`]) {
    it(`are not ${key}`, () => assert.equal(parseLayerKey(key), undefined));
  }
});
