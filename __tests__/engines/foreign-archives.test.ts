import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { configDigestOf } from '../support/config-digest.ts';
import { buildImage, inspectImage, removeImage } from '../support/engine.ts';
import { engineIds, startEngines, type Engines } from '../support/engines.ts';
import { buildxArchives, saveArchives, skopeoArchives, type ForeignArchive } from '../support/foreign.ts';
import { saidBy, startJob, type Job } from '../support/job.ts';
import { withoutRoot } from '../support/root.ts';

const files = (): Record<string, string | Buffer> => ({
  Dockerfile: 'FROM scratch\nCOPY a /a\nCOPY b /b\nCOPY b /c/\nLABEL team=acme\nCMD ["/a"]\n',
  ...{ a: randomBytes(700_000), b: 'b'.repeat(500_000) },
});

describe('an archive that another program wrote', { skip: withoutRoot }, () => {
  let engines: Engines;
  before(async () => void (engines = await startEngines()));
  after(() => engines[Symbol.asyncDispose]());

  for (const from of engineIds) {
    it(`by docker save of ${from}, plain or compressed, loads on every engine`, async t => {
      if (!engines.ids.includes(from)) {
        t.skip(`engine ${from} cannot be had here`);
        return;
      }
      await using job = await startJob();
      const ref = `${job.image}:1.0.0`;
      await buildImage(ref, files(), { host: engines.host(from) });
      const digest = await configDigestOf(ref, engines.host(from));
      const [plain, ...packed] = await saveArchives(ref, engines.host(from), job.workspace, from);
      await loadEverywhere(job, plain ? [plain] : [], digest, engines);
      // How a file is compressed makes no difference to the engine that loads it.
      const loads = packed.map(async (archive, i) => {
        const to = engines.ids[(engines.ids.indexOf(from) + i) % engines.ids.length] ?? from;
        assert.equal(await loadInto(engines.host(to), `${archive.what} into ${to}`, job, archive), digest);
      });
      await Promise.all(loads);
    });
  }

  it('by skopeo loads on every engine', async () => {
    await using job = await startJob();
    const ref = `${job.image}:1.0.0`;
    await buildImage(ref, files(), { host: engines.host('28') });
    const digest = await configDigestOf(ref, engines.host('28'));
    const [saved] = await saveArchives(ref, engines.host('28'), join(job.workspace, 'saved'), '28');
    const archives = skopeoArchives(saved?.path ?? '', ref, job.workspace);
    // skopeo writes the configuration anew where it makes an OCI image of it.
    const [docker, oci] = [archives.slice(0, 2), archives.slice(2)];
    await loadEverywhere(job, docker, digest, engines);
    await loadEverywhere(job, oci, undefined, engines);
  });

  it('by buildx loads on every engine', async () => {
    await using job = await startJob();
    const ref = `${job.image}:1.0.0`;
    const dir = join(job.workspace, 'out');
    await mkdir(dir);
    await job.write(files());
    await loadEverywhere(job, buildxArchives(job.workspace, ref, engines.host('28c'), dir), undefined, engines);
  });
});

// Every archive into every engine; `digest` undefined: the same everywhere, whatever it is.
async function loadEverywhere(
  job: Job,
  archives: readonly ForeignArchive[],
  digest: string | undefined,
  engines: Engines,
): Promise<void> {
  assert.ok(archives.length > 0);
  for (const archive of archives) {
    const loads = engines.ids.map(id => loadInto(engines.host(id), `${archive.what} into ${id}`, job, archive));
    const digests = await Promise.all(loads);
    const expected = digest ?? digests[0];
    assert.deepEqual(new Set(digests), new Set([expected]), archive.what);
  }
}

/** Loads an archive into an engine that does not have its image; gives the config digest that the engine then has. */
async function loadInto(host: string, title: string, job: Job, { path, tags }: ForeignArchive): Promise<string> {
  const ref = `${job.image}:1.0.0`;
  const image = await inspectImage(ref, host);
  if (image) await removeImage(image.Id, host);
  const inputs = { path, image: job.image, version: '1.0.0', tags: tags.length > 0 ? '' : ref };
  const step = await job.runSub('load', inputs, { env: { DOCKER_HOST: host } });
  assert.equal(step.code, 0, `${title}: ${saidBy(step)}`);
  const { outputs } = step;
  assert.deepEqual([outputs['loaded'], outputs['found-in'], outputs['tags']], ['true', 'path', ref], title);
  const found = await configDigestOf(ref, host);
  assert.equal(outputs['short-imageid'], found.slice(0, 12), title);
  return found;
}
