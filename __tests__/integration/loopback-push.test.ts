// On every engine: it pushes to this step.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { resolveEndpoint } from '../../src/docker/endpoint.ts';
import { Engine } from '../../src/docker/engine.ts';
import { BlobStore, type BlobStoreOptions } from '../../src/archive/loopback/blob-store.ts';
import { pushToLoopback } from '../../src/archive/loopback/push.ts';
import { LoopbackRefusal } from '../../src/archive/loopback/refusal.ts';
import { collectPushedImage } from '../../src/archive/loopback/pushed-image.ts';
import type { ReceivedManifest } from '../../src/archive/loopback/push-storage.ts';
import type { Log } from '../../src/core/log.ts';
import { configDigestOf } from '../support/config-digest.ts';
import { mountDisk } from '../support/disk.ts';
import { buildImage, engineHost, inspectImage, removeImage, tagImage } from '../support/engine.ts';
import { namesLeft } from '../support/pushed-names.ts';
import { startEngineProxy } from '../support/engine-proxy.ts';
import { withoutRoot } from '../support/root.ts';
import { digestOf, type Config } from '../support/spoil.ts';

const silent = () => undefined;
const quiet: Log = { debug: silent, info: silent, warning: silent, notice: silent, foreign: silent };

async function connect(signal: AbortSignal, host = engineHost()): Promise<Engine> {
  return Engine.connect(await resolveEndpoint({ dockerHost: host, env: {}, homeDir: tmpdir() }), signal);
}

describe('a push to loopback', () => {
  const image = `acme/push${randomBytes(5).toString('hex')}:1`;
  const bulk = Buffer.from(randomBytes(4 << 20).toString('hex'));
  let dir = '';
  let id = '';
  let lines: string[] = [];
  const log: Log = { ...quiet, warning: line => void lines.push(line) };
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'push-'));
    id = await buildImage(image, {
      ...{ Dockerfile: 'FROM scratch\nCOPY bulk /bulk\nCOPY note /note\nLABEL a=b\n', bulk, note: image },
    });
  });
  after(async () => {
    await rm(dir, { recursive: true });
    await removeImage(image);
  });

  async function push<T>(
    order: Partial<BlobStoreOptions> & { readonly signal: AbortSignal },
    use: (store: BlobStore, sent: ReceivedManifest) => Promise<T>,
    host = engineHost(),
  ): Promise<T> {
    lines = [];
    const engine = await connect(order.signal, host);
    const usual = { dir, known: new Map(), compression: 'gzip', level: 1, onBytes: () => undefined } as const;
    await using store = await BlobStore.open({ ...usual, ...order });
    const signal = AbortSignal.any([order.signal, store.ended]);
    return await use(store, await pushToLoopback(engine, { reference: id, storage: store, log, signal }));
  }

  async function leavesNothing(proxies = 0): Promise<void> {
    assert.deepEqual(await namesLeft(), []);
    assert.deepEqual(await readdir(dir), []);
    const listening = process.getActiveResourcesInfo().filter(type => type === 'TCPServerWrap');
    assert.equal(listening.length, proxies);
  }

  it('transfers the whole image, and leaves no name of it in the engine', async () => {
    const before = await inspectImage(id);
    const { signal } = new AbortController();
    await push({ signal }, async (store, sent) => {
      const { config, layers, top } = await collectPushedImage(store, sent);
      assert.equal(config.digest, `sha256:${await configDigestOf(image, engineHost())}`);
      assert.equal(digestOf(config.content), config.digest);
      assert.equal(digestOf(top.content), top.digest);
      const { rootfs } = JSON.parse(String(config.content)) as Config;
      assert.deepEqual(rootfs.diff_ids, before?.RootFS.Layers);
      const stored = await Promise.all(layers.map(({ location }) => readFile(location.path)));
      assert.deepEqual(
        stored.map(digestOf),
        layers.map(({ digest }) => digest),
      );
      assert.deepEqual(
        stored.map(bytes => digestOf(gunzipSync(bytes))),
        rootfs.diff_ids,
      );
    });
    await leavesNothing();
    const { RepoTags, RepoDigests } = (await inspectImage(id)) ?? {};
    assert.deepEqual([RepoTags, RepoDigests], [before?.RepoTags, before?.RepoDigests]);
  });

  it('removes the names of killed steps with ports on which nothing listens, and no others', async () => {
    const used = createServer().listen(0, '127.0.0.1');
    await once(used, 'listening');
    const { port } = used.address() as AddressInfo;
    const left = '127.0.0.1:1/docker-archive/image:0123456789ab';
    const kept = [`127.0.0.1:${port}/docker-archive/image:0123456789ab`, '127.0.0.1:1/docker-archive/other:1'];
    try {
      for (const name of [left, ...kept]) await tagImage(image, name);
      await push({ signal: AbortSignal.timeout(60_000) }, () => Promise.resolve());
      const names = await Promise.all([left, ...kept].map(name => inspectImage(name)));
      assert.deepEqual(names.map(Boolean), [false, true, true]);
    } finally {
      used.close();
      for (const name of kept) await removeImage(name);
    }
  });

  it('ends at once when the step is cancelled, and leaves no name of it in the engine', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const onBytes = () => controller.abort(new Error('cancelled'));
    await assert.rejects(
      push({ onBytes, signal }, () => Promise.resolve()),
      /^Error: cancelled$/,
    );
    await leavesNothing();
  });

  it('fails with the error of a full disk, and the engine does not retry', { skip: withoutRoot }, async () => {
    const { signal } = new AbortController();
    let sent = 0;
    const onBytes = (count: number) => (sent += count);
    using disk = await mountDisk(dir, 1 << 20);
    await assert.rejects(
      push({ dir: disk.path, onBytes, signal }, () => Promise.resolve()),
      { code: 'ENOSPC' },
    );
    await leavesNothing();
    assert.ok(sent < 2 * bulk.length, `${sent} bytes`);
  });

  it('is refused by an engine that may not tag or push', async () => {
    for (const denied of [/^POST .*\/tag\?/, /^POST .*\/push\?/]) {
      await using proxy = await startEngineProxy(call => denied.test(call));
      const { signal } = new AbortController();
      const refused = push({ signal }, () => Promise.resolve(), proxy.host);
      await assert.rejects(
        refused,
        (error: Error) => error instanceof LoopbackRefusal && /forbidden here/.test(error.message),
      );
      await leavesNothing(1);
      assert.deepEqual(lines, []);
    }
  });

  it('succeeds with a warning if the engine cannot remove its name', async () => {
    await using proxy = await startEngineProxy(call => call.startsWith('DELETE '));
    const { signal } = new AbortController();
    const manifest = await push({ signal }, (_shelf, sent) => Promise.resolve(sent), proxy.host);
    assert.ok(manifest.content.length > 0);
    const [left] = (await namesLeft()).filter(name => !name.includes('@'));
    assert.deepEqual(lines, [`The name ${left} stays in the engine: forbidden here`]);
    await removeImage(left ?? '');
    await leavesNothing(1);
  });
});
