import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { BlobStore, type BlobStoreOptions } from '../../src/archive/loopback/blob-store.ts';
import { handlePush } from '../../src/archive/loopback/push-registry.ts';
import { openLoopback, type Loopback } from '../../src/archive/loopback/server.ts';
import { randomBytes, textBytes } from '../support/bytes.ts';
import { digestOf } from '../support/spoil.ts';
import { makeTar } from '../support/tars.ts';

interface RequestHandler {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Sent {
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly user?: string;
}

const uploads = '/v2/docker-archive/image/blobs/uploads/';
const blobs = '/v2/docker-archive/image/blobs/';
const manifests = '/v2/docker-archive/image/manifests/';
const someDigest = digestOf('some');

/** A registry of its own, and its folder. */
class Place implements AsyncDisposable {
  readonly dir: string;
  readonly store: BlobStore;
  readonly loopback: Loopback;

  constructor(dir: string, store: BlobStore, loopback: Loopback) {
    this.dir = dir;
    this.store = store;
    this.loopback = loopback;
  }

  static async open(order: Partial<BlobStoreOptions> = {}): Promise<Place> {
    const dir = await mkdtemp(join(tmpdir(), 'loopback-'));
    const signal = new AbortController().signal;
    const usual = { dir, known: new Map(), compression: 'gzip', level: 1, onBytes: () => undefined, signal } as const;
    const store = await BlobStore.open({ ...usual, ...order });
    return new Place(dir, store, await openLoopback(handlePush(store)));
  }

  get user(): string {
    const { username, password } = this.loopback.auth;
    return `${username}:${password}`;
  }

  get port(): number {
    return Number(this.loopback.host.split(':')[1]);
  }

  // As it is written: other clients would normalise the path.
  call(
    method: string,
    path: string,
    { body = '', headers = {}, user = this.user }: Sent = {},
  ): Promise<RequestHandler> {
    const authorization = user && { authorization: `Basic ${Buffer.from(user).toString('base64')}` };
    const options = { method, path, host: '127.0.0.1', port: this.port, agent: false };
    return new Promise((resolve, reject) => {
      const sent = request({ ...options, headers: { ...authorization, ...headers } }, answer => {
        text(answer).then(
          read => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: read }),
          reject,
        );
      });
      sent.on('error', reject).end(body);
    });
  }

  async begin(): Promise<string> {
    const { status, headers } = await this.call('POST', uploads);
    assert.equal(status, 202);
    return headers.location ?? '';
  }

  /** Sends a blob as engines do. */
  async send(content: string | Buffer): Promise<string> {
    const location = await this.begin();
    await this.call('PATCH', location, { body: content });
    const { status } = await this.call('PUT', `${location}?digest=${digestOf(content)}`);
    assert.equal(status, 201);
    return digestOf(content);
  }

  /** What lies on the store's disk. */
  async files(): Promise<string[]> {
    const [folder, ...more] = await readdir(this.dir);
    assert.deepEqual(more, []);
    return readdir(join(this.dir, folder ?? ''));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.loopback[Symbol.asyncDispose]();
    await this.store[Symbol.asyncDispose]();
    await rm(this.dir, { recursive: true });
  }
}

describe('access to the registry', () => {
  const id = '00000000-0000-4000-8000-000000000000';
  const routes: [string, string][] = [
    ['GET', '/v2/'],
    ['HEAD', blobs + someDigest],
    ['POST', uploads],
    ['PATCH', uploads + id],
    ['PUT', `${uploads}${id}?digest=${someDigest}`],
    ['DELETE', uploads + id],
    ['HEAD', `${manifests}latest`],
    ['PUT', `${manifests}latest`],
    ['GET', '/'],
  ];

  it('needs its credential, on every route', async () => {
    await using place = await Place.open();
    const wrong = ['', 'docker-archive:', 'docker-archive:wrong', `docker-archive:${place.user}`, `${place.user}x`];
    const other = place.user.replace('docker-archive', 'docker-archiver');
    for (const user of [...wrong, other, place.user.slice(0, -1)]) {
      for (const [method, path] of routes) {
        const { status, headers } = await place.call(method, path, { user, body: method === 'HEAD' ? '' : '{}' });
        assert.deepEqual(
          [status, headers['www-authenticate']],
          [401, 'Basic realm="docker-archive"'],
          `${user} ${path}`,
        );
      }
    }
    const bearer = await place.call('GET', '/v2/', { user: '', headers: { authorization: `Bearer ${place.user}` } });
    assert.equal(bearer.status, 401);
    assert.deepEqual([await place.files(), place.store.manifests, place.store.sent], [[], [], 0]);
    const reached = await Promise.race([place.loopback.reached.then(() => true), Promise.resolve(false)]);
    assert.equal(reached, false, 'nobody has come who may');
    assert.equal((await place.call('GET', '/v2/')).status, 200);
    await place.loopback.reached;
  });

  it('is possible on loopback only, with a new credential each time', async () => {
    await using one = await Place.open();
    await using other = await Place.open();
    assert.match(one.loopback.host, /^127\.0\.0\.1:\d+$/);
    assert.notEqual(one.loopback.auth.password, other.loopback.auth.password);
    assert.equal((await one.call('GET', '/v2/', { user: other.user })).status, 401);
  });
});

