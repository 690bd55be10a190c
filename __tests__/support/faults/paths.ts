import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildImage } from '../../../src/build/api.ts';
import { openBuildContext } from '../../../src/build/context/source.ts';
import { connectEngine } from '../../../src/docker/connect.ts';
import { readCredentials } from '../../../src/docker/credentials.ts';
import type { Engine } from '../../../src/docker/engine.ts';
import { pullImage } from '../../../src/docker/pull.ts';
import { pushImage } from '../../../src/docker/push.ts';
import { openSave } from '../../../src/docker/streams.ts';
import { parseReference } from '../../../src/image/reference.ts';
import { loadArchive } from '../../../src/archive/load.ts';
import { runSaveJob } from '../../../src/archive/save-job.ts';
import { RegistryClient } from '../../../src/registry/client.ts';
import { fetchImage, fetchManifest } from '../../../src/registry/pull.ts';
import { listTags } from '../../../src/registry/tags.ts';
import { ArtifactStore } from '../../../src/stores/artifacts.ts';
import { CacheStore } from '../../../src/stores/cache/store.ts';
import { openGitHub, type GitHubApi } from '../../../src/stores/github/api.ts';
import { attachToRelease } from '../../../src/stores/releases.ts';
import type { ReadyArchive } from '../../../src/stores/store.ts';
import { startGate } from '../registry-gate.ts';
import { readBuildInputs } from '../build-inputs.ts';
import type { Operation } from '../results/route.ts';
import { idleTimeout, someBytes, type Stage } from './stage.ts';

/** What the cells of a run share. */
export interface Servers {
  /** DOCKER_HOST of an engine that has the image. */
  readonly engine: string;
  /** `host:port` of a registry. */
  readonly registry: string;
  /** The image in both, without a tag; its tag is `1`. */
  readonly repository: string;
}

/** Does the work of one path to the outside in which something breaks, and checks what it leaves. */
export type Work = (stage: Stage, servers: Servers) => Promise<void>;

const name = { name: 'web', version: '1.0.0', imageid: 'a'.repeat(12), archfmt: 'tzst' } as const;
const cached = { ...name, repository: 'docker.io/library/web' };

