// On every engine: only one with the containerd store loses an image together with its name.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { readRunnerEnvironment } from '../../src/core/environment.ts';
import { connectEngine } from '../../src/docker/connect.ts';
import type { Engine } from '../../src/docker/engine.ts';
import { HeldImages } from '../../src/docker/held-images.ts';
import { heldRepository, removeAbandonedTags } from '../../src/docker/temporary-tags.ts';
import { buildImage, engineHost, inspectImage, removeImage, tagImage, usesContainerd } from '../support/engine.ts';
import { helloContext } from '../support/job.ts';

const repository = `acme/test${randomBytes(5).toString('hex')}`;
const name = `${repository}:1`;

describe('an image whose name others take', () => {
  const { signal } = new AbortController();
  const said: string[] = [];
  const note = (line: string) => void said.push(line);
  const log = { info: note, notice: note, warning: note, foreign: note, debug: note };
  let engine: Engine;
  let [first, second] = ['', ''];
  before(async () => {
    const environment = readRunnerEnvironment({}, { cwd: '/', tmp: '/tmp', home: homedir() });
    engine = await connectEngine(engineHost(), environment, 0, signal);
    first = await buildImage(`${repository}:first`, helloContext());
    second = await buildImage(`${repository}:second`, helloContext());
  });
  after(async () => {
    for (const tag of ['first', 'second', '1']) await removeImage(`${repository}:${tag}`);
    assert.deepEqual(said, []);
  });

  it('has a name of its own for as long as the step runs, where it would be lost', async () => {
    // A step that another test killed may have left one.
    const heldNames = async () =>
      (await engine.list())
        .flatMap(({ tags }) => tags)
        .filter(each => each.startsWith(heldRepository))
        .sort();
    const left = await heldNames();
    const id = await buildImage(name, helloContext());
    {
      await using held = new HeldImages(log);
      await held.hold(engine, id);
      const tags = (await inspectImage(id))?.RepoTags ?? [];
      assert.deepEqual([tags.length, tags.includes(name)], [(await usesContainerd()) ? 2 : 1, true], tags.join(', '));
      await buildImage(name, helloContext());
      assert.equal((await inspectImage(id))?.Id, id);
    }
    assert.deepEqual(await heldNames(), left);
    await removeImage(id).catch(() => undefined);
  });

  it('is let go alone, while the others of the step stay held', async () => {
    const count = async (id: string) => (await inspectImage(id))?.RepoTags?.length ?? 0;
    const before = [await count(first), await count(second)];
    const each = (await usesContainerd()) ? 1 : 0;
    await using held = new HeldImages(log);
    for (const id of [first, second]) await held.hold(engine, id);
    await held.release(first);
    assert.deepEqual([await count(first), await count(second)], [before[0], (before[1] ?? 0) + each]);
  });

  it('is given the name by all who ask for it at the same moment', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? first : second));
    await Promise.all(ids.map(id => engine.tag(id, repository, '1')));
    assert.ok(ids.includes((await inspectImage(name))?.Id ?? ''));
  });

  it('loses a name that a killed step gave it a day ago, and keeps one of a step that may run', async () => {
    const [old, young] = [`${heldRepository}:1-${'0'.repeat(12)}`, `${heldRepository}:${Date.now()}-${'0'.repeat(12)}`];
    await tagImage(first, old);
    await tagImage(first, young);
    await removeAbandonedTags(engine, log);
    const tags = (await inspectImage(first))?.RepoTags ?? [];
    await removeImage(young);
    assert.deepEqual([tags.includes(old), tags.includes(young)], [false, true]);
  });
});
