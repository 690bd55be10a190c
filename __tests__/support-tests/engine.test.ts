// On every engine: the tests build, load and remove their images in it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { buildImage, inspectImage, loadTar, openEngine, removeImage, tagImage } from '../support/engine.ts';
import { startPrivateEngine } from '../support/private-engine.ts';
import { root } from '../support/repository.ts';
import { withoutRoot } from '../support/root.ts';

const hello = (label: string) => ({
  Dockerfile: `FROM scratch\nARG GREETING=none\nLABEL test=${label} greeting=$GREETING\nCOPY hello.txt /hello.txt\n`,
  'hello.txt': `hello ${label}\n`,
});

describe('the engine of the tests', () => {
  const name = `support-${randomBytes(4).toString('hex')}`;

  it('builds, inspects, tags and removes an image', async () => {
    const id = await buildImage(`${name}:1`, hello('built'), { buildArgs: { GREETING: 'hi' } });
    const image = await inspectImage(`${name}:1`);
    assert.equal(image?.Id, id);
    assert.deepEqual(image.Config.Labels, { test: 'built', greeting: 'hi' });
    await tagImage(id, `${name}:2`);
    assert.deepEqual([...((await inspectImage(id))?.RepoTags ?? [])].sort(), [`${name}:1`, `${name}:2`]);
    await removeImage(`${name}:1`);
    await removeImage(`${name}:2`);
    assert.equal(await inspectImage(id), undefined);
    await removeImage(id);
  });

  it('loads what it saved', async () => {
    const id = await buildImage(`${name}:3`, hello('saved'));
    const tar = await buffer(await openEngine('GET', `/images/${name}:3/get`));
    await removeImage(`${name}:3`);
    assert.deepEqual(await loadTar(Readable.from([tar])), [`${name}:3`]);
    assert.equal((await inspectImage(`${name}:3`))?.Id, id);
    await removeImage(`${name}:3`);
  });

  it('runs a static busybox in a build', async () => {
    const busybox = await readFile('/bin/busybox');
    const Dockerfile = 'FROM scratch\nCOPY busybox /bin/busybox\nRUN ["/bin/busybox", "touch", "/made"]\n';
    const id = await buildImage(`${name}:4`, { Dockerfile, busybox });
    assert.equal((await inspectImage(id))?.RootFS.Layers.length, 2);
    await removeImage(id);
  });

  it('throws what a failing build says', async () => {
    const Dockerfile = 'FROM scratch\nCOPY missing /\n';
    await assert.rejects(buildImage(`${name}:5`, { Dockerfile }), /missing/);
  });
});

describe('an engine of a test alone', () => {
  it('has its own images, can be killed and leaves nothing', { skip: withoutRoot }, async () => {
    await using engine = await startPrivateEngine();
    await buildImage('private:1', hello('private'), { host: engine.host });
    assert.ok(await inspectImage('private:1', engine.host));
    assert.equal(await inspectImage('private:1'), undefined);
    await engine.kill();
    await assert.rejects(inspectImage('private:1', engine.host));
  });
});

describe('an engine that cannot be had here', { skip: withoutRoot }, () => {
  it('ends with an exit code of its own and its reason, not as a failure', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'no-engine-'));
    const program = `import { findEngines } from ${JSON.stringify(join(root, 'scripts/engine.mjs'))};
      await findEngines('29', 1).catch(({ code }) => process.exit(code));`;
    const nowhere = { ENGINE_RUN: join(folder, 'run'), ENGINE_TREES: join(folder, 'trees') };
    // What Go has downloaded or built before does not help either.
    const noModules = { GOPROXY: 'off', GOMODCACHE: join(folder, 'modules') };
    const env = { ...process.env, ...nowhere, ...noModules };
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      ...{ env, encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' },
    });
    assert.match(stderr, /^engine: skipped: engine 29 is built .*(not here|does not give)$/m);
    assert.equal(status, 77);
    await rm(folder, { recursive: true });
  });
});
