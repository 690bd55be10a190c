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

  const attach = (change: Partial<ReleaseOrder['archive']> = {}, signal = new AbortController().signal) => {
    const env = { GITHUB_API_URL: service.url, GITHUB_REPOSITORY: 'acme/app' };
    const environment = readRunnerEnvironment(env, { cwd: '/', tmp: '/tmp', home: '/' });
    const api = openGitHub(environment, service.restToken('write'), signal);
    return attachToRelease(api, { ...order, archive: { ...order.archive, ...change } }, quiet, signal);
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

  it('does not take for the archive what did not arrive as it', async () => {
    const sha256 = '0'.repeat(64);
    await assert.rejects(attach({ sha256 }), (error: ActionError) => error.code === 'RELEASE_FAILED');
  });

  it('fails when the file cannot be read', async () => {
    await assert.rejects(attach({ path: join(folder, 'gone') }), /ENOENT/);
  });

  it('stops when the step is cancelled in the middle of the upload', async () => {
    const controller = new AbortController();
    // What is announced never comes as a whole, so that nothing is answered.
    const attached = attach({ size: order.archive.size + 1 }, controller.signal);
    while (!service.requests.some(({ operation }) => operation === 'UploadReleaseAsset')) {
      await new Promise(resolve => setImmediate(resolve));
    }
    controller.abort(new Error('cancelled'));
    await assert.rejects(attached, /^Error: cancelled$/);
  });
});
