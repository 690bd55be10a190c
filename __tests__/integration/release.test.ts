import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { readRunnerEnvironment } from '../../src/core/environment.ts';
import type { ActionError } from '../../src/core/errors.ts';
import type { Log } from '../../src/core/log.ts';
import { openGitHub } from '../../src/stores/github/api.ts';
import { attachToRelease, type ReleaseOrder } from '../../src/stores/releases.ts';
import { startResultsService, type ResultsService } from '../support/results-service.ts';

const quiet: Log = {
  ...{ info: () => undefined, debug: () => undefined, notice: () => undefined },
  ...{ warning: () => undefined, foreign: () => undefined },
};

describe('attachToRelease', () => {
  let folder: string;
  let order: ReleaseOrder;
  let service: ResultsService;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'release-'));
    const path = join(folder, 'archive.zip');
    const bytes = randomBytes(3_000_000);
    await writeFile(path, bytes);
    const archive = { name: 'acme~api', version: '1.0.0+7', imageid: '0123456789ab', archfmt: 'zip' };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    order = { tag: 'v1', archive: { archive, path, size: bytes.length, sha256 }, existing: 'rebuild', dirty: false };
  });

  after(() => rm(folder, { recursive: true }));

  beforeEach(async () => {
    service = await startResultsService();
    service.addRelease('v1');
  });

  afterEach(() => service[Symbol.asyncDispose]());

  const attach = (
    change: Partial<ReleaseOrder['archive']> = {},
    signal = new AbortController().signal,
    tag = order.tag,
  ) => {
    const env = { GITHUB_API_URL: service.url, GITHUB_REPOSITORY: 'acme/app' };
    const environment = readRunnerEnvironment(env, { cwd: '/', tmp: '/tmp', home: '/' });
    const api = openGitHub(environment, service.restToken('write'), signal);
    return attachToRelease(api, { ...order, tag, archive: { ...order.archive, ...change } }, quiet, signal);
  };

  it('sends the file as it is, a plus in its name too', async () => {
    const { url } = await attach();
    const [asset] = service.assets();
    assert.equal(asset?.name, 'acme.api_1.0.0+7_0123456789ab.zip');
    assert.equal(asset.label, 'acme~api_1.0.0+7_0123456789ab.zip');
    assert.deepEqual(await readFile(asset.path), await readFile(order.archive.path));
    assert.ok(url.endsWith(asset.name));
  });

  it('refuses a file of 2 GiB before it asks for anything', async () => {
    await assert.rejects(attach({ size: 2 ** 31 }), (error: ActionError) => {
      assert.match(error.message, /^acme~api_\S+ has 2\.15 GB, and a release takes files below 2 GiB$/);
      return error.code === 'RELEASE_TOO_LARGE' && error.hint !== undefined;
    });
    assert.equal(service.requests.length, 0);
  });

  it('does not accept an asset that did not arrive as it was sent', async () => {
    const sha256 = '0'.repeat(64);
    await assert.rejects(attach({ sha256 }), /is damaged: /);
    assert.deepEqual(service.assets(), []);
  });

  it('fails when the file cannot be read', async () => {
    await assert.rejects(attach({ path: join(folder, 'gone') }), /ENOENT/);
  });

  it('stops when the step is cancelled in the middle of the upload', async () => {
    const controller = new AbortController();
    // The announced body never arrives whole, so nothing is answered.
    const attached = attach({ size: order.archive.size + 1 }, controller.signal);
    while (!service.requests.some(({ operation }) => operation === 'UploadReleaseAsset')) {
      await new Promise(resolve => setImmediate(resolve));
    }
    controller.abort(new Error('cancelled'));
    await assert.rejects(attached, /^Error: cancelled$/);
    assert.deepEqual(service.assets(), []);
  });

  it('is one asset when two steps attach the same bytes at the same time', async () => {
    const urls = await Promise.all([attach(), attach(), attach()]);
    assert.deepEqual(new Set(urls.map(({ url }) => url)).size, 1);
    assert.deepEqual(namesOf(service), ['acme.api_1.0.0+7_0123456789ab.zip']);
  });

  describe('in place of an asset with other bytes', () => {
    let old: ReturnType<ResultsService['assets']>;

    beforeEach(async () => {
      await attach();
      service.changeAsset('acme~api_1.0.0+7_0123456789ab.zip', { digest: `sha256:${'0'.repeat(64)}` });
      old = service.assets();
    });

    it('comes under a temporary name and takes the name of the older one when it is whole', async () => {
      await attach();
      const [asset, ...others] = service.assets();
      assert.notEqual(asset?.id, old[0]?.id);
      assert.deepEqual([asset?.name, asset?.label], [old[0]?.name, old[0]?.label]);
      assert.deepEqual(others, []);
    });

    for (const [what, faults] of [
      ['is refused', [{ operation: 'UploadReleaseAsset', status: 403 }]],
      [
        'breaks off',
        [
          { operation: 'UploadReleaseAsset', cutRequestAfter: 1000 },
          { operation: 'UploadReleaseAsset', status: 403 },
        ],
      ],
      ['cannot take the name', [{ operation: 'UpdateReleaseAsset', status: 403 }]],
    ] as const) {
      it(`leaves the older one when it ${what}`, async () => {
        faults.forEach(each => service.inject(each));
        await assert.rejects(attach(), { name: 'ActionError' });
        assert.deepEqual(service.assets(), old);
      });
    }

    it('gives the older one its name back when only the second renaming fails', async () => {
      service.inject({ operation: 'UpdateReleaseAsset', delayMs: 0 });
      service.inject({ operation: 'UpdateReleaseAsset', status: 403 });
      await assert.rejects(attach(), { code: 'RELEASE_DENIED' });
      assert.deepEqual(service.assets(), old);
    });

    it('leaves the older one when the bytes did not arrive as they are', async () => {
      await assert.rejects(attach({ sha256: '1'.repeat(64) }), /is damaged: /);
      assert.deepEqual(service.assets(), old);
    });

    it('leaves the older one when the step is cancelled in the middle of the upload', async () => {
      const controller = new AbortController();
      const attached = attach({ size: order.archive.size + 1 }, controller.signal);
      while (service.assets().length === 1) await new Promise(resolve => setImmediate(resolve));
      controller.abort(new Error('cancelled'));
      await assert.rejects(attached, /^Error: cancelled$/);
      assert.deepEqual(service.assets(), old);
    });

    it('is the only one left when several steps replace it at the same time', async () => {
      await Promise.all([attach(), attach(), attach()]);
      assert.deepEqual(namesOf(service), ['acme.api_1.0.0+7_0123456789ab.zip']);
      assert.equal(service.assets()[0]?.digest, `sha256:${order.archive.sha256}`);
    });
  });

  describe('of a repository with immutable releases', () => {
    it('is refused once the release is published, before anything is sent, and the error says what to do', async () => {
      service.addRelease('v2', false, true);
      await assert.rejects(attach({}, undefined, 'v2'), (error: ActionError) => {
        assert.match(error.message, /^cannot attach acme~\S+ to the release v2: it is published and immutable$/);
        assert.match(error.hint ?? '', /--draft\n[^]*--draft=false/);
        return error.code === 'RELEASE_IMMUTABLE';
      });
      assert.ok(!service.requests.some(({ operation }) => operation === 'UploadReleaseAsset'));
    });

    it('is refused in the same words when the release is published meanwhile', async () => {
      const message = 'Cannot upload assets to an immutable release.';
      service.inject({ operation: 'UploadReleaseAsset', status: 422, body: JSON.stringify({ message }) });
      await assert.rejects(attach(), { code: 'RELEASE_IMMUTABLE' });
    });

    it('is attached to a draft', async () => {
      service.addRelease('v2', true, true);
      await attach({}, undefined, 'v2');
      assert.equal(service.assets().length, 1);
    });
  });
});

function namesOf(service: ResultsService): string[] {
  return service.assets().map(({ name }) => name);
}