/** The paths to the outside. */
export const paths: Readonly<Record<string, Work>> = {
  'artifact: create': upload('CreateArtifact'),
  'artifact: block': upload('PutBlock', 'CreateArtifact'),
  'artifact: commit': upload('PutBlockList', 'PutBlock'),
  'artifact: finalize': upload('FinalizeArtifact', 'PutBlockList'),
  'artifact: list': async stage => {
    await stage.breakService('ListArtifacts');
    stage.context.lookUps.valueOr(await new ArtifactStore(stage.context).list(), []);
  },
  'artifact: address': download('GetSignedArtifactURL', 'ListArtifacts'),
  'artifact: download': download('GetBlob', 'GetSignedArtifactURL'),
  'cache: look-up': async stage => {
    await stage.breakService('GetCacheEntryDownloadURL');
    stage.context.lookUps.valueOr(await new CacheStore(stage.context).lookUp(cached), undefined);
  },
  'cache: reserve': save('CreateCacheEntry', 'GetCacheEntryDownloadURL'),
  'cache: upload': save('PutBlob', 'CreateCacheEntry'),
  'cache: finalize': save('FinalizeCacheEntryUpload', 'PutBlob'),
  'cache: address': restore('GetCacheEntryDownloadURL'),
  'cache: download': restore('GetBlob', 'GetCacheEntryDownloadURL'),
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
  'registry: manifest': fetching(/^GET .*\/manifests\/1$/),
  'registry: configuration': fetching(/^GET .*\/blobs\/CONFIG$/, /^GET .*\/manifests\/1$/),
  'registry: layer': fetching(/^GET .*\/blobs\/LAYER$/, /^GET .*\/blobs\/CONFIG$/),
  'registry: tags': async (stage, { registry, repository }) => {
    const { host } = await stage.breakProxy(registry, /^GET .*\/tags\/list/);
    const image = parseReference(repository.replace(registry, host))!;
    using client = new RegistryClient(image, { credentials: await openCredentials(stage), env: {} });
    const { log, signal } = stage.context;
    assert.deepEqual(await listTags(client, { image, retries: 2, idleTimeout }, log, signal), ['1']);
  },
  'registry: token': async (stage, { registry, repository }) => {
    await using tokens = await startGate(registry, () => ({ status: 200, body: '{"token":"t0ken"}' }));
    const proxy = await stage.breakProxy(tokens.host, /^GET \/token/);
    const challenge = { 'www-authenticate': `Bearer realm="http://${proxy.host}/token",service="x"` };
    await using gate = await startGate(registry, ({ headers }, pass) =>
      headers.authorization === undefined ? { status: 401, headers: challenge } : pass(),
    );
    const image = parseReference(repository.replace(registry, gate.host))!;
    using client = new RegistryClient(image, { credentials: await openCredentials(stage), env: {} });
    const { log, signal } = stage.context;
    await listTags(client, { image, retries: 2, idleTimeout }, log, signal);
  },
  'engine: ping': async (stage, { engine }) => {
    const proxy = await stage.breakProxy(engine, /^GET \/_ping/);
    await connect(stage, proxy.host);
  },
  'engine: inspect': work(/^GET \/[^/]+\/images\/.*\/json/, async (engine, { repository }) => {
    assert.equal((await engine.inspect(`${repository}:1`))?.platform.os, 'linux');
  }),
  'engine: pull': work(/^POST .*\/images\/create/, async (engine, { repository }, stage) => {
    const image = parseReference(`${repository}:1`)!;
    const credentials = await openCredentials(stage);
    const { log, signal } = stage.context;
    await pullImage(
      engine,
      { image, tag: '1', platform: undefined, credentials, idleTimeout, retries: 2 },
      log,
      signal,
    );
  }),
  'engine: push': work(/^POST .*\/push/, async (engine, { repository }, stage) => {
    const image = { ...parseReference(`${repository}:1`)!, tag: '1' };
    const credentials = await openCredentials(stage);
    const { log, signal } = stage.context;
    await pushImage(engine, { image, credentials, retries: 2, idleTimeout }, log, signal);
  }),
  'engine: save': work(/^GET .*\/images\/get/, async (engine, { repository }, stage) => {
    const saved = await saveTar(engine, `${repository}:1`, stage);
    assert.ok((await stat(saved)).size > 0);
  }),
  'engine: load': work(/^POST .*\/images\/load/, async (engine, { repository }, stage) => {
    const { log, signal } = stage.context;
    const path = await saveTar(engine, `${repository}:1`, stage);
    const options = {
      ...{ path, imageid: '', repository: '', choice: {}, sizeLimit: 1e9, idleTimeout },
      ...{ willBeTagged: () => false, verified: false },
    };
    await loadArchive({ engine, options, log, signal });
  }),
  'engine: build': work(/^POST .*\/build\?/, async (engine, _servers, stage) => {
    const context = join(stage.context.environment.workspace, 'context');
    await mkdir(context);
    await writeFile(join(context, 'Dockerfile'), dockerfile);
    await build(engine, context, stage);
  }),
  'engine: http context': async (stage, { engine }) => {
    await using files = await startGate('', () => ({ status: 200, body: dockerfile }));
    const { host } = await stage.breakProxy(files.host, /^GET \/Dockerfile/);
    const { environment, signal } = stage.context;
    await build(await connectEngine(engine, environment, idleTimeout, signal), `http://${host}/Dockerfile`, stage);
  },
};

const dockerfile = `FROM scratch\nLABEL long=${'x'.repeat(1000)}\n`;

async function build(engine: Engine, context: string, stage: Stage): Promise<void> {
  const { environment, log, signal } = stage.context;
  const request = readBuildInputs({ context });
  const order = {
    ...{ reference: 'acme/fault:1', request, platform: undefined, credentials: await openCredentials(stage) },
    context: await openBuildContext(request, environment.workspace),
    secrets: new Map() as never,
    ...{ workspace: environment.workspace, idleTimeout, buildkit: false },
  };
  await buildImage(engine, order, log, signal);
}

async function makeReady(stage: Stage): Promise<ReadyArchive> {
  const path = join(stage.context.dir, `${name.name}_${name.version}_${name.imageid}.${name.archfmt}`);
  const bytes = someBytes();
  await writeFile(path, bytes);
  const { size, mtimeMs: stored } = await stat(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    archive: name,
    path,
    size,
    stored,
    sha256,
    proved: stored,
    metadata: { image: 'web', repo_tags: [], layers: [] } as never,
  };
}

