// On every engine: it pulls and saves the images.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buildImage, inspectImage, pushImage, removeImage, tagImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import { startRegistry, type Registry } from '../support/registry.ts';
import type { StepResult } from '../support/runner.ts';

const noEngine = { env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } };

describe('all-tags', () => {
  let registry: Registry;
  let image: string;

  before(async () => {
    registry = await startRegistry();
    image = `${registry.host}/acme/app`;
    for (const tag of ['1.0.0', '1.1.0', 'with_line']) {
      await buildImage(`${image}:${tag}`, helloContext(tag));
      await pushImage(`${image}:${tag}`);
      await removeImage(`${image}:${tag}`);
    }
    await buildImage(`${image}:9.9.9`, helloContext('never pushed'));
  });
  after(async () => {
    for (const tag of ['1.0.0', '1.1.0', '9.9.9']) await removeImage(`${image}:${tag}`);
    await registry[Symbol.asyncDispose]();
  });

  const inputs = { 'all-tags': 'true', cache: 'false' };
  const versionsOf = (step: StepResult) =>
    (JSON.parse(step.outputs['archives'] ?? '') as { version: string }[]).map(({ version }) => version);
  const archivesIn = async (job: Job) => (await job.list()).filter(name => name.endsWith('.zip')).sort();

  for (const [source, options] of [
    ['registry', noEngine],
    ['pull', {}],
  ] as const) {
    it(`makes an archive of each tag that the registry lists, and of no other, by source: ${source}`, async () => {
      await using job = await startJob();
      const step = await job.run({ image, source, ...inputs }, options);
      assert.equal(step.code, 0, saidBy(step));
      assert.deepEqual(versionsOf(step), ['1.0.0', '1.1.0']);
      const name = `${registry.host.replace(':', '=')}~acme~app`;
      const [first = '', second = '', ...others] = await archivesIn(job);
      assert.deepEqual(
        [first.startsWith(`${name}_1.0.0_`), second.startsWith(`${name}_1.1.0_`), others],
        [true, true, []],
      );
      assert.deepEqual(job.service.artifacts().length, 2);
      const warnings = step.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
      assert.equal(warnings.length, 1, saidBy(step));
      assert.match(warnings[0] ?? '', /^all-tags leaves out .*: with_line$/);
    });
  }

  it('says in a dry run which archives it would make, and makes none', async () => {
    await using job = await startJob();
    const step = await job.run({ image, source: 'registry', ...inputs, 'dry-run': 'true' }, noEngine);
    assert.equal(step.code, 0, saidBy(step));
    for (const tag of ['1.0.0', '1.1.0']) assert.ok(step.stdout.includes(`fetch ${image}:${tag} from`), saidBy(step));
    assert.match(step.summary, /## Plan for/);
    assert.deepEqual(await job.list(), []);
  });

  it('fails on a dirty tag before any work where that is the policy', async () => {
    await using job = await startJob();
    await buildImage(`${registry.host}/acme/dirty:dev`, helloContext());
    await pushImage(`${registry.host}/acme/dirty:dev`);
    await tagImage(`${registry.host}/acme/dirty:dev`, `${registry.host}/acme/dirty:1.0.0`);
    await pushImage(`${registry.host}/acme/dirty:1.0.0`);
    for (const tag of ['dev', '1.0.0']) await removeImage(`${registry.host}/acme/dirty:${tag}`);
    const step = await job.run({ image: `${registry.host}/acme/dirty`, ...inputs, 'dirty-policy': 'fail' });
    assert.match(errorOf(step), /the version is dirty: dev names whatever is newest/);
    assert.equal(await inspectImage(`${registry.host}/acme/dirty:1.0.0`), undefined);
  });

  it('is one error where the repository does not exist', async () => {
    await using job = await startJob();
    const step = await job.run({ image: `${registry.host}/acme/none`, source: 'registry', ...inputs }, noEngine);
    assert.match(errorOf(step), /^cannot pull the tags of \S+\/acme\/none: .*404/);
    assert.equal(step.annotations[0]?.title, 'PULL_NOT_FOUND');
  });
});
