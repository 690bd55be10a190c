import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connectEngine } from '../../../../src/docker/connect.ts';
import { pushImage } from '../../../../src/docker/push.ts';
import { formatReference, parseReference } from '../../../../src/image/reference.ts';
import { RegistryClient } from '../../../../src/registry/client.ts';
import { fetchImage, fetchManifest } from '../../../../src/registry/pull.ts';
import { provePush } from '../../../../src/registry/read-back.ts';
import { listTags } from '../../../../src/registry/tags.ts';
import { startGate } from '../../registry-gate.ts';
import { idleTimeout } from '../stage.ts';
import { openCredentials, type Work } from './work.ts';

// An engine pauses for five seconds before it uploads again.
const pushTimeout = 3 * idleTimeout;

/** A registry; what is pushed, the engine uploads. */
export const registryPaths: Readonly<Record<string, Work>> = {
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
  'registry: upload a layer': pushing(/^PATCH .*\/blobs\/uploads\//, /^POST .*\/blobs\/uploads\/$/, 'request'),
  'registry: upload the manifest': pushing(/^PUT .*\/manifests\/1$/, /^PUT .*\/blobs\/uploads\//),
  'registry: read back': pushing(/^GET .*\/manifests\/1$/, /^PUT .*\/manifests\/1$/),
};

// A success is one by what the registry has then.
function pushing(on: RegExp, before?: RegExp, breaks?: 'request'): Work {
  return async (stage, { engine: engineHost, registry, repository }) => {
    const { environment, log, signal } = stage.context;
    const { host } = await stage.breakProxy(registry, on, before, breaks);
    const image = { ...parseReference(`${host}/acme/pushed${randomUUID()}`)!, tag: '1' };
    const name = formatReference(image);
    const engine = await connectEngine(engineHost, environment, pushTimeout, signal);
    await engine.tag(`${repository}:1`, image.repository, image.tag);
    try {
      const { config } = await askManifest(registry, repository.slice(registry.length));
      const credentials = await openCredentials(stage);
      const digest = await pushImage(engine, { image, credentials, retries: 2, idleTimeout: pushTimeout }, log, signal);
      using client = new RegistryClient(image, { credentials, env: {} });
      const pushed = {
        image,
        digest,
        configDigest: config.digest,
        platform: undefined,
        retries: 2,
        idleTimeout: pushTimeout,
      };
      const proved = await provePush(client, pushed, log, signal);
      const { config: stored } = await askManifest(registry, image.repository.slice(host.length));
      assert.deepEqual([stored.digest, proved], [config.digest, stage.notices.length === 0]);
    } finally {
      await engine.untag(name);
    }
  };
}

interface Manifest {
  readonly config: { readonly digest: string };
  readonly layers: readonly { readonly digest: string }[];
}

async function askManifest(registry: string, path: string): Promise<Manifest> {
  const accept = 'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json';
  const answer = await fetch(`http://${registry}/v2${path}/manifests/1`, { headers: { accept } });
  return (await answer.json()) as Manifest;
}

function fetching(on: RegExp, before?: RegExp): Work {
  return async (stage, { registry, repository }) => {
    const path = repository.slice(registry.length);
    const { config, layers } = await askManifest(registry, path);
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
