// On every engine: its image store decides what an id is.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { buildImage, inspectImage, openEngine, pushImage, removeImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob, type Job } from '../support/job.ts';
import { makeImage, makeLayer, putImage, type MadeImage } from '../support/registry-images.ts';
import { startRegistry, type Registry } from '../support/registry.ts';
import type { StepResult } from '../support/runner.ts';
import { sha256 } from '../support/tars.ts';

const own = process.arch === 'x64' ? 'amd64' : process.arch;
const plain = { source: 'local', version: '1.0.0', 'upload-artifact': 'false', cache: 'false' };

describe('source: local', () => {
  let registry: Registry;
  let image: string;
  let id: string;
  let digest: string;

  before(async () => {
    registry = await startRegistry();
    image = `${registry.host}/acme/local`;
    id = await buildImage(`${image}:1.0.0`, helloContext());
    digest = await pushImage(`${image}:1.0.0`);
  });
  after(async () => {
    for (const tag of ['1.0.0', '2.0.0']) await removeImage(`${image}:${tag}`);
    await registry[Symbol.asyncDispose]();
  });

  const runAs = (job: Job, written: string, more: Record<string, string> = {}): Promise<StepResult> =>
    job.run({ ...plain, image: written, name: job.name, ...more });
  const hexOf = (fullId: string) => fullId.replace('sha256:', '');
  const tagsOf = (step: StepResult) =>
    (JSON.parse(step.outputs['metadata'] ?? '') as { 'repo-tags': string[] })['repo-tags'];

  it('finds an image by its name, whether docker.io is written or not (moby #34385)', async () => {
    await using job = await startJob();
    await buildImage(`${job.image}:1.0.0`, helloContext());
    for (const written of [job.image, `docker.io/${job.image}`, `index.docker.io/${job.image}`]) {
      const step = await runAs(job, written);
      assert.equal(step.code, 0, saidBy(step));
      assert.deepEqual(tagsOf(step), [`${job.image}:1.0.0`]);
    }
  });

  it('finds an image by its id or the beginning of it, in any spelling, and tags it by the name', async () => {
    await using job = await startJob();
    for (const written of [id, hexOf(id), hexOf(id).slice(0, 12), `sha256:${hexOf(id).slice(0, 20).toUpperCase()}`]) {
      const step = await runAs(job, written);
      assert.equal(step.code, 0, saidBy(step));
      assert.deepEqual(
        [step.outputs['archive-name']?.startsWith(`${job.name}_1.0.0_`), tagsOf(step)],
        [true, [`${job.image}:1.0.0`]],
      );
      assert.equal((await inspectImage(`${job.image}:1.0.0`))?.Id, id);
      await removeImage(`${job.image}:1.0.0`);
    }
  });

  it('tells what the image runs, in the output and in the archive', async () => {
    await using job = await startJob();
    const Dockerfile =
      'FROM scratch\nCOPY a /\nENV TOKEN=hidden A=1\nUSER 1000\nEXPOSE 80\nENTRYPOINT ["/a"]\nCMD ["serve"]\n';
    await buildImage(`${job.image}:1.0.0`, { Dockerfile, a: 'a' });
    const step = await runAs(job, job.image);
    assert.equal(step.code, 0, saidBy(step));
    const metadata = JSON.parse(step.outputs['metadata'] ?? '') as Record<string, unknown>;
    const { user, entrypoint, cmd } = metadata;
    assert.deepEqual([user, entrypoint, cmd, metadata['exposed-ports']], ['1000', ['/a'], ['serve'], ['80/tcp']]);
    assert.equal(metadata['layer-count'], 1);
    // The classic builder adds PATH.
    assert.ok([2, 3].includes(Number(metadata['env-count'])), String(metadata['env-count']));
    assert.ok(!JSON.stringify(metadata).includes('hidden'));
    assert.match(step.summary, /\| Runs \| \/a serve, as 1000, ports 80\/tcp, [23] variables, 1 layers \|/);
    const sidecar = (await job.list()).find(name => name.endsWith('.json')) ?? '';
    const kept = JSON.parse(await readFile(join(job.archives, sidecar), 'utf8')) as { metadata: object };
    assert.deepEqual((kept.metadata as { settings: { cmd: string[] } }).settings.cmd, ['serve']);
  });

  it('finds an image by its digest, under the tag of the version', async () => {
    await using job = await startJob();
    const step = await job.run({ ...plain, image: `${image}@${digest}`, version: '2.0.0' });
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual([tagsOf(step), step.outputs['digest']], [[`${image}:2.0.0`], digest]);
  });

  it('prefers an image with that name to one whose id begins with it', async () => {
    await using job = await startJob();
    const name = hexOf(id).slice(0, 8);
    const named = await buildImage(`${name}:1.0.0`, helloContext());
    const step = await runAs(job, name);
    await removeImage(`${name}:1.0.0`);
    assert.equal(step.outputs['imageid'], named, saidBy(step));
  });

  it('says that no image has such an id', async () => {
    await using job = await startJob();
    const step = await runAs(job, 'sha256:00000000');
    assert.match(errorOf(step), /^no local image has an id that begins with 00000000\n/);
    assert.deepEqual([step.annotations[0]?.title, await job.list()], ['IMAGE_NOT_FOUND', []]);
  });

  it('names the candidates where several images have such an id', async () => {
    await using job = await startJob();
    const ids = await shareBeginning();
    const step = await runAs(job, ids[0]!.slice(0, 6));
    for (const each of ids) await removeImage(`sha256:${each}`);
    const message = errorOf(step);
    assert.match(message, /^image id \w{6} fits several images: /);
    for (const each of ids) assert.ok(message.includes(`${each.slice(0, 12)} (${registry.host}/acme/made:`), message);
    assert.equal(step.annotations[0]?.title, 'IMAGE_AMBIGUOUS');
  });

  /** Pulls two images whose ids have their first six digits in common, found by trying; gives their ids. */
  async function shareBeginning(): Promise<string[]> {
    const made = new Map<string, MadeImage>();
    const first = await makeOne('first');
    const isConfig = (await pullMade(first)).endsWith(sha256(first.config));
    const idOf = ({ config, descriptor }: MadeImage) =>
      isConfig ? sha256(config) : descriptor.digest.replace('sha256:', '');
    for (let i = 0; ; i++) {
      const one = await makeOne(String(i));
      const beginning = idOf(one).slice(0, 6);
      const other = made.get(beginning);
      if (other) return [hexOf(await pullMade(one)), hexOf(await pullMade(other))];
      made.set(beginning, one);
    }
  }

  async function makeOne(word: string): Promise<MadeImage> {
    return makeImage({ layers: [await makeLayer('word', word)], platform: { os: 'linux', architecture: own } });
  }

  async function pullMade(made: MadeImage): Promise<string> {
    const tag = sha256(made.config).slice(0, 20);
    await putImage(registry.host, 'acme/made', tag, made);
    const query = { fromImage: `${registry.host}/acme/made`, tag };
    await text(await openEngine('POST', '/images/create', { query }));
    const pulled = await inspectImage(`${registry.host}/acme/made:${tag}`);
    return pulled?.Id ?? '';
  }
});
