import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { configDigestOf } from '../support/config-digest.ts';
import { inspectImage, removeImage } from '../support/engine.ts';
import { engineIds, startEngines, type Engines } from '../support/engines.ts';
import { saidBy, startJob } from '../support/job.ts';
import { withoutRoot } from '../support/root.ts';

const places = ['folder', 'artifact', 'cache'];

/** A context of an image that no engine has yet. */
function newContext(): Record<string, string | Buffer> {
  return {
    Dockerfile: 'FROM scratch\nCOPY a /a\nCOPY b /b\nCOPY c /c\nLABEL team=acme\nCMD ["/a"]\n',
    ...{ a: randomBytes(3_000_000), b: 'b'.repeat(500_000), c: randomBytes(16) },
  };
}

describe('an archive made on one engine', { skip: withoutRoot }, () => {
  let engines: Engines;
  before(async () => void (engines = await startEngines()));
  after(() => engines[Symbol.asyncDispose]());

  for (const from of engineIds) {
    for (const [shift, format] of ['zip', 'tzst', 'docker'].entries()) {
      it(`${from}, as ${format}: loads on every engine, with its config digest and tags`, async t => {
        if (!engines.ids.includes(from)) {
          t.skip(`engine ${from} cannot be had here`);
          return;
        }
        await using job = await startJob();
        const tag = `${job.image}:1.0.0`;
        await job.write(newContext());
        const made = await job.run(
          { version: '1.0.0', context: '.', 'archive-format': format },
          { env: { DOCKER_HOST: engines.host(from) } },
        );
        assert.equal(made.code, 0, saidBy(made));
        const digest = await configDigestOf(tag, engines.host(from));
        assert.equal(made.outputs['short-imageid'], digest.slice(0, 12));
        const { RootFS } = (await inspectImage(tag, engines.host(from))) ?? {};
        for (const [i, to] of engines.ids.entries()) {
          const env = { DOCKER_HOST: engines.host(to) };
          // Of the formats each is loaded from another place, so that every engine loads from all of them.
          const place = places[(i + shift) % places.length] ?? '';
          await removeImage(tag, engines.host(to));
          const aside = `${job.archives}.aside`;
          if (place !== 'folder') await rename(job.archives, aside);
          const { code, outputs, ...step } = await job.runSub('load', { image: job.image, from: place }, { env });
          if (place !== 'folder') {
            await rm(job.archives, { recursive: true, force: true });
            await rename(aside, job.archives);
          }
          const what = `to ${to} from the ${place}`;
          assert.equal(code, 0, `${what}: ${saidBy({ code, outputs, ...step })}`);
          assert.deepEqual([outputs['loaded'], outputs['found-in'], outputs['tags']], ['true', place, tag], what);
          assert.equal(await configDigestOf(tag, engines.host(to)), digest, what);
          const image = await inspectImage(tag, engines.host(to));
          assert.deepEqual([image?.RootFS, image?.Id], [RootFS, outputs['imageid']], what);
        }
      });
    }
  }
});
