import { json } from 'node:stream/consumers';
import { nameBlob, takeId, type Backend } from './backend.ts';
import { Refusal } from './refusal.ts';
import { noContent, notFound, pageOf, requireRow, restRoute, type RestOperation } from './rest.ts';
import { okJson, type Answer, type Call, type Route } from './route.ts';
import type { AssetRow, ReleaseRow } from './state.ts';

/** The releases of the repository over REST, and their uploads, for which GitHub has a separate server. */
export function restReleaseRoutes(backend: Backend): Route[] {
  const { state } = backend;
  const operations: RestOperation[] = [
    {
      operation: 'GetReleaseByTag',
      method: 'GET',
      path: '/tags/{tag}',
      handle: ({ params }) => {
        const row = state.rows.releases.find(({ tag, draft }) => tag === params['tag'] && !draft);
        if (!row) throw notFound();
        return okJson(toRest(backend, row));
      },
    },
    {
      operation: 'ListReleases',
      method: 'GET',
      path: '',
      handle: ({ url }) => okJson(pageOf(state.rows.releases.toReversed(), url).map(row => toRest(backend, row))),
    },
    {
      operation: 'ListReleaseAssets',
      method: 'GET',
      path: '/{id}/assets',
      handle: call => {
        const release = requireRow(state.rows.releases, call);
        const assets = state.rows.assets.filter(({ releaseId }) => releaseId === release.id);
        return okJson(pageOf(assets, call.url).map(row => toAsset(backend, row)));
      },
    },
    {
      operation: 'DeleteReleaseAsset',
      method: 'DELETE',
      path: '/assets/{id}',
      handle: async call => {
        const asset = requireRow(state.rows.assets, call);
        refuseFixed(backend, asset.releaseId, 'Cannot delete asset from an immutable release.');
        state.change(all => (all.assets = all.assets.filter(({ id }) => id !== asset.id)));
        await backend.blobs.remove(asset.blob);
        return noContent;
      },
    },
    { operation: 'UpdateReleaseAsset', method: 'PATCH', path: '/assets/{id}', handle: call => update(backend, call) },
    { operation: 'UploadReleaseAsset', method: 'POST', path: '/{id}/assets', handle: call => upload(backend, call) },
  ];
  return operations.map(operation => restRoute(backend, { ...operation, under: '/releases' }));
}

async function upload(backend: Backend, call: Call): Promise<Answer> {
  const { state, blobs } = backend;
  const release = requireRow(state.rows.releases, call);
  refuseFixed(backend, release.id, 'Cannot upload assets to an immutable release.');
  const written = call.url.searchParams.get('name') ?? '';
  const length = Number(call.headers['content-length']);
  if (written === '' || Number.isNaN(length)) throw new Refusal(400, 'Bad Content-Length or name');
  const name = rename(written);
  refuseTaken(backend, release.id, name);
  const row = { id: 0, releaseId: release.id, name, label: call.url.searchParams.get('label') ?? '', blob: nameBlob() };
  const starter: AssetRow = { ...row, state: 'starter', size: 0, digest: null };
  const id = state.change(all => {
    const taken = takeId(all);
    all.assets.push({ ...starter, id: taken });
    return taken;
  });
  await blobs.put(row.blob, call.body, call.headers['content-type'] ?? '');
  const digest = await blobs.digest(row.blob);
  const done: AssetRow = { ...row, id, state: 'uploaded', size: length, digest };
  state.change(all => (all.assets = all.assets.map(asset => (asset.id === id ? done : asset))));
  return { ...okJson(toAsset(backend, done)), status: 201 };
}

async function update(backend: Backend, call: Call): Promise<Answer> {
  const asset = requireRow(backend.state.rows.assets, call);
  const { name = asset.name, label = asset.label } = (await json(call.body)) as Partial<AssetRow>;
  refuseFixed(backend, asset.releaseId, 'Cannot update asset of an immutable release.');
  const renamed = { ...asset, name: rename(name), label };
  if (renamed.name !== asset.name) refuseTaken(backend, asset.releaseId, renamed.name);
  backend.state.change(all => (all.assets = all.assets.map(row => (row.id === asset.id ? renamed : row))));
  return okJson(toAsset(backend, renamed));
}

function refuseTaken({ state }: Backend, release: number, name: string): void {
  const taken = state.rows.assets.some(asset => asset.releaseId === release && asset.name === name);
  if (taken) throw new Refusal(422, 'Validation Failed', 'already_exists');
}

function refuseFixed({ state }: Backend, release: number, message: string): void {
  const row = state.rows.releases.find(({ id }) => id === release);
  if (row?.immutable && !row.draft) throw new Refusal(422, message);
}

// GitHub replaces special characters in the names of assets by dots.
function rename(name: string): string {
  return name.replace(/[^A-Za-z0-9@+_.-]+/g, '.').replace(/^\.+|\.+$/g, '');
}

function toRest({ origin, repository }: Backend, { id, tag, draft, immutable }: ReleaseRow): object {
  const url = `${origin}/repos/${repository}/releases/${id}`;
  const fixed = immutable && !draft;
  return {
    id,
    tag_name: tag,
    draft,
    immutable: fixed,
    url,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
  };
}

function toAsset({ origin, repository, state }: Backend, { id, name, label, size, digest, ...row }: AssetRow): object {
  const tag = state.rows.releases.find(release => release.id === row.releaseId)?.tag ?? '';
  return {
    ...{ id, name, label: label || null, state: row.state, size, digest },
    url: `${origin}/repos/${repository}/releases/assets/${id}`,
    browser_download_url: `https://github.com/${repository}/releases/download/${tag}/${name}`,
  };
}
