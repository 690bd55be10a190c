import { nameBlob, takeId, urlOf, type Backend } from './backend.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './route.ts';
import type { CacheRow } from './state.ts';
import type { Caller } from './token.ts';
import { requireText, twirpRoutes, type Fields } from './twirp.ts';

const unusedLimit = 7 * 86_400_000;
const writeDenied = { ok: false, message: 'cache write denied: token has no writable scopes' };

/** The CacheService of the results API. */
export function cacheRoutes(backend: Backend): Route[] {
  return twirpRoutes('CacheService', {
    CreateCacheEntry: (fields, caller) => createEntry(backend, fields, caller),
    FinalizeCacheEntryUpload: (fields, caller) => finalizeEntry(backend, fields, caller),
    GetCacheEntryDownloadURL: async (fields, caller) => {
      const found = findEntry(await currentCaches(backend), fields, caller);
      if (!found) return { ok: false };
      backend.state.change(() => (found.lastAccessedAt = Date.now()));
      return { ok: true, matched_key: found.key, signed_download_url: urlOf(backend, found.blob, { permission: 'r' }) };
    },
  });
}

/** Evicts entries that were unused for seven days or exceed the repository's limit, and gives the finalized ones. */
export async function currentCaches(backend: Backend): Promise<CacheRow[]> {
  const live = backend.state.rows.caches.filter(row => row.finalized);
  const recent = live
    .filter(row => row.lastAccessedAt > Date.now() - unusedLimit)
    .sort((a, b) => b.lastAccessedAt - a.lastAccessedAt || b.id - a.id);
  let total = 0;
  const kept = recent.filter(row => (total += row.size) <= backend.cacheLimit);
  await deleteCaches(
    backend,
    live.filter(row => !kept.includes(row)),
  );
  return kept;
}

/** Deletes entries and their bytes. */
export async function deleteCaches(backend: Backend, rows: readonly CacheRow[]): Promise<void> {
  if (rows.length === 0) return;
  backend.state.change(state => {
    state.caches = state.caches.filter(row => !rows.includes(row));
  });
  await Promise.all(rows.map(row => backend.blobs.remove(row.blob)));
}

async function createEntry(backend: Backend, fields: Fields, caller: Caller): Promise<object> {
  const [key, version] = [requireText(fields, 'key'), requireText(fields, 'version')];
  const ref = caller.writable;
  if (ref === undefined) return writeDenied;
  await currentCaches(backend);
  // A reservation counts even if its upload was never finished.
  if (backend.state.rows.caches.some(row => row.key === key && row.version === version && row.ref === ref)) {
    throw new Refusal(409, 'cache entry with the same key, version, and scope already exists');
  }
  const now = Date.now();
  const blob = nameBlob();
  backend.state.change(state => {
    const times = { createdAt: now, lastAccessedAt: now };
    state.caches.push({ id: takeId(state), key, version, ref, blob, ...times, size: 0, finalized: false });
  });
  return { ok: true, signed_upload_url: urlOf(backend, blob, { permission: 'cw' }) };
}

async function finalizeEntry(backend: Backend, fields: Fields, caller: Caller): Promise<object> {
  const [key, version] = [requireText(fields, 'key'), requireText(fields, 'version')];
  if (caller.writable === undefined) return writeDenied;
  const row = backend.state.rows.caches.find(
    row => row.key === key && row.version === version && row.ref === caller.writable && !row.finalized,
  );
  const stored = row && (await backend.blobs.find(row.blob));
  if (!stored) throw new Refusal(404, `cache entry ${key} was not uploaded`);
  const { size } = stored;
  if (size !== Number(fields['size_bytes'] ?? 0)) throw new Refusal(400, 'size does not match the uploaded content');
  const now = Date.now();
  backend.state.change(() => Object.assign(row, { size, finalized: true, createdAt: now, lastAccessedAt: now }));
  return { ok: true, entry_id: String(row.id) };
}

// For each ref: the key itself, then the newest entry that starts with it, then the restore keys in order.
function findEntry(rows: readonly CacheRow[], fields: Fields, caller: Caller): CacheRow | undefined {
  const [key, version] = [requireText(fields, 'key'), requireText(fields, 'version')];
  const prefixes = [key, ...((fields['restore_keys'] as string[] | undefined) ?? [])];
  for (const ref of caller.readable) {
    const visible = rows.filter(row => row.ref === ref && row.version === version);
    const exact = visible.find(row => row.key === key);
    if (exact) return exact;
    const newestFirst = visible.sort((a, b) => b.createdAt - a.createdAt || b.id - a.id);
    for (const prefix of prefixes) {
      const found = newestFirst.find(row => row.key.startsWith(prefix));
      if (found) return found;
    }
  }
  return undefined;
}
