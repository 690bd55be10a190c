// On every engine: it pushes, and reports errors in its own words.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inspectImage, removeImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import { startPushGate, type PushFault } from '../support/push-gate.ts';
import { makeImage, makeLayer, putImage, readPushed } from '../support/registry-images.ts';
import { startRegistry, type Registry } from '../support/registry.ts';
import type { StepResult } from '../support/runner.ts';

const account = { username: 'octocat', password: 'p:w/ö+secret' };
const light = { 'upload-artifact': 'false', cache: 'false', context: '.' };
const clean = { ...light, version: '1.0.0', push: 'true' };

let open: Registry;
let closed: Registry;

before(async () => {
  open = await startRegistry();
  closed = await startRegistry({ auth: account });
});

after(async () => {
  await open[Symbol.asyncDispose]();
  await closed[Symbol.asyncDispose]();
});

describe('pushing', () => {
  it('gives the archived image every name, once it is archived, and reports the digest', async () => {
    await using job = await startJob();
    const image = `${open.host}/${job.image}`;
    const step = await build(job, { ...clean, image, tags: `${image}:1.0\n${image}:1` });
    assert.equal(step.code, 0, saidBy(step));
    for (const tag of ['1.0.0', '1.0', '1', 'latest']) {
      const { digest, config } = await readPushed(open.host, job.image, tag);
      assert.equal(step.outputs['digest'], digest);
      assert.equal(config, configOf(step));
      assert.ok(await inspectImage(`${image}:${tag}`), tag);
    }
    assert.match(step.summary, /\| Pushed \| `.*:1\.0\.0`, .*:latest`: `sha256:/);
    await drop(image);
  });

  it('takes the output of docker/metadata-action verbatim, other registries with their own credentials too', async () => {
    await using job = await startJob();
    const [image, second] = [`${open.host}/${job.image}`, `${closed.host}/acme/${job.name.replace('acme~', '')}-copy`];
    // What the action's output `tags` holds for `type=semver` patterns and two images, sep-tags as it is by default.
    const tags = `${image}:1.0.0\n${image}:1.0\n${image}:latest\n${second}:1.0.0\n${second}:1.0\n${second}:latest`;
    const login = { registry: closed.host, ...account };
    const step = await build(job, { ...clean, image, tags, ...login });
    assert.equal(step.code, 0, saidBy(step));
    for (const tag of ['1.0.0', '1.0', 'latest']) {
      assert.equal((await readPushed(open.host, job.image, tag)).config, configOf(step));
      const there = await readPushed(closed.host, second.slice(closed.host.length + 1), tag, account);
      assert.equal(there.config, configOf(step));
    }
    assert.ok(!step.stdout.replace(/^::add-mask::.*$/gm, '').includes(account.password));
    await drop(image);
    await drop(second);
  });

  it('pushes a reused archive whose image is no longer in the engine', async () => {
    await using job = await startJob();
    const image = `${open.host}/${job.image}`;
    const first = await build(job, { ...light, image, version: '1.0.0', 'remove-image': 'image' });
    assert.equal(first.code, 0, saidBy(first));
    assert.equal(await inspectImage(`${image}:1.0.0`), undefined);
    const again = await job.run({ ...clean, image, existing: 'reuse' });
    assert.equal(again.code, 0, saidBy(again));
    assert.deepEqual([again.outputs['source'], again.outputs['updated']], ['archive', 'false']);
    assert.equal((await readPushed(open.host, job.image, '1.0.0')).config, configOf(first));
    await drop(image);
  });

  it('says in a dry run what it would push, and pushes nothing', async () => {
    await using job = await startJob();
    const image = `${open.host}/${job.image}`;
    const more = { 'dry-run': 'true', tags: `${image}:1`, release: 'v1', 'remove-image': 'tag' };
    const step = await build(job, { ...clean, image, ...more });
    assert.equal(step.code, 0, saidBy(step));
    const { plan } = JSON.parse(step.outputs['metadata'] ?? '') as { plan: string[] };
    assert.deepEqual(plan.slice(-6, -1), [
      `tag the image ${image}:1.0.0, ${image}:1`,
      `push ${image}:1.0.0, ${image}:1, and prove that each registry has the archived image`,
      'perhaps move latest: only when 1.0.0 is the highest clean version in the registry',
      'attach the archive to the release v1',
      `remove ${image}:1.0.0, ${image}:1 from the engine`,
    ]);
    await assert.rejects(readPushed(open.host, job.image, '1.0.0'));
  });
});

