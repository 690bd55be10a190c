import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { request as ask } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { makeDocumentBlob } from '../../../src/archive/format/oci-manifest.ts';
import { BlobStore } from '../../../src/archive/loopback/blob-store.ts';
import { handlePull, type PullSource } from '../../../src/archive/loopback/pull-registry.ts';
import { handlePush } from '../../../src/archive/loopback/push-registry.ts';
import { collectPushedImage } from '../../../src/archive/loopback/pushed-image.ts';
import { LoopbackRefusal } from '../../../src/archive/loopback/refusal.ts';
import { openLoopback, type Loopback } from '../../../src/archive/loopback/server.ts';
import { digestOf } from '../spoil.ts';
import { mutateBytes } from './byte-mutations.ts';
import { mutateJson } from './json-mutations.ts';
import { chance, integer, oneOf, type Random } from './random-choice.ts';

/** A request of an engine; `ID` in its path stands for the latest upload. */
interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: Buffer;
  /** Bytes of the body after which the connection breaks off. */
  readonly cutAfter?: number;
  readonly range?: string;
}

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly length: number | undefined;
  readonly body: Buffer;
}

const config = makeDocumentBlob('application/vnd.oci.image.config.v1+json', { os: 'linux', architecture: 'amd64' });
const layers = ['one', 'two'].map(word => gzipSync(word.repeat(50)));
const manifest = {
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: { mediaType: config.mediaType, digest: config.digest, size: config.content.length },
  layers: layers.map(layer => ({ mediaType: 'layer', digest: digestOf(layer), size: layer.length })),
};

/** Mutates what an engine pushes and how; the image that was pushed must be proved by its digests, or it is refused. */
export async function checkPushRegistry(dir: string, random: Random): Promise<boolean> {
  const nothing = { known: new Map(), onBytes: () => undefined, signal: new AbortController().signal };
  {
    await using store = await BlobStore.open({ dir, compression: 'zstd', level: 1, ...nothing });
    await using loopback = await openLoopback(handlePush(store));
    await callAll(loopback, mutateCalls(pushCalls(random), random));
    const pushed = store.getManifest('tag');
    try {
      if (pushed) await provePushed(store, pushed.content, await collectPushedImage(store, pushed));
    } catch (error) {
      if (!(error instanceof LoopbackRefusal)) throw error;
      return false;
    } finally {
      await loopback[Symbol.asyncDispose]();
    }
    if (!pushed) return false;
  }
  assert.deepEqual(await readdir(dir), []);
  return true;
}

/** Mutates the requests of an engine that pulls; each answer must be a part of what it asked for, or a refusal. */
export async function checkPullRegistry(random: Random): Promise<boolean> {
  const blobs = new Map([config.content, ...layers].map(content => [digestOf(content), content]));
  const top = makeDocumentBlob(manifest.mediaType, manifest);
  const source: PullSource = {
    manifest: reference => (['tag', top.digest].includes(reference) ? top : undefined),
    sizeOf: digest => blobs.get(digest)?.length,
    send: (digest, from, response) => Promise.resolve(void response.end(blobs.get(digest)?.subarray(from))),
  };
  await using loopback = await openLoopback(handlePull(source));
  const gets: Call[] = [
    { method: 'GET', path: '/v2/' },
    ...['HEAD', 'GET'].map(method => ({ method, path: '/v2/x/manifests/tag' })),
    ...[...blobs.keys()].map(digest => ({ method: 'GET', path: `/v2/x/blobs/${digest}`, range: rangeOf(random) })),
  ];
  let right = true;
  for (const call of mutateCalls(gets, random)) {
    const answer = await send(loopback, call, '');
    if (answer && call.method !== 'HEAD')
      assert.ok(answer.length === undefined || answer.length === answer.body.length);
    const whole = blobs.get(call.path.split('/').at(-1) ?? '');
    const isWhole = answer?.status === 200 || answer?.status === 206;
    if (isWhole && whole && call.method === 'GET')
      assert.ok(whole.subarray(-answer.body.length || Infinity).equals(answer.body));
    else right &&= isWhole;
  }
  return right;
}

function rangeOf(random: Random): string {
  return oneOf(random, ['bytes=3-', 'bytes=0-', 'bytes=99999-', 'bytes=-5', 'bytes=1-2', 'bytes=1e3-', 'x', '']);
}