// What an earlier step stored is whole after every fault.
async function keepOlder(stage: Stage): Promise<() => void> {
  const older = { ...(await makeReady(stage)), archive: { ...name, version: '0.9.0' } };
  const path = older.path.replace('1.0.0', '0.9.0');
  await writeFile(path, await readFile(older.path));
  await new ArtifactStore(stage.context).upload({ ...older, path }, { retentionDays: 0, existing: 'rebuild' });
  await rm(older.path);
  return () => {
    const [kept] = stage.service.artifacts();
    assert.deepEqual([kept?.name.includes('0.9.0'), kept?.digest], [true, `sha256:${older.sha256}`]);
  };
}

function upload(operation: Operation, before?: Operation): Work {
  return async stage => {
    const check = await keepOlder(stage);
    const ready = await makeReady(stage);
    await stage.breakService(operation, before);
    try {
      await new ArtifactStore(stage.context).upload(ready, { retentionDays: 0, existing: 'rebuild' });
    } finally {
      check();
      assert.deepEqual(
        stage.service
          .artifacts()
          .slice(1)
          .map(({ digest }) => digest),
        stage.service
          .artifacts()
          .slice(1)
          .map(() => `sha256:${ready.sha256}`),
      );
    }
    assert.equal(stage.service.artifacts().length, 2);
  };
}

function download(operation: Operation, before: Operation): Work {
  return async stage => {
    const ready = await makeReady(stage);
    const store = new ArtifactStore(stage.context);
    await store.upload(ready, { retentionDays: 0, existing: 'rebuild' });
    await rm(ready.path);
    const found = await store.list();
    assert.ok(found.known);
    await stage.breakService(operation, before);
    const { path } = await found.value[0]!.fetch();
    assert.equal(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
      ready.sha256,
    );
  };
}

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

function openCredentials({ context: { environment, log, signal } }: Stage) {
  return readCredentials({
    configDir: join(environment.workspace, 'none'),
    env: {},
    mask: () => undefined,
    log,
    signal,
  });
}

function fetching(on: RegExp, before?: RegExp): Work {
  return async (stage, { registry, repository }) => {
    const path = repository.slice(registry.length);
    const answer = await fetch(`http://${registry}/v2${path}/manifests/1`, {
      headers: { accept: 'application/vnd.oci.image.manifest.v1+json' },
    });
    const { config, layers } = (await answer.json()) as { config: { digest: string }; layers: { digest: string }[] };
    const fill = ({ source }: RegExp) =>
      new RegExp(source.replace('CONFIG', config.digest).replace('LAYER', layers[0]!.digest));
    const { host } = await stage.breakProxy(registry, fill(on), before && fill(before));
    const image = parseReference(`${host}${path}`)!;
    using client = new RegistryClient(image, { credentials: await openCredentials(stage), env: {} });
    const { dir, log, signal } = stage.context;
    const order = { image, tag: '1', dir, idleTimeout, retries: 2, platform: undefined, isKnown: () => false };
    const found = await fetchManifest(client, order, log, signal);
    const { layers: fetched } = await fetchImage(client, order, found, log, signal);
    for (const { path: file = '', digest } of fetched) {
      assert.equal(
        `sha256:${createHash('sha256')
          .update(await readFile(file))
          .digest('hex')}`,
        digest,
      );
    }
  };
}

function connect({ context: { environment, signal } }: Stage, host: string): Promise<Engine> {
  return connectEngine(`tcp://${host}`, environment, idleTimeout, signal);
}

function work(on: RegExp, use: (engine: Engine, servers: Servers, stage: Stage) => Promise<void>): Work {
  return async (stage, servers) => {
    const proxy = await stage.breakProxy(servers.engine, on, /^GET \/_ping/);
    await use(await connect(stage, proxy.host), servers, stage);
  };
}

async function saveTar(engine: Engine, reference: string, { context }: Stage): Promise<string> {
  const { dir, log, signal } = context;
  const options = { format: 'docker', level: 1, idleTimeout } as const;
  const identity = { name: 'web', image: 'web', version: '1', tag: '1' };
  const image = { id: undefined, configDigest: undefined };
  const job = { options, identity, dir, reference, log, signal };
  const saved = await runSaveJob(`saving ${reference}`, image, job, async work =>
    work.writeTar(await openSave(engine, reference, undefined, work.monitor.signal)),
  );
  return saved.path;
}
