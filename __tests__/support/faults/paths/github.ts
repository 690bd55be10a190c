import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { CacheStore } from '../../../../src/stores/cache/store.ts';
import { openGitHub, type GitHubApi } from '../../../../src/stores/github/api.ts';
import { attachToRelease } from '../../../../src/stores/releases.ts';
import type { Operation } from '../../results/route.ts';
import { idleTimeout, type Stage } from '../stage.ts';
import { makeReady, name, type Work } from './work.ts';

/** GitHub's REST API. */
export const githubPaths: Readonly<Record<string, Work>> = {
  'GitHub: list caches': lookUp('ListCaches', api => api.listCaches('docker-archive/1/')),
  'GitHub: delete a cache': async stage => {
    await new CacheStore(stage.context).save(await makeReady(stage));
    const api = openApi(stage);
    const [entry] = await api.listCaches('docker-archive/1/');
    await stage.breakService('DeleteCache');
    await api.deleteCache(entry!.id);
    assert.equal(stage.service.caches().length, 0);
  },
  'GitHub: list runs': lookUp('ListRuns', async api => {
    for await (const run of api.listRuns({})) assert.equal(run.id, 1);
  }),
  'GitHub: list artifacts': lookUp('ListRunArtifacts', api => api.listArtifacts(1)),
  'GitHub: find a release': attach('GetReleaseByTag'),
  'GitHub: list assets': attach('ListReleaseAssets', 'GetReleaseByTag'),
  'GitHub: upload an asset': attach('UploadReleaseAsset', 'ListReleaseAssets'),
  'GitHub: rename an asset': replace('UpdateReleaseAsset', 'UploadReleaseAsset'),
  'GitHub: delete an asset': replace('DeleteReleaseAsset', 'UpdateReleaseAsset'),
};

function openApi({ service, context: { environment, signal } }: Stage): GitHubApi {
  return openGitHub(environment, service.restToken('write'), signal, idleTimeout);
}

function lookUp(operation: Operation, ask: (api: GitHubApi) => Promise<unknown>): Work {
  return async stage => {
    const { lookUps } = stage.context;
    const api = openApi(stage);
    await stage.breakService(operation);
    lookUps.valueOr(await lookUps.ask('GitHub', () => ask(api)), undefined);
  };
}

function attach(operation: Operation, before?: Operation): Work {
  return async stage => {
    const { log, signal } = stage.context;
    stage.service.addRelease('v1');
    const api = openApi(stage);
    const older = await makeReady(stage);
    const order = { tag: 'v1', existing: 'rebuild', dirty: false } as const;
    await attachToRelease(
      api,
      { ...order, archive: { ...older, archive: { ...name, version: '0.9.0' } } },
      log,
      signal,
    );
    const archive = await makeReady(stage);
    await stage.breakService(operation, before);
    try {
      await attachToRelease(api, { ...order, archive }, log, signal);
    } finally {
      assert.equal(stage.service.assets()[0]?.digest, `sha256:${older.sha256}`);
    }
    assert.equal(stage.service.assets()[1]?.digest, `sha256:${archive.sha256}`);
  };
}

// Whatever happens, the release has one whole asset of the name, of the older bytes or of the newer.
function replace(operation: Operation, before: Operation): Work {
  return async stage => {
    const { log, signal } = stage.context;
    stage.service.addRelease('v1');
    const api = openApi(stage);
    const order = { tag: 'v1', existing: 'rebuild', dirty: false } as const;
    const older = await makeReady(stage);
    await attachToRelease(api, { ...order, archive: older }, log, signal);
    const newer = await makeReady(stage);
    // Of two names that are given, the second is the last thing before the deletion.
    if (before === 'UpdateReleaseAsset') stage.service.inject({ operation: before, delayMs: 0 });
    await stage.breakService(operation, before);
    const attached = await attachToRelease(api, { ...order, archive: newer }, log, signal).catch(
      (error: unknown) => error,
    );
    const failed = attached instanceof Error;
    const kept = stage.service.assets().filter(({ label }) => label === basename(newer.path));
    // Where the service is gone, even the clearing fails.
    const aside = stage.service.assets().filter(({ label }) => label !== basename(newer.path));
    assert.deepEqual(
      [...kept, ...(kept.length === 0 ? aside.slice(0, 1) : [])].map(({ digest }) => digest),
      [`sha256:${(failed ? older : newer).sha256}`],
    );
    if (!failed) assert.ok(aside.length === 0 || stage.notices.length > 0);
    if (failed) throw attached;
  };
}