function pushCalls(random: Random): Call[] {
  const documents = chance(random, 0.5) ? mutateJson(manifest, random) : manifest;
  const content = Buffer.from(JSON.stringify(documents));
  const blob = (body: Buffer): Call[] => [
    { method: 'HEAD', path: `/v2/x/blobs/${digestOf(body)}` },
    { method: 'POST', path: '/v2/x/blobs/uploads/' },
    { method: 'PATCH', path: '/v2/x/blobs/uploads/ID', body },
    { method: 'PUT', path: `/v2/x/blobs/uploads/ID?digest=${digestOf(body)}` },
  ];
  const put: Call = { method: 'PUT', path: '/v2/x/manifests/tag', body: content };
  return [...[...layers, config.content].flatMap(blob), { method: 'HEAD', path: '/v2/x/manifests/tag' }, put];
}

function mutateCalls(calls: readonly Call[], random: Random): Call[] {
  const changed = [...calls];
  for (let count = integer(random, 0, 3); count > 0; count--) {
    const at = integer(random, 0, changed.length - 1);
    const call = changed[at]!;
    const action = integer(random, 0, 5);
    if (action === 0) changed.splice(at, 1);
    else if (action === 1) changed.splice(at, 0, call);
    else if (action === 2) changed.splice(integer(random, 0, changed.length - 1), 0, ...changed.splice(at, 1));
    else changed[at] = mutateCall(call, random);
    if (changed.length === 0) break;
  }
  return changed;
}

function mutateCall(call: Call, random: Random): Call {
  const { body, path } = call;
  if (body && chance(random, 0.6)) {
    return chance(random, 0.3)
      ? { ...call, cutAfter: integer(random, 0, body.length) }
      : { ...call, body: mutateBytes(body, random) };
  }
  if (chance(random, 0.3))
    return { ...call, method: oneOf(random, ['GET', 'PUT', 'PATCH', 'DELETE', 'POST', 'OPTIONS']) };
  // What no client can send does not count as a request.
  const text = mutateBytes(Buffer.from(path), random).toString('latin1');
  return {
    ...call,
    path: `/${text.replaceAll(/[^!-~]/g, character => encodeURIComponent(character)).replace(/^\/+/, '')}`,
  };
}

async function callAll(loopback: Loopback, calls: readonly Call[]): Promise<void> {
  let upload = '';
  for (const call of calls) {
    const answer = await send(loopback, call, upload);
    upload = /uploads\/([^/]+)$/.exec(answer?.location ?? '')?.[1] ?? upload;
  }
}

/** Undefined where the connection broke off. */
function send({ host, auth }: Loopback, call: Call, upload: string): Promise<Answer | undefined> {
  const { method, path, body, cutAfter, range } = call;
  const [hostname, port] = host.split(':');
  const headers = {
    ...{ authorization: `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}` },
    ...(body && { 'content-length': body.length, 'content-type': manifest.mediaType }),
    ...(range && { range }),
  };
  return new Promise((resolve, reject) => {
    const sent = ask({ hostname, port, method, path: path.replace('ID', upload), headers, agent: false }, answer => {
      const { statusCode: status = 0, headers } = answer;
      const length = headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
      const settle = (content: Buffer) => resolve({ status, location: headers.location ?? '', length, body: content });
      buffer(answer).then(settle, () => resolve(undefined));
    });
    sent.setTimeout(5000, () => reject(new Error(`${method} ${path} was never answered`)));
    sent.on('error', () => resolve(undefined));
    if (cutAfter === undefined) sent.end(body);
    else sent.write(body!.subarray(0, cutAfter), () => sent.destroy());
  });
}

async function provePushed(
  store: BlobStore,
  content: Buffer,
  image: Awaited<ReturnType<typeof collectPushedImage>>,
): Promise<void> {
  const told = JSON.parse(content.toString('utf8')) as { config: { digest: string }; layers?: { digest: string }[] };
  assert.equal(digestOf(image.config.content), told.config.digest);
  assert.equal(image.layers.length, told.layers?.length ?? 0);
  for (const layer of image.layers) assert.equal(digestOf(await readFile(layer.location.path)), layer.digest);
  for (const { digest } of told.layers ?? []) assert.ok(store.find(digest));
}
