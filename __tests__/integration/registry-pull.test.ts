// On every engine: it pushes the image that is fetched.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { readCredentials, type CredentialSources } from '../../src/docker/credentials.ts';
import { RegistryClient } from '../../src/registry/client.ts';
import { askDigest } from '../../src/registry/look-up.ts';
import { fetchImage, fetchManifest, type FetchedImage, type FoundImage } from '../../src/registry/pull.ts';
import { parsePlatform } from '../../src/image/platform.ts';
import { parseReference } from '../../src/image/reference.ts';
import { randomBytes } from '../support/bytes.ts';
import { buildImage, inspectImage, pushImage, removeImage } from '../support/engine.ts';
import { startGate, type Gate, type GateAnswer, type Rule } from '../support/registry-gate.ts';
import {
  describe as describeBytes,
  makeImage,
  makeLayer,
  putImage,
  putIndex,
  putNestedIndex,
  toJson,
  type MadeImage,
} from '../support/registry-images.ts';
import { startRegistry, type Registry } from '../support/registry.ts';
import { sha256 } from '../support/tars.ts';

const account = { username: 'octocat', password: 'p:w/ö+secret' };
const otherArchitecture = process.arch === 's390x' ? 'amd64' : 's390x';
const ownArchitecture = process.arch === 'x64' ? 'amd64' : process.arch;

interface Wish {
  readonly tag?: string;
  readonly platform?: string;
  readonly known?: readonly string[];
  readonly login?: Partial<CredentialSources>;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly idleTimeout?: number;
  readonly onBytes?: (count: number) => void;
}

