// On every engine: it pulls, and reports errors in its own words.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { buildImage, inspectImage, pushImage, removeImage } from '../support/engine.ts';
import { startEngineProxy } from '../support/engine-proxy.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import { makeImage, makeLayer, putIndex } from '../support/registry-images.ts';
import { startGate, type Asked, type Gate, type Rule } from '../support/registry-gate.ts';
import { startRegistry, type Registry } from '../support/registry.ts';
import type { StepResult } from '../support/runner.ts';

const own = process.arch === 'x64' ? 'amd64' : process.arch;
const pass: Rule = (_, behind) => behind();

describe('pulling by policy', () => {
  let registry: Registry;
  let gate: Gate;
  let image: string;
  let rule = pass;

  before(async () => {
    registry = await startRegistry();
    gate = await startGate(registry.host, (asked, behind) => rule(asked, behind));
    image = `${gate.host}/acme/app`;
  });
  beforeEach(async () => {
    rule = pass;
    await publish('first');
  });
  after(async () => {
    await removeImage(`${image}:1.0.0`);
    await gate[Symbol.asyncDispose]();
    await registry[Symbol.asyncDispose]();
  });

  /** Puts an image into the registry, and takes it out of the engine; gives its digest. */
  async function publish(word: string): Promise<string> {
    const behind = `${registry.host}/acme/app:1.0.0`;
    await buildImage(behind, helloContext(word));
    const digest = await pushImage(behind);
    await removeImage(behind);
    return digest;
  }

  const run = (job: Job, inputs: Record<string, string>): Promise<StepResult> =>
    job.run({ image, version: '1.0.0', 'upload-artifact': 'false', cache: 'false', ...inputs });

  /** What the registry was asked by a step; HEAD alone is no pull. */
  async function asked(work: Promise<StepResult>): Promise<{ step: StepResult; calls: string[] }> {
    const from = gate.asked.length;
    const step = await work;
    const isManifest = ({ path }: Asked) => path.includes('/manifests/');
    return {
      step,
      calls: gate.asked
        .slice(from)
        .filter(isManifest)
        .map(({ method }) => method),
    };
  }

  describe('newer', () => {
    it('pulls what is not in the engine, then asks for the digest alone as long as it stays', async () => {
      await using job = await startJob();
      await removeImage(`${image}:1.0.0`);
      const digest = await publish('stays');
      const first = await run(job, { 'pull-policy': 'newer' });
      assert.equal(first.code, 0, saidBy(first));
      assert.match(first.stdout, /Pull policy newer \(pull-policy is newer\): pull, \S+ is not in the engine/);
      const { step, calls } = await asked(run(job, { 'pull-policy': 'newer' }));
      assert.deepEqual(calls, ['HEAD'], saidBy(step));
      assert.match(step.stdout, /Registry digest of \S+:1\.0\.0 is sha256:/);
      assert.match(step.stdout, /: no pull, engine and registry have sha256:/);
      assert.deepEqual([step.outputs['updated'], step.outputs['digest']], ['false', digest]);
    });

    it('pulls when the tag has moved', async () => {
      await using job = await startJob();
      const old = await run(job, { 'pull-policy': 'always' });
      const digest = await publish('moved');
      const step = await run(job, { 'pull-policy': 'newer' });
      assert.equal(step.code, 0, saidBy(step));
      assert.match(step.stdout, /: pull, the registry has sha256:\w+, the engine sha256:\w+/);
      assert.equal(step.outputs['digest'], digest);
      assert.notEqual(step.outputs['imageid'], old.outputs['imageid']);
    });

    it('asks for the manifest where a registry tells no digest', async () => {
      await using job = await startJob();
      await run(job, { 'pull-policy': 'always' });
      rule = async (_, behind) => {
        const { headers = {}, ...answer } = await behind();
        const untold = Object.entries(headers).filter(([name]) => name !== 'docker-content-digest');
        return { ...answer, headers: Object.fromEntries(untold) };
      };
      const { step, calls } = await asked(run(job, { 'pull-policy': 'newer' }));
      assert.deepEqual(calls, ['HEAD', 'GET'], saidBy(step));
      assert.match(step.stdout, /: no pull, engine and registry have/);
    });

    it('lets the engine pull when this runner cannot ask', async () => {
      await using job = await startJob();
      await run(job, { 'pull-policy': 'always' });
      const digest = await publish('out of sight');
      rule = ({ headers }, behind) => (headers['user-agent'] === 'docker-archive-action' ? { status: 403 } : behind());
      const step = await run(job, { 'pull-policy': 'newer' });
      assert.equal(step.code, 0, saidBy(step));
      assert.match(step.stdout, /The registry cannot be read from here, the engine is asked: .*403 Forbidden/);
      assert.equal(step.outputs['digest'], digest);
    });
  });

  it('if-not-present means missing', async () => {
    await using job = await startJob();
    await run(job, { 'pull-policy': 'always' });
    const { step, calls } = await asked(run(job, { 'pull-policy': 'if-not-present' }));
    assert.match(step.stdout, /Pull policy missing \(pull-policy is missing\): no pull, \S+ is in the engine/);
    assert.deepEqual(calls, []);
  });

  it('looks for the very tag, whatever other tags the engine has (arvados --pull)', async () => {
    await using job = await startJob();
    await buildImage(`${image}:latest`, helloContext('another tag'));
    await removeImage(`${image}:1.0.0`);
    const step = await run(job, { 'pull-policy': 'missing' });
    await removeImage(`${image}:latest`);
    assert.equal(step.code, 0, saidBy(step));
    assert.match(step.stdout, /: pull, \S+:1\.0\.0 is not in the engine/);
  });

  it('pulls one tag, never all of them (docker-py #2151)', async () => {
    await using job = await startJob();
    await buildImage(`${registry.host}/acme/app:1.1.0`, helloContext('the other'));
    await pushImage(`${registry.host}/acme/app:1.1.0`);
    await removeImage(`${registry.host}/acme/app:1.1.0`);
    await removeImage(`${image}:1.0.0`);
    const step = await run(job, {});
    assert.equal(step.code, 0, saidBy(step));
    assert.equal(await inspectImage(`${image}:1.1.0`), undefined);
  });

  it('does not mistake a refusal of the engine for a missing image (conu is_present)', async () => {
    await using job = await startJob();
    await using proxy = await startEngineProxy(call => /^GET .*\/images\/.*\/json/.test(call));
    const { step, calls } = await asked(run(job, { 'pull-policy': 'missing', 'docker-host': proxy.host }));
    assert.match(errorOf(step), /forbidden here/);
    assert.deepEqual(calls, []);
  });

  describe('a pull that fails', () => {
    for (const [what, code, answer] of [
      ['with a registry that breaks (docker-py #2286)', 'PULL_FAILED', { status: 500, body: 'broken' }],
      [
        'without the image (docker-py #2226)',
        'PULL_NOT_FOUND',
        { status: 404, body: '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}' },
      ],
      ['without credentials (docker-py #2688)', 'PULL_DENIED', { status: 401 }],
    ] as const) {
      it(`says why ${what}`, async () => {
        await using job = await startJob();
        await run(job, { 'pull-policy': 'always' });
        rule = () => answer;
        const step = await run(job, { 'pull-policy': 'always', retries: '0' });
        assert.match(errorOf(step), /^cannot pull /);
        assert.equal(step.annotations[0]?.title, code, saidBy(step));
      });
    }

    it('falls back to the image of the engine where that is allowed, with a warning', async () => {
      await using job = await startJob();
      const before = await run(job, { 'pull-policy': 'always' });
      rule = () => ({ status: 401 });
      for (const policy of ['always', 'newer']) {
        const step = await run(job, { 'pull-policy': policy, 'fallback-to-local': 'true', retries: '0' });
        assert.equal(step.code, 0, saidBy(step));
        assert.equal(step.outputs['imageid'], before.outputs['imageid']);
        const [warning] = step.annotations;
        assert.equal(warning?.level, 'warning');
        assert.match(warning.message, /is the image that is in the engine \(fallback-to-local is true\): cannot pull/);
      }
    });

    it('has nothing to fall back to where the engine does not have the image', async () => {
      await using job = await startJob();
      await removeImage(`${image}:1.0.0`);
      rule = () => ({ status: 401 });
      const step = await run(job, { 'fallback-to-local': 'true', 'pull-policy': 'always', retries: '0' });
      assert.match(errorOf(step), /^cannot pull /);
    });
  });

  describe('tries a pull again', () => {
    for (const answer of [
      { status: 429, body: '{"errors":[{"code":"TOOMANYREQUESTS","message":"slow down"}]}' },
      { status: 503, body: 'out for lunch' },
    ]) {
      it(`after ${answer.status}`, async () => {
        await using job = await startJob();
        await removeImage(`${image}:1.0.0`);
        let left = 1;
        rule = ({ path }, behind) => (path.includes('/manifests/') && left-- > 0 ? answer : behind());
        // Engines try some answers again themselves; those never come to us.
        const step = await run(job, { 'pull-policy': 'missing' });
        assert.equal(step.code, 0, saidBy(step));
      });
    }

    it('as often as retries says, and then gives up', async () => {
      await using job = await startJob();
      rule = ({ path }, behind) => (path.includes('/manifests/') ? { status: 503, body: 'out for lunch' } : behind());
      const step = await run(job, { 'pull-policy': 'always', retries: '1' });
      assert.match(errorOf(step), /^cannot pull /);
      assert.equal([...step.stdout.matchAll(/the pull of \S+ failed, try 1 of 2/g)].length, 1, saidBy(step));
    });

    for (const status of [401, 404]) {
      it(`not after ${status}`, async () => {
        await using job = await startJob();
        rule = ({ path }, behind) => (path.includes('/manifests/') ? { status } : behind());
        const step = await run(job, { 'pull-policy': 'always' });
        assert.match(errorOf(step), /^cannot pull /);
        assert.doesNotMatch(step.stdout, /failed, try/);
      });
    }
  });

  describe('for a platform', () => {
    before(async () => {
      const layers = [await makeLayer('hello', 'hello')];
      const made = [own, 's390x'].map(architecture => makeImage({ layers, platform: { os: 'linux', architecture } }));
      const attestation = {
        ...made[1]!.descriptor,
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
      };
      await putIndex(registry.host, 'acme/many', '1.0.0', made, { more: [attestation] });
    });
    after(() => removeImage(`${gate.host}/acme/many:1.0.0`));

    it('that does not exist names those that do, before anything is pulled', async () => {
      await using job = await startJob();
      const { step, calls } = await asked(run(job, { image: `${gate.host}/acme/many`, platform: 'windows/amd64' }));
      const there = `there is: linux/${own}, linux/s390x\nplatform: linux/${own}`;
      assert.ok(errorOf(step).endsWith(`has no image for windows/amd64, ${there}`), saidBy(step));
      assert.deepEqual(calls, ['GET']);
    });

    it('tells what the registry has, by digest and platforms', async () => {
      await using job = await startJob();
      const step = await run(job, { image: `${gate.host}/acme/many`, platform: 'linux/x86_64'.replace('x86_64', own) });
      assert.equal(step.code, 0, saidBy(step));
      assert.deepEqual(JSON.parse(step.outputs['platforms'] ?? ''), [`linux/${own}`, 'linux/s390x']);
      assert.match(step.outputs['digest'] ?? '', /^sha256:/);
      const fetched = await run(job, { image: `${gate.host}/acme/many`, source: 'registry' });
      assert.deepEqual(
        ['platforms', 'digest'].map(output => fetched.outputs[output]),
        ['platforms', 'digest'].map(output => step.outputs[output]),
      );
    });

    it('leaves the decision to the engine where the registry cannot be read', async () => {
      await using job = await startJob();
      rule = ({ headers }, behind) => (headers['user-agent'] === 'docker-archive-action' ? { status: 403 } : behind());
      const step = await run(job, { image: `${gate.host}/acme/many`, platform: 'windows/amd64' });
      assert.match(errorOf(step), /^cannot pull \S+ \(windows\/amd64\): .*no match/s, saidBy(step));
    });
  });
});
