// On every engine: the archive is uploaded while the engine gives it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { startEngineProxy } from '../support/engine-proxy.ts';
import { buildImage, removeImage, usesContainerd } from '../support/engine.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';

// Several blocks of an upload, in layers that do not compress.
const context = {
  Dockerfile: 'FROM scratch\nCOPY part0 /\nCOPY part1 /\nCOPY part2 /\n',
  ...Object.fromEntries(Array.from({ length: 3 }, (_, i) => [`part${i}`, randomBytes(12 << 20)])),
};
const source = `acme/early${randomBytes(4).toString('hex')}`;
const containerd = await usesContainerd();
const begun = /The upload of .* begins while it is written/;

describe('an archive that is uploaded while it is written', () => {
  before(() => buildImage(`${source}:1.0.0`, context));
  after(() => removeImage(`${source}:1.0.0`));

  const inputs = { image: source, source: 'local', version: '1.0.0', cache: 'false' };

  async function leavesNothing(job: Job): Promise<void> {
    assert.deepEqual(job.service.artifacts(), []);
    assert.deepEqual(
      (await job.list()).filter(file => file.includes('partial')),
      [],
    );
  }

  for (const format of ['zip', 'docker', 'tzst']) {
    it(`is the artifact: ${format}`, async () => {
      await using job = await startJob();
      const step = await job.run({ ...inputs, 'archive-format': format });
      assert.equal(step.code, 0, saidBy(step));
      const [artifact, ...others] = job.service.artifacts();
      assert.deepEqual(others, []);
      const { name, digest, path } = artifact!;
      assert.deepEqual([name, digest], [step.outputs['archive-name'], `sha256:${step.outputs['archive-sha256']}`]);
      assert.deepEqual(await readFile(path), await readFile(step.outputs['archive-path'] ?? ''));
      assert.match(step.stdout, begun);
      assert.equal(job.service.requests.filter(({ operation }) => operation === 'CreateArtifact').length, 1);
      assert.equal((await job.list()).length, 2);
    });
  }

  it('is not begun where verify-command has to see it first', async () => {
    await using job = await startJob();
    const step = await job.run({ ...inputs, 'verify-command': 'false' });
    assert.match(errorOf(step), /^verify-command failed/);
    assert.doesNotMatch(step.stdout, begun);
    assert.equal(
      job.service.requests.some(({ operation }) => operation === 'CreateArtifact'),
      false,
    );
  });

  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    it(`is no artifact after ${signal}`, async () => {
      await using job = await startJob();
      for (let block = 0; block < 9; block += 1) job.service.inject({ operation: 'PutBlock', delayMs: 8000 });
      const step = await job.start(inputs);
      await step.until(job.service.received('PutBlock'));
      const asked = performance.now();
      step.kill(signal);
      const { code } = await step.finished;
      assert.notEqual(code, 0);
      assert.ok(performance.now() - asked < 5000, `${performance.now() - asked} ms`);
      if (signal === 'SIGTERM') await leavesNothing(job);
      assert.deepEqual(job.service.artifacts(), []);
    });
  }

  for (const format of ['zip', 'docker']) {
    // A containerd store is asked for a zip by a push, whose bytes come by no answer of the engine.
    const skip = containerd && format === 'zip' && 'this engine pushes';
    it(`is no artifact when the engine breaks off: ${format}`, { skip }, async () => {
      await using job = await startJob();
      let cut = false;
      // Once the upload has begun, in the middle of the last layer.
      const cutOff = async function* (chunks: AsyncIterable<Buffer>) {
        let passed = 0;
        for await (const chunk of chunks) {
          passed += chunk.length;
          if (passed > 30 << 20) {
            await job.service.received('PutBlock');
            cut = true;
            throw new Error('the engine is gone');
          }
          yield chunk;
        }
      };
      const changes = (call: string) => (/^GET .*\/get(\?|$)/.test(call) ? cutOff : undefined);
      await using proxy = await startEngineProxy(() => false, changes);
      const step = await job.run({ ...inputs, 'archive-format': format, 'docker-host': proxy.host });
      assert.notEqual(step.code, 0, saidBy(step));
      assert.match(step.stdout, begun);
      assert.ok(cut);
      await leavesNothing(job);
      assert.equal(
        job.service.requests.some(({ operation }) => operation === 'FinalizeArtifact'),
        false,
      );
    });
  }

  it('does not lose a save to a storage that fails', async () => {
    await using job = await startJob();
    job.service.inject({ operation: 'PutBlock', status: 403 });
    const step = await job.run(inputs);
    assert.equal(step.code, 0, saidBy(step));
    assert.match(step.stdout, /The archive is uploaded once more/);
    assert.equal(job.service.artifacts().length, 1);
  });
});
