import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gatherLayers, type LayerSearch } from '../../../src/prune/layers.ts';
import type { CacheEntry } from '../../../src/stores/github/rows.ts';

const ref = 'refs/heads/main';
const day = 24 * 3600 * 1000;
const now = 100 * day;
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const archiveKey = 'docker-archive/1/acme~api/1.0.0/0123456789ab.zip';

let lastId = 0;
function entry(key: string, more: Partial<CacheEntry> = {}): CacheEntry {
  return { id: ++lastId, key, ref, version: '', size: 50, created: 0, used: 0, ...more };
}
const layer = (digit: string, more: Partial<CacheEntry> = {}) =>
  entry(`docker-archive-layer/1/${digit.repeat(64)}`, more);

/** What becomes of the layers in a cache of these entries: the first digit of each with the reason why it stays. */
async function keptOf(
  entries: readonly CacheEntry[],
  layersOf: Readonly<Record<string, readonly string[] | undefined>> = {},
  more: Partial<LayerSearch> = {},
) {
  const api = {
    listCaches: (prefix: string) => Promise.resolve(entries.filter(({ key }) => key.startsWith(prefix))),
    deleteCache: () => Promise.resolve(),
  };
  const cache = { layersOf: (key: string) => Promise.resolve(layersOf[key]?.slice()) };
  const found = await gatherLayers({ api, cache, ref, goes: () => false, now, ...more });
  return found.map(({ imageid, kept }) => [imageid.slice(0, 1), kept]);
}

describe('gatherLayers', () => {
  it('lets a layer go that no archive refers to', async () => {
    const entries = [layer('a'), layer('b'), entry(archiveKey)];
    assert.deepEqual(await keptOf(entries, { [archiveKey]: [digest('b')] }), [
      ['a', undefined],
      ['b', `${archiveKey} needs it`],
    ]);
  });

  it('removes the layers of an archive that goes as well', async () => {
    const archive = entry(archiveKey);
    const goes = (id: number) => id === archive.id;
    assert.deepEqual(await keptOf([layer('a'), archive], { [archiveKey]: [digest('a')] }, { goes }), [
      ['a', undefined],
    ]);
  });

  it('keeps every layer where an archive cannot be read', async () => {
    assert.deepEqual(await keptOf([layer('a'), entry(archiveKey)]), [
      ['a', `${archiveKey} cannot be read and may need it`],
    ]);
  });

  it('keeps what was stored or used within a day, because its archive may follow', async () => {
    const entries = [
      layer('a', { created: now - day + 1 }),
      layer('b', { used: now - 1 }),
      layer('c', { used: now - day }),
    ];
    assert.deepEqual(await keptOf(entries), [
      ['a', 'used within a day'],
      ['b', 'used within a day'],
      ['c', undefined],
    ]);
  });

  it('touches nothing of another ref, and nothing that is not a layer', async () => {
    const other = 'refs/heads/other';
    const entries = [layer('a', { ref: other }), entry('docker-archive-layer/1/x'), entry('node-modules')];
    assert.deepEqual(await keptOf(entries), []);
  });

  it('asks no archive that is too large to refer to layers', async () => {
    const large = entry(archiveKey, { size: 1024 ** 3 });
    assert.deepEqual(await keptOf([layer('a'), large]), [['a', undefined]]);
  });
});
