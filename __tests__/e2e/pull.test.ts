// On every engine: it pulls, and reports errors in its own words.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buildImage, inspectImage, pushImage, removeImage, tagImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob } from '../support/job.ts';
import { startRegistry, type Registry } from '../support/registry.ts';

const account = { username: 'octocat', password: 'p:w/ö+secret' };

describe('pulling', () => {
  let open: Registry;
  let closed: Registry;
  let digest: string | undefined;

  before(async () => {
    open = await startRegistry();
    closed = await startRegistry({ auth: account });
    for (const [registry, login] of [
      [open, undefined],
      [closed, { ...account, serveraddress: closed.host }],
    ] as const) {
      await buildImage(`${registry.host}/acme/app:1.0.0`, helloContext('first'));
      const pushed = await pushImage(`${registry.host}/acme/app:1.0.0`, login && { account: login });
      digest ??= pushed;
      await removeImage(`${registry.host}/acme/app:1.0.0`);
    }
  });

  after(async () => {
    for (const registry of [open, closed]) {
      for (const tag of ['1.0.0', 'latest', '9.9.9']) await removeImage(`${registry.host}/acme/app:${tag}`);
      await registry[Symbol.asyncDispose]();
    }
  });

  it('archives an image by its tag', async () => {
    await using job = await startJob();
    const step = await job.run({ image: `${open.host}/acme/app`, version: '1.0.0' });
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual([step.outputs['source'], step.outputs['digest']], ['pull', digest]);
    assert.ok(step.outputs['archive-name']?.startsWith(`${open.host.replace(':', '=')}~acme~app_1.0.0_`));
    assert.deepEqual((JSON.parse(step.outputs['metadata'] ?? '') as { 'repo-tags': string[] })['repo-tags'], [
      `${open.host}/acme/app:1.0.0`,
    ]);
  });

  it('archives an image by its digest, under the tag of the version', async () => {
    await using job = await startJob();
    const step = await job.run({ image: `${open.host}/acme/app@${digest}`, version: '9.9.9' });
    assert.equal(step.code, 0, saidBy(step));
    assert.ok(step.outputs['archive-name']?.startsWith(`${open.host.replace(':', '=')}~acme~app_9.9.9_`));
    assert.deepEqual((JSON.parse(step.outputs['metadata'] ?? '') as { 'repo-tags': string[] })['repo-tags'], [
      `${open.host}/acme/app:9.9.9`,
    ]);
  });

  it('uses and masks the credentials of the inputs', async () => {
    await using job = await startJob();
    const step = await job.run({
      image: `${closed.host}/acme/app`,
      version: '1.0.0',
      'pull-policy': 'always',
      ...account,
    });
    assert.equal(step.code, 0, saidBy(step));
    assert.ok(step.masks.includes(account.password));
    assert.ok(!step.stdout.replace(/^::add-mask::.*$/gm, '').includes(account.password));
  });

  it('uses the credentials of the docker config', async () => {
    await using job = await startJob();
    const auth = Buffer.from(`${account.username}:${account.password}`).toString('base64');
    await job.write({ 'config/config.json': JSON.stringify({ auths: { [closed.host]: { auth } } }) });
    const env = { DOCKER_CONFIG: `${job.workspace}/config` };
    const step = await job.run(
      { image: `${closed.host}/acme/app`, version: '1.0.0', 'pull-policy': 'always' },
      { env },
    );
    assert.equal(step.code, 0, saidBy(step));
  });

  it('says what is wrong with credentials', async () => {
    await using job = await startJob();
    const inputs = { image: `${closed.host}/acme/app`, version: '1.0.0', 'pull-policy': 'always' };
    const logins: Record<string, string>[] = [{ username: 'octocat', password: 'wrong-one' }, {}];
    for (const login of logins) {
      const step = await job.run({ ...inputs, ...login });
      assert.match(errorOf(step), /^cannot pull 127[^]*Check the credentials for 127/);
      assert.equal(step.annotations[0]?.title, 'PULL_DENIED');
    }
    assert.deepEqual(await job.list(), []);
  });

  it('keeps credentials from every other registry', async () => {
    await using job = await startJob();
    const step = await job.run({
      image: `${closed.host}/acme/app`,
      version: '1.0.0',
      'pull-policy': 'always',
      registry: 'ghcr.io',
      ...account,
    });
    assert.equal(step.annotations[0]?.title, 'PULL_DENIED', saidBy(step));
  });

  it('never uses a stale local image in place of a failed pull', async () => {
    await using job = await startJob();
    await buildImage(`${open.host}/acme/app:9.9.9`, helloContext('stale'));
    const step = await job.run({ image: `${open.host}/acme/gone`, version: '9.9.9', 'pull-policy': 'always' });
    assert.match(errorOf(step), /^cannot pull .*acme\/gone:9\.9\.9: .*Check image, version/s);
    await tagImage(`${open.host}/acme/app:9.9.9`, `${open.host}/acme/gone:9.9.9`);
    const again = await job.run({ image: `${open.host}/acme/gone`, version: '9.9.9', 'pull-policy': 'always' });
    await removeImage(`${open.host}/acme/gone:9.9.9`);
    assert.equal(again.code, 1, saidBy(again));
    assert.deepEqual(await job.list(), []);
  });

  it('pulls a dirty version anew each time and a clean one once', async () => {
    await using job = await startJob();
    for (const version of ['latest', '1.0.0']) {
      await buildImage(`${open.host}/acme/app:${version}`, helloContext(`remote ${version}`));
      await pushImage(`${open.host}/acme/app:${version}`);
      await buildImage(`${open.host}/acme/app:${version}`, helloContext(`local ${version}`));
    }
    const local = await inspectImage(`${open.host}/acme/app:1.0.0`);
    const inputs = { image: `${open.host}/acme/app`, 'upload-artifact': 'false', cache: 'false' };
    assert.equal((await job.run({ ...inputs, version: '1.0.0' })).outputs['imageid'], local?.Id);
    const dirty = await inspectImage(`${open.host}/acme/app:latest`);
    assert.notEqual((await job.run({ ...inputs, version: 'latest' })).outputs['imageid'], dirty?.Id);
  });

  it('refuses an image for another platform than the one asked for', async () => {
    await using job = await startJob();
    const step = await job.run({ image: `${open.host}/acme/app`, version: '1.0.0', platform: 'linux/s390x' });
    assert.match(errorOf(step), /s390x/);
    assert.deepEqual(await job.list(), []);
  });
});