describe('what the registry accepts', () => {
  it('is a blob in one PATCH or in the PUT alone', async () => {
    await using place = await Place.open();
    const patched = await place.send('{"sent":"by PATCH"}');
    const location = await place.begin();
    const body = '{"sent":"by PUT"}';
    const answer = await place.call('PUT', `${location}?digest=${digestOf(body)}`, { body });
    assert.deepEqual([answer.status, answer.headers['docker-content-digest']], [201, digestOf(body)]);
    assert.equal(answer.headers.location, blobs + digestOf(body));
    for (const digest of [patched, digestOf(body)])
      assert.equal((await place.call('HEAD', blobs + digest)).status, 200);
    assert.equal((await place.files()).length, 2);
  });

  it('is answered with the number of bytes received', async () => {
    await using place = await Place.open();
    const { headers } = await place.call('PATCH', await place.begin(), { body: 'twelve bytes' });
    assert.equal(headers.range, '0-11');
    assert.equal(place.store.sent, 12);
  });

  it('is not a blob with another digest than announced, whose file is removed', async () => {
    await using place = await Place.open();
    const location = await place.begin();
    await place.call('PATCH', location, { body: 'something' });
    const { status, body } = await place.call('PUT', `${location}?digest=${digestOf('else')}`);
    assert.deepEqual([status, body.includes('DIGEST_INVALID')], [400, true]);
    const alone = await place.call('PUT', `${await place.begin()}?digest=${digestOf('else')}`, { body: 'something' });
    assert.equal(alone.status, 400);
    assert.equal((await place.call('PUT', await place.begin(), { body: 'without a digest' })).status, 400);
    assert.deepEqual(await place.files(), []);
    for (const content of ['something', 'else'])
      assert.equal((await place.call('HEAD', blobs + digestOf(content))).status, 404);
  });

  it('is not a blob in several PATCHes', async () => {
    await using place = await Place.open();
    const location = await place.begin();
    assert.equal((await place.call('PATCH', location, { body: 'first' })).status, 202);
    assert.equal((await place.call('PATCH', location, { body: 'second' })).status, 416);
    assert.equal((await place.call('PUT', `${location}?digest=${digestOf('first')}`)).status, 201);
  });

  it('is not a blob of an upload that was never begun, or has ended', async () => {
    await using place = await Place.open();
    const location = await place.begin();
    const never = location.replace(/[0-9a-f]{8}$/, '00000000');
    for (const method of ['PATCH', 'PUT', 'DELETE'])
      assert.equal((await place.call(method, `${never}?digest=${digestOf('x')}`, { body: 'x' })).status, 404, method);
    await place.call('DELETE', location);
    assert.equal((await place.call('PATCH', location, { body: 'x' })).status, 404);
    assert.deepEqual(await place.files(), []);
  });

  it('is nothing of an upload that is cancelled', async () => {
    await using place = await Place.open();
    const location = await place.begin();
    await place.call('PATCH', location, { body: 'x' });
    assert.equal((await place.call('DELETE', location)).status, 204);
    assert.deepEqual(await place.files(), []);
  });

  for (const [how, end] of [
    ['closed', 'destroy'],
    ['reset', 'resetAndDestroy'],
  ] as const) {
    it(`is nothing of an upload whose connection is ${how} in the middle; the next one counts`, async () => {
      await using place = await Place.open();
      const location = await place.begin();
      const socket = connect(place.port, '127.0.0.1');
      const authorization = `Basic ${Buffer.from(place.user).toString('base64')}`;
      socket.write(
        `PATCH ${location} HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-length: 999999\r\n\r\n`,
      );
      socket.write(randomBytes(100_000));
      while (place.store.sent < 100_000) await new Promise(resolve => setImmediate(resolve));
      assert.equal((await place.files()).length, 1);
      socket[end]();
      while ((await place.files()).length > 0) await new Promise(resolve => setImmediate(resolve));
      assert.equal(place.store.ended.aborted, false, 'a broken connection is no broken disk');
      await assert.rejects(place.call('PUT', `${location}?digest=${digestOf(randomBytes(100_000))}`));
      await place.send(randomBytes(100_000));
      assert.equal((await place.files()).length, 1);
    });
  }

  it('is never mounted from elsewhere, but has to be sent', async () => {
    await using place = await Place.open();
    const digest = await place.send('mounted');
    const { status, headers } = await place.call('POST', `${uploads}?mount=${digest}&from=acme/other`);
    assert.deepEqual(
      [status, headers.location?.startsWith(uploads), headers['docker-content-digest']],
      [202, true, undefined],
    );
  });

  it('is a manifest under its digest or any tag', async () => {
    await using place = await Place.open();
    const content = '{"schemaVersion":2}';
    const headers = { 'content-type': 'application/vnd.oci.image.manifest.v1+json' };
    for (const reference of ['tag', digestOf(content)]) {
      const put = await place.call('PUT', manifests + reference, { body: content, headers });
      assert.deepEqual([put.status, put.headers['docker-content-digest']], [201, digestOf(content)]);
      const head = await place.call('HEAD', manifests + reference);
      assert.deepEqual(
        [head.status, head.headers['content-type'], head.headers['content-length']],
        [200, headers['content-type'], String(content.length)],
      );
    }
    assert.equal(place.store.manifests.length, 1);
    assert.equal((await place.call('HEAD', `${manifests}other`)).status, 404);
  });

  it('is not a manifest under a wrong digest, or of more than 4 MiB', async () => {
    await using place = await Place.open();
    const wrong = await place.call('PUT', manifests + someDigest, { body: '{}' });
    assert.deepEqual([wrong.status, wrong.body.includes('DIGEST_INVALID')], [400, true]);
    const most = 4 * 1024 * 1024;
    assert.equal((await place.call('PUT', `${manifests}most`, { body: Buffer.alloc(most) })).status, 201);
    assert.equal((await place.call('PUT', `${manifests}more`, { body: Buffer.alloc(most + 1) })).status, 413);
    assert.deepEqual(
      place.store.manifests.map(({ reference }) => reference),
      ['most'],
    );
  });

  it('is nothing else', async () => {
    await using place = await Place.open();
    const digest = await place.send('{}');
    const unknown: [string, string][] = [
      ...['GET', 'DELETE', 'PUT'].map(method => [method, blobs + digest] as [string, string]),
      ['GET', '/'],
      ['GET', '//'],
      ['GET', '/v2'],
      ['POST', '/v2/'],
      ['GET', '/v2/_catalog'],
      ['GET', '/v2/docker-archive/image/tags/list'],
      ['GET', `${manifests}latest`],
      ['DELETE', `${manifests}latest`],
      ['HEAD', `${blobs}sha512:${'0'.repeat(128)}`],
      ['HEAD', `${blobs}${digest}/`],
      ['HEAD', `${blobs}../../../etc/passwd`],
      ['PATCH', `${uploads}../../../../../../tmp/x`],
      ['PATCH', `${uploads}..%2f..%2fx`],
      ['PUT', `${uploads}%00?digest=${digest}`],
      ['PUT', `${manifests}..%2f..%2fx/y`],
    ];
    for (const [method, path] of unknown) {
      const { status } = await place.call(method, path, { body: method === 'HEAD' ? '' : '{}' });
      assert.equal(status, 404, `${method} ${path}`);
    }
    assert.deepEqual([(await place.files()).length, place.store.manifests], [1, []]);
  });
});