describe('fetching from a registry', () => {
  let registry: Registry;
  let image: MadeImage;
  let dir: string;
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const log = { info: say, debug: say, notice: say, warning: say, foreign: say };

  before(async () => {
    registry = await startRegistry();
    const layers = [await makeLayer('small', 'small'), await makeLayer('large', randomBytes(3_000_000))];
    image = makeImage({ layers });
    await putImage(registry.host, 'acme/api', '1', image);
  });
  after(() => registry[Symbol.asyncDispose]());
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'fetch-'));
    said.length = 0;
  });
  afterEach(() => rm(dir, { recursive: true }));

  async function withClient<T>(
    reference: string,
    wish: Wish,
    work: (client: RegistryClient, order: Parameters<typeof fetchImage>[1], signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const image = parseReference(reference)!;
    const signal = wish.signal ?? new AbortController().signal;
    const base = { configDir: join(dir, 'no-config'), env: {}, signal, mask: () => undefined };
    const credentials = await readCredentials({ ...base, ...wish.login });
    using client = new RegistryClient(image, { credentials, env: wish.env ?? {} });
    const order = {
      ...{ image, tag: wish.tag ?? image.tag ?? '1', dir, idleTimeout: wish.idleTimeout ?? 0, retries: 4 },
      platform: wish.platform === undefined ? undefined : parsePlatform(wish.platform),
      isKnown: (digest: string) => (wish.known ?? []).includes(digest),
      ...(wish.onBytes && { onBytes: wish.onBytes }),
    };
    return await work(client, order, signal);
  }

  const find = (reference: string, wish: Wish = {}): Promise<FoundImage> =>
    withClient(reference, wish, (client, order, signal) => fetchManifest(client, order, log, signal));

  const fetchAll = (reference: string, wish: Wish = {}): Promise<FetchedImage> =>
    withClient(reference, wish, async (client, order, signal) => {
      const found = await fetchManifest(client, order, log, signal);
      return fetchImage(client, order, found, log, signal);
    });

  async function fails(work: Promise<unknown>, code: string, message: RegExp, hint = /(?:)/): Promise<void> {
    await assert.rejects(work, (error: Error & { code?: string; hint?: string }) => {
      assert.match(error.hint ?? '', hint);
      assert.deepEqual([error.code, message.test(error.message)], [code, true], String(error.stack));
      assert.ok(!/p:w|secret|token-/.test(error.message + said.join('\n')));
      return true;
    });
    assert.deepEqual(
      (await readdir(dir)).filter(name => name.endsWith('.partial')),
      [],
    );
  }

  async function checkLayers(fetched: FetchedImage, made: MadeImage): Promise<void> {
    for (const [i, layer] of made.layers.entries()) {
      const path = fetched.layers[i]?.path ?? '';
      assert.equal(basename(path), sha256(layer));
      assert.equal(sha256(await readFile(path)), sha256(layer));
    }
    assert.equal((await readdir(dir)).length, new Set(made.layers.map(sha256)).size);
  }

  const isLayer = (path: string, n: number) => path.endsWith(`/blobs/sha256:${sha256(image.layers[n]!)}`);
  const gateBefore = (rule: Rule) => startGate(registry.host, rule);

  /** A gate that answers the first matching requests in its own way and lets all others pass. */
  function gateOnce(matches: (path: string) => boolean, ...own: ((passed: GateAnswer) => GateAnswer)[]): Promise<Gate> {
    const waiting = [...own];
    return gateBefore(async ({ path }, pass) => {
      const passed = await pass();
      return (matches(path) && waiting.shift()?.(passed)) || passed;
    });
  }

  describe('gives', () => {
    it('manifest and configuration byte for byte, then the layers', async () => {
      let bytes = 0;
      const fetched = await fetchAll(`${registry.host}/acme/api:1`, { onBytes: count => (bytes += count) });
      assert.deepEqual(fetched.manifest, image.manifest);
      assert.deepEqual(fetched.config, image.config);
      assert.equal(fetched.manifestType, image.descriptor.mediaType);
      assert.equal(fetched.manifestDigest, image.descriptor.digest);
      assert.equal(fetched.configDigest, `sha256:${sha256(image.config)}`);
      assert.equal(fetched.indexDigest, undefined);
      assert.equal(bytes, image.layers[0]!.length + image.layers[1]!.length);
      await checkLayers(fetched, image);
    });

    it('what an engine pushed, with the media types of docker', async t => {
      const name = `${registry.host}/acme/built:1`;
      t.after(() => removeImage(name));
      await buildImage(name, { Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello' });
      const digest = await pushImage(name);
      const fetched = await fetchAll(name);
      assert.ok([fetched.manifestDigest, fetched.indexDigest].includes(digest));
      const { Id: id } = (await inspectImage(name))!;
      assert.ok([fetched.configDigest, fetched.manifestDigest, fetched.indexDigest].includes(id));
      assert.equal(fetched.layers.length, 1);
    });

    it('an image and an index with the media types of docker', async () => {
      const layers = [await makeLayer('a', 'docker words')];
      const made = makeImage({ layers, words: 'docker', platform: { os: 'linux', architecture: ownArchitecture } });
      const indexDigest = await putIndex(registry.host, 'acme/docker', '1', [made], { words: 'docker' });
      const fetched = await fetchAll(`${registry.host}/acme/docker:1`);
      assert.equal(fetched.indexDigest, indexDigest);
      assert.equal(fetched.manifestDigest, made.descriptor.digest);
      await checkLayers(fetched, made);
    });

    it('the digest of a tag even where it does not support HEAD, or does not name the digest', async () => {
      for (const answer of [{ status: 405 }, { status: 200, headers: { 'content-length': '5' } }]) {
        await using gate = await startGate(registry.host, ({ method }, pass) => (method === 'HEAD' ? answer : pass()));
        const asked = withClient(`${gate.host}/acme/api:1`, {}, (client, order, signal) =>
          askDigest(client, order, log, signal),
        );
        assert.equal((await asked).digest, image.descriptor.digest);
      }
    });

    it('a layer once that is in the manifest twice', async () => {
      const layer = await makeLayer('twice', 'twice');
      const made = makeImage({ layers: [layer, layer] });
      await putImage(registry.host, 'acme/twice', '1', made);
      await using gate = await gateBefore((_, pass) => pass());
      const fetched = await fetchAll(`${gate.host}/acme/twice:1`);
      await checkLayers(fetched, made);
      assert.equal(gate.asked.filter(({ path }) => path.includes(sha256(layer))).length, 1);
    });

    it('no layer that is known', async () => {
      const known = `sha256:${sha256(image.layers[1]!)}`;
      const fetched = await fetchAll(`${registry.host}/acme/api:1`, { known: [known] });
      assert.deepEqual(
        fetched.layers.map(({ digest, path }) => [digest === known, path === undefined]),
        [
          [false, false],
          [true, true],
        ],
      );
      assert.deepEqual(await readdir(dir), [sha256(image.layers[0]!)]);
    });
  });

  describe('by digest', () => {
    it('takes what has that digest, whatever the tag', async () => {
      const found = await find(`${registry.host}/acme/api@${image.descriptor.digest}`, { tag: 'no-such-tag' });
      assert.deepEqual(found.manifest, image.manifest);
    });

    it('refuses another manifest', async () => {
      const other = makeImage({ layers: [] }).manifest;
      await using gate = await gateOnce(
        path => path.includes('/manifests/'),
        ({ headers }) => ({ status: 200, headers: without(headers, 'docker-content-digest'), body: other }),
      );
      await fails(find(`${gate.host}/acme/api@${image.descriptor.digest}`), 'PULL_CORRUPT', /arrived as sha256/);
    });
  });

  describe('from an index', () => {
    const platforms = [
      { os: 'linux', architecture: ownArchitecture },
      { os: 'linux', architecture: otherArchitecture },
      { os: 'linux', architecture: 'arm', variant: 'v7' },
    ];
    let made: MadeImage[];
    let digest: string;
    let nested: string;

    before(async () => {
      const layers = [await makeLayer('index', 'index')];
      made = platforms.map(platform => makeImage({ layers, platform }));
      const attestation = {
        ...made[2]!.descriptor,
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
      };
      digest = await putIndex(registry.host, 'acme/many', '1', made, { more: [attestation] });
      nested = await putNestedIndex(registry.host, 'acme/nested', '1', made, [attestation]);
    });

    it('takes the platform out of an index of indexes, each of an image and its attestation', async () => {
      for (const [platform, n] of [
        [undefined, 0],
        [`linux/${otherArchitecture}`, 1],
        ['linux/arm/v7', 2],
      ] as const) {
        const found = await find(`${registry.host}/acme/nested:1`, platform === undefined ? {} : { platform });
        assert.deepEqual([found.manifestDigest, found.indexDigest], [made[n]!.descriptor.digest, nested]);
        assert.deepEqual(found.platforms, platforms);
      }
      const list = `linux/${ownArchitecture}, linux/${otherArchitecture}, linux/arm/v7`;
      const asked = find(`${registry.host}/acme/nested:1`, { platform: 'windows/amd64' });
      await fails(asked, 'PLATFORM', new RegExp(`no image for windows/amd64, there is: ${list}$`));
    });

    it("takes this machine's architecture when none is asked for", async () => {
      const found = await find(`${registry.host}/acme/many:1`);
      assert.deepEqual([found.manifestDigest, found.indexDigest], [made[0]!.descriptor.digest, digest]);
    });

    it('takes the platform that is asked for, in any of its spellings', async () => {
      for (const [platform, n] of [
        [`linux/${otherArchitecture}`, 1],
        ['linux/arm', 2],
        ['linux/armhf/v7', 2],
      ] as const) {
        const found = await find(`${registry.host}/acme/many:1`, { platform });
        assert.equal(found.manifestDigest, made[n]!.descriptor.digest);
        assert.deepEqual(found.platform, platforms[n]);
      }
    });

    it('takes the index by its digest', async () => {
      const found = await find(`${registry.host}/acme/many@${digest}`, { platform: `linux/${otherArchitecture}` });
      assert.deepEqual([found.manifestDigest, found.indexDigest], [made[1]!.descriptor.digest, digest]);
    });

    it('lists what there is when the platform is missing, attestations left out', async () => {
      const list = `linux/${ownArchitecture}, linux/${otherArchitecture}, linux/arm/v7`;
      const asked = find(`${registry.host}/acme/many:1`, { platform: 'windows/amd64' });
      await fails(asked, 'PLATFORM', new RegExp(`no image for windows/amd64, there is: ${list}$`));
    });

    it('refuses a manifest that is not the one the index names', async () => {
      await using gate = await gateOnce(
        path => path.endsWith(made[0]!.descriptor.digest),
        ({ headers = {} }) => ({
          status: 200,
          headers: { ...headers, 'docker-content-digest': made[1]!.descriptor.digest },
          body: made[1]!.manifest,
        }),
      );
      await fails(find(`${gate.host}/acme/many:1`), 'PULL_CORRUPT', /arrived as sha256/);
    });

    it('refuses a single image of another platform than was asked for', async () => {
      const asked = find(`${registry.host}/acme/api:1`, { platform: `linux/${otherArchitecture}` });
      await fails(asked, 'PLATFORM', /is for linux\/amd64, not for/);
    });
  });

  describe('refuses', () => {
    async function refuses(content: Buffer, type: string, message: RegExp, code = 'PULL_UNSUPPORTED'): Promise<void> {
      await using gate = await gateOnce(
        path => path.endsWith('/manifests/1'),
        () => ({ status: 200, headers: { 'content-type': type }, body: content }),
      );
      await fails(find(`${gate.host}/acme/api:1`), code, message);
    }
    const changed = (change: (manifest: Manifest) => object) =>
      toJson(change(JSON.parse(image.manifest.toString()) as Manifest));
    const { mediaType: oci } = makeImage({ layers: [] }).descriptor;

    it('schema 1', () =>
      refuses(
        toJson({ schemaVersion: 1, name: 'acme/api', fsLayers: [] }),
        'application/vnd.docker.distribution.manifest.v1+prettyjws',
        /schema 1/,
      ));

    it('layers that the registry does not keep', async () => {
      for (const change of [
        { mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip' },
        { mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip' },
        { urls: ['https://example.com/layer'] },
      ]) {
        const manifest = changed(all => ({ ...all, layers: all.layers.map(layer => ({ ...layer, ...change })) }));
        await refuses(manifest, oci, /a layer that its registry does not store \(sha256:/);
      }
    });

    it('what is not an image', async () => {
      const chart = changed(all => ({
        ...all,
        config: { ...all.config, mediaType: 'application/vnd.cncf.helm.config.v1+json' },
      }));
      await refuses(chart, oci, /is not an image but application\/vnd\.cncf\.helm\.config/);
      await refuses(Buffer.from('<html>'), 'text/html', /is not a JSON object/);
      await refuses(toJson({ schemaVersion: 2 }), 'application/json', /is not an image but application\/json/);
      await refuses(toJson({ schemaVersion: 2 }), oci, /broken document/);
    });

    it('documents that could be two things', async () => {
      await refuses(
        changed(all => ({ ...all, manifests: [] })),
        oci,
        /broken document/,
      );
      await refuses(
        changed(all => ({ ...all, Config: all.config })),
        oci,
        /is not a JSON object/,
      );
      await refuses(
        image.manifest,
        'application/vnd.oci.image.index.v1+json',
        /calls itself .*, but its registry calls it/,
      );
    });

    it('an index that leads to an index', async () => {
      const index = toJson({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests: [] });
      const entry = { ...describeBytes(oci, index), platform: { os: 'linux', architecture: ownArchitecture } };
      const top = toJson({ schemaVersion: 2, manifests: [entry] });
      await using gate = await gateBefore(({ path }, pass) => {
        const type = { 'content-type': 'application/vnd.oci.image.index.v1+json' };
        if (path.endsWith('/manifests/1')) return { status: 200, headers: type, body: top };
        return path.endsWith(entry.digest) ? { status: 200, headers: type, body: index } : pass();
      });
      await fails(find(`${gate.host}/acme/api:1`), 'PULL_UNSUPPORTED', /that its index lists as/);
    });

    it('documents of more than 4 MiB', async () => {
      await refuses(Buffer.alloc(4 * 1024 * 1024 + 1, ' '), oci, /more than 4194304 bytes/);
    });

    it('a manifest that is not what the registry says it is', async () => {
      await using gate = await gateOnce(
        path => path.endsWith('/manifests/1'),
        passed => ({
          ...passed,
          headers: passed.headers ?? {},
          body: Buffer.concat([image.manifest, Buffer.from(' ')]),
        }),
      );
      await fails(find(`${gate.host}/acme/api:1`), 'PULL_CORRUPT', /arrived as sha256/);
    });

    it('a configuration that is not what the manifest says', async () => {
      await using gate = await gateOnce(
        path => path.endsWith(sha256(image.config)),
        () => ({ status: 200, body: Buffer.from(image.config).fill('x', 0, 1) }),
      );
      await fails(find(`${gate.host}/acme/api:1`), 'PULL_CORRUPT', /arrived as sha256/);
    });

    it('layers of wrong bytes, and of too many', async () => {
      const wrong = Buffer.from(image.layers[1]!);
      wrong[wrong.length - 1]! ^= 1;
      for (const [body, message] of [
        [wrong, /arrived as sha256/],
        [Buffer.concat([image.layers[1]!, Buffer.alloc(1)]), /is larger than \d+ bytes/],
      ] as const) {
        await using gate = await gateOnce(
          path => isLayer(path, 1),
          () => ({ status: 200, body }),
        );
        await fails(fetchAll(`${gate.host}/acme/api:1`), 'PULL_CORRUPT', message);
      }
    });
  });

  describe('says', () => {
    it('which image is missing, and where', async () => {
      const gone = `${registry.host}/acme/api:gone`;
      await fails(find(gone), 'PULL_NOT_FOUND', new RegExp(`cannot pull ${gone}: 127[^ ]* answered 404 Not Found: `));
      await fails(find(`${registry.host}/acme/no:1`), 'PULL_NOT_FOUND', /404/);
    });

    it('that no registry answers', async () => {
      const gate = await gateBefore((_, pass) => pass());
      await gate[Symbol.asyncDispose]();
      await fails(find(`${gate.host}/acme/api:1`), 'PULL_FAILED', /cannot be reached \(ECONNREFUSED\)/);
    });

    it('that nothing moved for too long', async () => {
      await using gate = await gateBefore(({ path }, pass) =>
        isLayer(path, 1) ? new Promise<GateAnswer>(() => undefined) : pass(),
      );
      await fails(
        fetchAll(`${gate.host}/acme/api:1`, { idleTimeout: 300 }),
        'IDLE',
        /the fetch of .* made no progress/,
      );
    });
  });

  describe('with an account', () => {
    let closed: Registry;

    before(async () => {
      closed = await startRegistry({ auth: account });
      const name = `${closed.host}/acme/built:1`;
      await buildImage(name, { Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello' });
      await pushImage(name, { account: { ...account, serveraddress: closed.host } });
      await removeImage(name);
    });
    after(() => closed[Symbol.asyncDispose]());

    it('fetches by Basic', async () => {
      const fetched = await fetchAll(`${closed.host}/acme/built:1`, { login: { registry: closed.host, ...account } });
      assert.equal(fetched.layers.length, 1);
    });

    it('is denied without it, or with a wrong one', async () => {
      await fails(find(`${closed.host}/acme/built:1`), 'PULL_DENIED', /answered 401 Unauthorized: /);
      const login = { registry: closed.host, username: 'octocat', password: 'wrong' };
      await fails(find(`${closed.host}/acme/built:1`, { login }), 'PULL_DENIED', /401/);
      await fails(
        find(`${closed.host}/acme/built:1`, { login: { registry: 'ghcr.io', ...account } }),
        'PULL_DENIED',
        /401/,
      );
    });
  });

  describe('with tokens', () => {
    const basic = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64')}`;

    /** A gate that admits only the newest token of `tokens`. */
    function gateOfTokens(
      tokens: Gate,
      isGood: (token: string) => boolean = token => token === 'token-1',
    ): Promise<Gate> {
      return gateBefore(({ headers }, pass) => {
        const token = /^Bearer (.*)$/.exec(headers.authorization ?? '')?.[1];
        if (token !== undefined && isGood(token)) return pass();
        const challenge = `Bearer realm="http://${tokens.host}/token?a=b",service="reg, istry",scope="repository:acme/api:pull"`;
        return { status: 401, headers: { 'www-authenticate': challenge } };
      });
    }
    const startTokens = (answer: (n: number) => object = n => ({ token: `token-${n}` })) => {
      let n = 0;
      return startGate('', () => ({ status: 200, body: toJson(answer(++n)) }));
    };

    it('asks for one without an account, and once', async () => {
      await using tokens = await startTokens();
      await using gate = await gateOfTokens(tokens);
      await checkLayers(await fetchAll(`${gate.host}/acme/api:1`), image);
      assert.equal(tokens.asked.length, 1);
      const { method, path, headers } = tokens.asked[0]!;
      const url = new URL(path, 'http://tokens');
      assert.deepEqual([method, url.pathname, headers.authorization], ['GET', '/token', undefined]);
      assert.deepEqual(Object.fromEntries(url.searchParams), {
        a: 'b',
        service: 'reg, istry',
        scope: 'repository:acme/api:pull',
      });
    });

    it('asks for one with user name and password, which the registry itself never sees', async () => {
      await using tokens = await startTokens(n => ({ access_token: `token-${n}` }));
      await using gate = await gateOfTokens(tokens);
      await fetchAll(`${gate.host}/acme/api:1`, { login: { registry: gate.host, ...account } });
      assert.deepEqual(
        tokens.asked.map(({ headers }) => headers.authorization),
        [basic],
      );
      assert.match(tokens.asked[0]!.path, /account=octocat/);
      assert.ok(gate.asked.every(({ headers }) => headers.authorization !== basic));
    });

    it('asks for one with an identity token, by POST', async () => {
      await using tokens = await startTokens(n => ({ access_token: `token-${n}` }));
      await using gate = await gateOfTokens(tokens);
      const auths = { [gate.host]: { identitytoken: 'identity+secret', auth: '' } };
      const configDir = await mkdtemp(join(tmpdir(), 'config-'));
      await writeFile(join(configDir, 'config.json'), toJson({ auths }));
      await find(`${gate.host}/acme/api:1`, { login: { configDir } });
      await rm(configDir, { recursive: true });
      const { method, body, headers } = tokens.asked[0]!;
      assert.deepEqual([method, headers['content-type']], ['POST', 'application/x-www-form-urlencoded']);
      assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
        grant_type: 'refresh_token',
        service: 'reg, istry',
        client_id: 'docker-archive-action',
        refresh_token: 'identity+secret',
        scope: 'repository:acme/api:pull',
      });
    });

    it('asks once more when a token is no longer accepted', async () => {
      await using tokens = await startTokens();
      let good = 'token-1';
      await using gate = await gateOfTokens(tokens, token => token === good);
      await withClient(`${gate.host}/acme/api:1`, {}, async (client, order, signal) => {
        const found = await fetchManifest(client, order, log, signal);
        good = 'token-2';
        await checkLayers(await fetchImage(client, order, found, log, signal), image);
      });
      assert.equal(tokens.asked.length, 2);
    });

    it('is denied when no token is accepted, and when none is given', async () => {
      await using tokens = await startTokens();
      await using gate = await gateOfTokens(tokens, () => false);
      await fails(find(`${gate.host}/acme/api:1`), 'PULL_DENIED', /401/);
      assert.equal(tokens.asked.length, 1);
      await using refusing = await startGate('', () => ({
        status: 401,
        body: toJson({ details: 'incorrect password' }),
      }));
      await using other = await gateOfTokens(refusing);
      const login = { registry: other.host, ...account };
      await fails(find(`${other.host}/acme/api:1`, { login }), 'PULL_DENIED', /answered 401 .*: incorrect password/);
    });
  });

  describe('redirected', () => {
    const login = (gate: Gate) => ({ login: { registry: gate.host, ...account } });
    // The real registry takes no account, so the gate asks for one.
    const guarded =
      (rule: Rule): Rule =>
      (asked, pass) =>
        asked.headers.authorization === undefined
          ? { status: 401, headers: { 'www-authenticate': 'Basic realm="gate"' } }
          : rule(asked, pass);

    it('follows to another server and gives it no credential', async () => {
      await using store = await gateBefore((_, pass) => pass());
      await using gate = await gateBefore(
        guarded(({ path }, pass) =>
          path.includes('/blobs/') ? { status: 307, headers: { location: `http://${store.host}${path}` } } : pass(),
        ),
      );
      await checkLayers(await fetchAll(`${gate.host}/acme/api:1`, login(gate)), image);
      assert.equal(store.asked.length, 3);
      assert.deepEqual([...new Set(store.asked.map(({ headers }) => headers.authorization))], [undefined]);
    });

    it('gives none to a server that asks for it', async () => {
      await using tokens = await startGate('', () => ({ status: 200, body: toJson({ token: 'token' }) }));
      await using store = await gateBefore(() => ({
        status: 401,
        headers: { 'www-authenticate': `Bearer realm="http://${tokens.host}/",service="store"` },
      }));
      await using gate = await gateBefore(
        guarded(({ path }) => ({ status: 302, headers: { location: `http://${store.host}${path}` } })),
      );
      await fails(find(`${gate.host}/acme/api:1`, login(gate)), 'PULL_DENIED', /401/);
      assert.equal(tokens.asked.length, 0);
      assert.equal(store.asked[0]?.headers.authorization, undefined);
    });

    it('gives it to the registry itself, by a relative address too', async () => {
      await using gate = await gateBefore(
        guarded(({ path }, pass) =>
          path.endsWith('/manifests/1')
            ? { status: 308, headers: { location: `./${image.descriptor.digest}` } }
            : pass(),
        ),
      );
      await find(`${gate.host}/acme/api:1`, login(gate));
      assert.ok(gate.asked.slice(1).every(({ headers }) => headers.authorization !== undefined));
    });

    it('follows no more than five redirects, and only over HTTP', async () => {
      await using round = await gateBefore(({ path }) => ({ status: 302, headers: { location: path } }));
      await fails(find(`${round.host}/acme/api:1`), 'PULL_FAILED', /redirects more than 5 times/);
      assert.equal(round.asked.length, 6);
      await using file = await gateBefore(() => ({ status: 302, headers: { location: 'file:///etc/passwd' } }));
      await fails(find(`${file.host}/acme/api:1`), 'PULL_FAILED', /redirects to an address that is not https/);
    });
  });

  describe('tries again', () => {
    it('when the registry is busy, as late as it asks', async () => {
      await using gate = await gateOnce(
        path => path.endsWith('/manifests/1'),
        () => ({ status: 429, headers: { 'retry-after': '0' } }),
        () => ({ status: 503 }),
      );
      await find(`${gate.host}/acme/api:1`);
      assert.equal(said.filter(line => /failed, try \d of 5: .* answered (429|503)/.test(line)).length, 2);
    });

    it('not when it asks for too long a pause, and not forever', async () => {
      await using patient = await gateBefore(() => ({
        status: 429,
        headers: { 'retry-after': '3600' },
        body: toJson({ errors: [{ code: 'TOOMANYREQUESTS', message: 'pull rate limit' }] }),
      }));
      const told = /429 Too Many Requests: pull rate limit \(it asks for a pause of 1 h 0 min\)$/;
      await fails(
        find(`${patient.host}/acme/api:1`),
        'PULL_FAILED',
        told,
        /^127\S+ is reached, but takes no more requests/,
      );
      assert.equal(patient.asked.length, 1);
      await using busy = await gateBefore(() => ({ status: 500, headers: { 'retry-after': '0' } }));
      await fails(find(`${busy.host}/acme/api:1`), 'PULL_FAILED', /500/, /is reached, but fails/);
      assert.equal(busy.asked.length, 5);
    });

    it('when a connection breaks before or within a document', async () => {
      await using gate = await gateOnce(
        path => path.endsWith('/manifests/1'),
        passed => ({ ...passed, cutAfter: 0 }),
        passed => ({ ...passed, cutAfter: 100 }),
      );
      assert.deepEqual((await find(`${gate.host}/acme/api:1`)).manifest, image.manifest);
    });

    it('from where a layer broke off', async () => {
      await using gate = await gateOnce(
        path => isLayer(path, 1),
        passed => ({ ...passed, cutAfter: 1_000_000 }),
        passed => ({ ...passed, cutAfter: 500_000 }),
      );
      let bytes = 0;
      await checkLayers(await fetchAll(`${gate.host}/acme/api:1`, { onBytes: count => (bytes += count) }), image);
      assert.equal(bytes, image.layers[0]!.length + image.layers[1]!.length);
      const ranges = gate.asked.filter(({ path }) => isLayer(path, 1)).map(({ headers }) => headers.range);
      const starts = ranges.map(range => Number(/^bytes=(\d+)-$/.exec(range ?? 'bytes=0-')?.[1]));
      assert.equal(starts.length, 3);
      assert.ok(starts[0] === 0 && starts[1]! > 0 && starts[1]! <= 1_000_000, String(ranges));
      assert.ok(starts[2]! > starts[1]! && starts[2]! <= starts[1]! + 500_000, String(ranges));
    });

    it('the whole layer where the registry knows no ranges', async () => {
      const whole = () => ({ status: 200, body: image.layers[1]! });
      await using gate = await gateOnce(
        path => isLayer(path, 1),
        passed => ({ ...passed, cutAfter: 1_000_000 }),
        whole,
      );
      await checkLayers(await fetchAll(`${gate.host}/acme/api:1`), image);
    });

    it('a layer that ends too early, and then gives up and leaves nothing unfinished', async () => {
      await using gate = await gateBefore(async ({ path }, pass) => {
        const passed = await pass();
        return isLayer(path, 1) ? { status: 200, body: image.layers[1]!.subarray(0, 1000) } : passed;
      });
      await fails(fetchAll(`${gate.host}/acme/api:1`), 'PULL_FAILED', /ended after 1000 of \d+ bytes/);
      assert.equal(gate.asked.filter(({ path }) => isLayer(path, 1)).length, 5);
    });
  });

  it('ends all other layers when one fails', async () => {
    const cut = Promise.withResolvers<unknown>();
    await using gate = await gateBefore(async ({ path }, pass) => {
      if (isLayer(path, 0)) {
        await cut.promise;
        return { status: 403 };
      }
      const passed = await pass();
      // Never ends by itself.
      if (isLayer(path, 1)) return { ...passed, stallAfter: 1_000_000, onStall: () => cut.resolve(undefined) };
      return passed;
    });
    await fails(fetchAll(`${gate.host}/acme/api:1`), 'PULL_DENIED', /403/);
    assert.deepEqual(await readdir(dir), []);
  });

  it('ends with the reason of an abort and leaves nothing unfinished', async () => {
    const abort = new AbortController();
    const reason = new Error('cancelled');
    const onBytes = () => abort.abort(reason);
    const fetching = fetchAll(`${registry.host}/acme/api:1`, { signal: abort.signal, onBytes });
    await assert.rejects(fetching, reason);
    assert.deepEqual(
      (await readdir(dir)).filter(name => name.endsWith('.partial')),
      [],
    );
  });

  it('uses https for other machines, through the proxy of the environment', async () => {
    await using proxy = await startGate('', () => ({ status: 500 }));
    const env = { HTTP_PROXY: `http://${proxy.host}`, HTTPS_PROXY: proxy.host };
    const message = /cannot pull registry\.test\/acme\/api:1: registry\.test cannot be reached/;
    await fails(find('registry.test/acme/api:1', { env }), 'PULL_FAILED', message);
    assert.deepEqual(proxy.tunnels, ['registry.test:443']);
    await find(`${registry.host}/acme/api:1`, { env });
    assert.equal(proxy.asked.length, 0);
  });
});

interface Manifest {
  readonly config: object;
  readonly layers: readonly object[];
}

function without(headers: Readonly<Record<string, string>> = {}, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
}
