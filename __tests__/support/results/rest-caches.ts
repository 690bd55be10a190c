import type { Backend } from './backend.ts';
import { currentCaches, deleteCaches } from './caches.ts';
import { Refusal } from './refusal.ts';
import { noContent, notFound, pageOf, requireRow, restRoute, type RestOperation } from './rest.ts';
import { okJson, type Answer, type Call, type Route } from './route.ts';
import type { CacheRow } from './state.ts';

const sortFields: Readonly<Record<string, (row: CacheRow) => number>> = {
  created_at: row => row.createdAt,
  last_accessed_at: row => row.lastAccessedAt,
  size_in_bytes: row => row.size,
};

/** The actions cache of the repository over REST. */
export function restCacheRoutes(backend: Backend): Route[] {
  const operations: RestOperation[] = [
    {
      operation: 'ListCaches',
      method: 'GET',
      path: '/caches',
      handle: async ({ url }) => listCaches(await currentCaches(backend), url),
    },
    {
      operation: 'GetCacheUsage',
      method: 'GET',
      path: '/cache/usage',
      handle: async () => usageOf(backend.repository, await currentCaches(backend)),
    },
    { operation: 'DeleteCachesByKey', method: 'DELETE', path: '/caches', handle: call => deleteByKey(backend, call) },
    {
      operation: 'DeleteCache',
      method: 'DELETE',
      path: '/caches/{id}',
      handle: async call => {
        await deleteCaches(backend, [requireRow(await currentCaches(backend), call)]);
        return noContent;
      },
    },
  ];
  return operations.map(operation => restRoute(backend, operation));
}

function listCaches(rows: readonly CacheRow[], url: URL): Answer {
  const [prefix, ref] = [url.searchParams.get('key') ?? '', url.searchParams.get('ref')];
  const valueOf = sortFields[url.searchParams.get('sort') ?? 'last_accessed_at'];
  if (!valueOf) throw new Refusal(422, 'Validation Failed');
  const sign = url.searchParams.get('direction') === 'asc' ? 1 : -1;
  const found = rows
    .filter(row => row.key.startsWith(prefix) && (ref === null || row.ref === ref))
    .sort((a, b) => sign * (valueOf(a) - valueOf(b) || a.id - b.id));
  return okJson({ total_count: found.length, actions_caches: pageOf(found, url).map(toRest) });
}

// The key must be complete; without a ref, the entries of all refs are meant.
async function deleteByKey(backend: Backend, { url }: Call): Promise<Answer> {
  const [key, ref] = [url.searchParams.get('key'), url.searchParams.get('ref')];
  if (!key) throw new Refusal(422, 'Invalid request. "key" wasn\'t supplied.');
  const caches = await currentCaches(backend);
  const found = caches.filter(row => row.key === key && (ref === null || row.ref === ref));
  if (found.length === 0) throw notFound();
  await deleteCaches(backend, found);
  return okJson({ total_count: found.length, actions_caches: found.map(toRest) });
}

function usageOf(repository: string, rows: readonly CacheRow[]): Answer {
  const size = rows.reduce((sum, row) => sum + row.size, 0);
  return okJson({
    full_name: repository,
    active_caches_size_in_bytes: size,
    active_caches_count: rows.length,
  });
}

function toRest(row: CacheRow): object {
  return {
    id: row.id,
    ref: row.ref,
    key: row.key,
    version: row.version,
    last_accessed_at: new Date(row.lastAccessedAt).toISOString(),
    created_at: new Date(row.createdAt).toISOString(),
    size_in_bytes: row.size,
  };
}