describe('the store', () => {
  const tar = () => makeTar([{ name: 'app/notes.txt', content: textBytes(300_000) }]);

  async function sendAndFind(place: Place, content: string | Buffer) {
    const found = place.store.find(await place.send(content));
    assert.ok(found);
    const stored = await readFile(found.location.path);
    assert.deepEqual([found.digest, found.size], [digestOf(stored), stored.length]);
    return { found, stored };
  }

  it('compresses a layer that arrives uncompressed', async () => {
    const content = await tar();
    await using place = await Place.open();
    const { found, stored } = await sendAndFind(place, content);
    assert.ok(gunzipSync(stored).equals(content) && stored.length < content.length / 2);
    assert.deepEqual([found.verbatim, found.location.compression, found.location.verified], [false, 'gzip', true]);
  });

  it('compresses a layer whose first file has a name like the start of JSON', async () => {
    for (const name of ['[id].tsx', '{a}', ' a']) {
      const content = await makeTar([{ name, content: textBytes(300_000) }]);
      await using place = await Place.open();
      const { found } = await sendAndFind(place, content);
      assert.equal(found.verbatim, false, name);
    }
  });

  const asTheyAre: [string, () => Promise<string | Buffer>, string][] = [
    ['a gzip layer', async () => gzipSync(await tar()), 'gzip'],
    ['a zstd layer', async () => zstdCompressSync(await tar()), 'zstd'],
    ['a configuration', () => Promise.resolve('{"os":"linux"}'), 'none'],
    ['an attestation', () => Promise.resolve('\n [1]'), 'none'],
    ['an empty layer', () => Promise.resolve(Buffer.alloc(1024)), 'none'],
    ['nothing', () => Promise.resolve(''), 'none'],
  ];
  for (const [what, make, compression] of asTheyAre) {
    it(`leaves ${what} as it is`, async () => {
      const content = await make();
      await using place = await Place.open();
      const { found, stored } = await sendAndFind(place, content);
      assert.ok(stored.equals(Buffer.from(content)));
      assert.deepEqual([found.verbatim, found.location.compression], [true, compression]);
    });
  }

  it('has the known layers, and knows their sizes', async () => {
    const location = { path: '/nowhere', offset: 7, compression: 'gzip', verified: false } as const;
    const blob = { digest: digestOf('packed'), size: 4711, location };
    const digests = [digestOf('packed'), digestOf('unpacked')];
    await using registry = await Place.open({ known: new Map(digests.map(digest => [digest, blob])) });
    for (const digest of digests) {
      const { status, headers } = await registry.call('HEAD', blobs + digest);
      assert.deepEqual([status, headers['content-length']], [200, '4711']);
    }
    const found = digests.map(digest => registry.store.find(digest));
    assert.deepEqual(found, [
      { ...blob, verbatim: true },
      { ...blob, verbatim: false },
    ]);
    assert.equal((await registry.call('HEAD', blobs + someDigest)).status, 404);
    // What is no file of the store is not the store's to remove.
    await registry.send('{}');
    await registry.store.discard({ ...blob, location: { ...location, path: join(registry.dir, 'older.zip') } });
    assert.equal((await registry.files()).length, 1);
  });

  it('reads only small blobs that are stored as they were sent', async () => {
    await using place = await Place.open();
    const config = await place.send('{"os":"linux"}');
    const layer = await place.send(await tar());
    assert.equal(String(await place.store.read(config, 14)), '{"os":"linux"}');
    for (const [digest, limit] of [
      [config, 13],
      [layer, Infinity],
      [someDigest, Infinity],
    ] as const)
      assert.equal(await place.store.read(digest, limit), undefined);
  });

  it('removes its files and stops listening when disposed of, even during an upload', async () => {
    const place = await Place.open();
    await place.send(await tar());
    const location = await place.begin();
    const sending = request({
      ...{ method: 'PATCH', path: location, host: '127.0.0.1', port: place.port, auth: place.user },
    });
    // Its connection is broken, which is an error to the sender.
    const broken = once(sending, 'error');
    sending.write(randomBytes(1_000_000));
    while (place.store.sent < 1_000_000) await new Promise(resolve => setImmediate(resolve));
    await place.loopback[Symbol.asyncDispose]();
    await place.store[Symbol.asyncDispose]();
    await broken;
    assert.deepEqual(await readdir(place.dir), []);
    await assert.rejects(place.call('GET', '/v2/'), { code: 'ECONNREFUSED' });
    await rm(place.dir, { recursive: true });
  });
});
