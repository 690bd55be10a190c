// On every engine: buildx loads into it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { buildkitdObstacle, startBuildKit } from '../support/buildkitd.ts';
import { withBuildx } from '../support/buildx.ts';
import { configDigestOf } from '../support/config-digest.ts';
import { inspectImage, loadTar, removeImage } from '../support/engine.ts';
import { errorOf, saidBy, startJob } from '../support/job.ts';

const obstacle = buildkitdObstacle();
const light = { 'upload-artifact': 'false', cache: 'false', context: '.' };

describe('building with a builder that keeps no images', { skip: obstacle ?? false }, () => {
  it('makes archives of its output, with nothing in the engine', async () => {
    await using job = await startJob();
    const env = await withBuildx(join(job.workspace, '../docker'));
    await using builder = await startBuildKit(env);
    const [token, busybox] = [randomBytes(9).toString('hex'), await readFile('/bin/busybox')];
    await job.write({
      busybox,
      Dockerfile:
        'FROM scratch\nCOPY busybox /bin/sh\nRUN --mount=type=secret,id=a test -s /run/secrets/a && echo ok > /ok\nLABEL a=b\n',
    });
    const inputs = { ...light, builder: builder.name, secrets: `a=${token}` };
    const step = await job.run(inputs, { env });
    assert.equal(step.code, 0, saidBy(step));
    assert.match(step.stdout, /The image comes as an OCI layout: a builder of driver remote keeps no images/);
    assert.equal(await inspectImage(`${job.image}:latest`), undefined);
    const again = await job.run(inputs, { env });
    assert.deepEqual(
      [again.outputs['updated'], again.outputs['imageid']],
      ['false', step.outputs['imageid']],
      saidBy(again),
    );
    const loaded = await job.runSub('load', { path: step.outputs['archive-path'] ?? '' });
    assert.equal(loaded.code, 0, saidBy(loaded));
    assert.equal(`sha256:${await configDigestOf(`${job.image}:latest`)}`, step.outputs['imageid']);
    await removeImage(`${job.image}:latest`);
    await job.write({ Dockerfile: 'FROM scratch\nCOPY busybox /bin/sh\nRUN echo line; exit 7\n' });
    const failed = await job.run(inputs, { env });
    assert.match(errorOf(failed), /^the build failed at .*RUN echo line.*exit code: 7\nline/s, saidBy(failed));
    assert.deepEqual(
      failed.annotations.filter(each => each.level === 'error').map(({ file, line }) => [file, line]),
      [['Dockerfile', 3]],
    );
  });

  it('an archive of all platforms loads on every engine, by docker load as well', async () => {
    await using job = await startJob();
    const env = await withBuildx(join(job.workspace, '../docker'));
    await using builder = await startBuildKit(env);
    await job.write({
      ...{ amd64: randomBytes(200_000), arm64: randomBytes(200_000) },
      Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY $TARGETARCH /app\nLABEL arch=$TARGETARCH\n',
    });
    const several = { platforms: 'linux/amd64,linux/arm64', 'combine-platforms': 'true', 'archive-format': 'docker' };
    const step = await job.run({ ...light, ...several, builder: builder.name }, { env });
    assert.equal(step.code, 0, saidBy(step));
    const told = JSON.parse(step.outputs['archives'] ?? '[]') as Record<string, string>[];
    assert.equal(told.length, 3);
    const [amd, , all] = told;
    await loadTar(createReadStream(all?.['archive-path'] ?? ''));
    assert.equal((await inspectImage(`${job.image}:latest`))?.Config.Labels?.['arch'], 'amd64');
    await removeImage(`${job.image}:latest`);
    const loaded = await job.runSub('load', { path: all?.['archive-path'] ?? '' });
    assert.equal(loaded.code, 0, saidBy(loaded));
    assert.equal(`sha256:${await configDigestOf(`${job.image}:latest`)}`, amd?.['config-digest']);
  });
});