describe('a push that fails', () => {
  it('is an error when the registry requires credentials (docker-py #1772)', async () => {
    await using job = await startJob();
    const image = `${closed.host}/${job.image}`;
    const step = await build(job, { ...clean, image });
    assert.match(errorOf(step), /^cannot push 127[^]*packages: write/);
    assert.equal(step.annotations.find(({ level }) => level === 'error')?.title, 'PUSH_DENIED');
    // The archive is safe all the same.
    assert.ok((await job.list()).some(file => file.endsWith('.zip')));
    await drop(image);
  });

  it('is an error when the registry does not take a layer (docker-py #3161)', async () => {
    const step = await pushThrough(call =>
      call.startsWith('POST') ? refusal(403, 'DENIED', 'requested access to the resource is denied') : undefined,
    );
    assert.match(errorOf(step), /^cannot push [^]*Check the credentials/);
    assert.equal(step.annotations.find(({ level }) => level === 'error')?.title, 'PUSH_DENIED');
  });

  it('is an error when the registry does not take the manifest (docker-py #3277)', async () => {
    const step = await pushThrough(call =>
      /^PUT .*\/manifests\//.test(call) ? refusal(400, 'MANIFEST_INVALID', 'not like this') : undefined,
    );
    assert.match(errorOf(step), /^cannot push [^]*(not like this|400|invalid)/i);
  });

  it('is an error when there is no registry at all (docker-py #2555)', async () => {
    await using job = await startJob();
    const image = `127.0.0.1:1/${job.image}`;
    const step = await build(job, { ...clean, image });
    assert.match(errorOf(step), /^cannot push 127\.0\.0\.1:1[^]*refused/);
    await drop(image);
  });

  it('is tried again when the registry is busy', async () => {
    let left = 1;
    const step = await pushThrough(call =>
      /^PUT .*\/manifests\/1\.0\.0/.test(call) && left-- > 0 ? refusal(503, 'UNAVAILABLE', 'come back') : undefined,
    );
    assert.equal(step.code, 0, saidBy(step));
  });

  it('is an error when the registry has something else in the end', async () => {
    const layer = await makeLayer('other', 'other');
    let pushed = false;
    const step = await pushThrough(async (call, repository) => {
      if (/^PUT .*\/manifests\/1\.0\.0/.test(call)) pushed = true;
      // Another push comes before the read-back.
      if (pushed && /^GET .*\/manifests\/1\.0\.0/.test(call)) {
        await putImage(open.host, repository, '1.0.0', makeImage({ layers: [layer] }));
      }
      return undefined;
    });
    assert.match(errorOf(step), /is not the archived image: sha256:\w+ was pushed but the registry has sha256:/);
    assert.equal(step.annotations.find(({ level }) => level === 'error')?.title, 'PUSH_MISMATCH');
  });

  it('is a warning when only the read-back fails', async () => {
    let pushed = false;
    const step = await pushThrough(call => {
      if (/^PUT .*\/manifests\/1\.0\.0/.test(call)) pushed = true;
      return pushed && /^GET .*\/manifests\/1\.0\.0/.test(call) ? refusal(403, 'DENIED', 'write only') : undefined;
    });
    assert.equal(step.code, 0, saidBy(step));
    assert.ok(step.annotations.some(({ message }) => /was pushed as sha256:.* cannot be read back/.test(message)));
  });
});

describe('latest', () => {
  it('is not moved by an older version, a nightly or a pre-release (docker-pkg moves it always)', async () => {
    await using job = await startJob();
    const image = `${open.host}/${job.image}`;
    const push = async (version: string, more: Record<string, string> = {}) => {
      const step = await build(job, { ...clean, image, version, ...more });
      assert.equal(step.code, 0, saidBy(step));
      await removeImage(`${image}:${version}`);
      return configOf(step);
    };
    const latest = async () => (await readPushed(open.host, job.image, 'latest')).config;
    const newest = await push('1.10.0');
    assert.equal(await latest(), newest);
    await push('1.9.1');
    await push('1.11.0-rc1');
    await push('dev', { 'allow-dirty': 'true' });
    assert.equal(await latest(), newest);
    assert.equal(await push('1.9.2', { 'tag-latest': 'true' }), await latest());
    await drop(image);
  });

  it('is moved by no dirty version', async () => {
    await using job = await startJob();
    const publishing: Record<string, string>[] = [{ push: 'true' }, { 'tag-latest': 'true' }, { release: 'v1' }];
    for (const inputs of publishing) {
      const step = await build(job, { ...light, version: 'dev', ...inputs });
      assert.match(
        errorOf(step),
        new RegExp(`^${Object.keys(inputs)[0]} is only for clean versions[^]*allow-dirty: true`),
      );
      assert.deepEqual(await job.list(), []);
    }
  });
});

async function pushThrough(
  fault: (call: string, repository: string) => PushFault | undefined | Promise<PushFault | undefined>,
): Promise<StepResult> {
  await using job = await startJob();
  await using gate = await startPushGate(open.host, call => fault(call, job.image));
  const image = `${gate.host}/${job.image}`;
  const step = await build(job, { ...clean, image, 'tag-latest': 'false' });
  await drop(image);
  return step;
}

async function build(job: Job, inputs: Record<string, string>): Promise<StepResult> {
  await job.write(helloContext());
  return job.run(inputs);
}

// Without a detail classic engines treat a denial as transient, and try for most of a minute.
function refusal(status: number, code: string, message: string): PushFault {
  return { status, body: JSON.stringify({ errors: [{ code, message, detail: 'as the test wants it' }] }) };
}

function configOf(step: StepResult): string {
  return (JSON.parse(step.outputs['metadata'] ?? '') as { 'config-digest': string })['config-digest'];
}

async function drop(image: string): Promise<void> {
  for (const tag of ['1.0.0', '1.0', '1', 'latest']) await removeImage(`${image}:${tag}`);
}
