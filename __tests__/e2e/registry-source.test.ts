import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { makeAuthority } from '../support/authority.ts';
import { configDigestOf } from '../support/config-digest.ts';
import { buildImage, engineHost, pushImage, removeImage } from '../support/engine.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';
import { startGate } from '../support/registry-gate.ts';
import { startRegistry, type Registry } from '../support/registry.ts';
import type { StepResult } from '../support/runner.ts';

const account = { username: 'octocat', password: 'p:w/ö+secret' };
// Nothing listens there, so anything that needs an engine fails.
const noEngine = { env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } };
const base = randomBytes(2_000_000);

function context(): Record<string, string | Buffer> {
  return {
    Dockerfile: 'FROM scratch\nCOPY base.bin /base.bin\nCOPY app.bin /app.bin\nCMD ["/app"]\n',
    'base.bin': base,
    'app.bin': randomBytes(1000),
  };
}

describe('fetching from a registry without an engine', () => {
  let registry: Registry;
  let image: string;
  const configs: Record<string, string> = {};
  const digests: Record<string, string> = {};

  before(async () => {
    registry = await startRegistry({ auth: account });
    image = `${registry.host}/acme/app`;
    for (const version of ['1.0.0', '1.1.0']) {
      await buildImage(`${image}:${version}`, context());
      digests[version] = await pushImage(`${image}:${version}`, {
        account: { ...account, serveraddress: registry.host },
      });
      configs[version] = await configDigestOf(`${image}:${version}`, engineHost());
      await removeImage(`${image}:${version}`);
    }
  });

  after(async () => {
    for (const version of ['1.0.0', '1.1.0']) await removeImage(`${image}:${version}`);
    await registry[Symbol.asyncDispose]();
  });

  const fetchVersion = (job: Job, version: string, more: Record<string, string> = {}): Promise<StepResult> =>
    job.run({ image, version, source: 'registry', ...account, 'upload-artifact': 'false', ...more }, noEngine);

  it('reaches a registry whose authority only the system knows, past or through the proxy as NO_PROXY says', async () => {
    await using job = await startJob();
    using authority = makeAuthority('Acme Test CA');
    const tls = authority.issue(['DNS:registry.test']);
    await using gate = await startGate(registry.host, (_asked, pass) => pass(), { tls });
    await using proxy = await startGate('', () => ({ status: 500 }), { tunnelTo: gate.host });
    const fetchBehind = (env: Record<string, string>) =>
      job.run(
        {
          image: 'registry.test/acme/app',
          version: '1.0.0',
          source: 'registry',
          ...account,
          registry: 'registry.test',
        },
        { env: { ...noEngine.env, HTTPS_PROXY: proxy.host, ...env } },
      );
    const unknown = errorOf(await fetchBehind({}));
    assert.match(
      unknown,
      /authority that is not known here, "Acme Test CA"[^]*\/etc\/docker\/certs\.d\/registry\.test/,
    );
    const step = await fetchBehind({ SSL_CERT_FILE: authority.path });
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual(new Set(proxy.tunnels), new Set(['registry.test:443']));
    const direct = errorOf(await fetchBehind({ SSL_CERT_FILE: authority.path, NO_PROXY: 'test' }));
    assert.match(direct, /registry\.test cannot be reached \(E[A-Z_]+\)/);
  });

  it('gives an archive that loads as the same image', async () => {
    await using job = await startJob();
    const step = await fetchVersion(job, '1.0.0');
    assert.equal(step.code, 0, saidBy(step));
    const { outputs } = step;
    assert.deepEqual(
      [outputs['source'], outputs['updated'], outputs['digest'], outputs['imageid']],
      ['registry', 'true', digests['1.0.0'], `sha256:${configs['1.0.0']}`],
    );
    assert.ok(!step.stdout.replace(/::add-mask::.*\n/g, '').includes(account.password));
    const path = outputs['archive-path'] ?? '';
    const loaded = await job.runSub('load', { path });
    assert.equal(loaded.outputs['loaded'], 'true', saidBy(loaded));
    assert.equal(await configDigestOf(`${image}:1.0.0`, engineHost()), configs['1.0.0']);
    assert.deepEqual((await job.list()).length, 2);
  });

  it('makes the same bytes each time, and fetches nothing when nothing changed', async () => {
    await using job = await startJob();
    await using other = await startJob();
    const first = await fetchVersion(job, '1.0.0', { cache: 'false' });
    const second = await fetchVersion(other, '1.0.0', { cache: 'false' });
    assert.equal(first.outputs['archive-sha256'], second.outputs['archive-sha256'], saidBy(first));
    const again = await fetchVersion(job, '1.0.0', { cache: 'false' });
    assert.equal(again.outputs['updated'], 'false', saidBy(again));
    assert.doesNotMatch(saidBy(again), /Fetching/);
  });

  it('fetches only the layers that no archive in the folder has', async () => {
    await using job = await startJob();
    await fetchVersion(job, '1.0.0', { cache: 'false' });
    const step = await fetchVersion(job, '1.1.0', { cache: 'false' });
    assert.equal(step.code, 0, saidBy(step));
    assert.match(saidBy(step), /Fetching 1 of 2 layers/);
    const loaded = await job.runSub('load', { path: step.outputs['archive-path'] ?? '' });
    assert.equal(loaded.code, 0, saidBy(loaded));
    assert.equal(await configDigestOf(`${image}:1.1.0`, engineHost()), configs['1.1.0']);
  });

  it('takes an image by its digest', async () => {
    await using job = await startJob();
    const step = await fetchVersion(job, '9.9.9', { image: `${image}@${digests['1.0.0']}`, cache: 'false' });
    assert.equal(step.code, 0, saidBy(step));
    assert.ok(step.outputs['archive-name']?.startsWith(`${registry.host.replace(':', '=')}~acme~app_9.9.9_`));
    assert.equal(step.outputs['digest'], digests['1.0.0']);
  });

  it('leaves nothing behind when the image is missing or denied', async () => {
    await using job = await startJob();
    const missing = await fetchVersion(job, '7.7.7', { cache: 'false' });
    assert.match(errorOf(missing), /7\.7\.7/);
    const denied = await fetchVersion(job, '1.0.0', { cache: 'false', password: 'wrong' });
    assert.match(saidBy(denied), /PULL_DENIED/);
    const platform = await fetchVersion(job, '1.0.0', { cache: 'false', platform: 'linux/s390x' });
    assert.match(errorOf(platform), /linux\/s390x/);
    assert.deepEqual([missing.code, denied.code, platform.code], [1, 1, 1]);
    assert.deepEqual(await job.list(), []);
  });
});
