import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { ArtifactStore } from '../../../../src/stores/artifacts.ts';
import type { Operation } from '../../results/route.ts';
import type { Stage } from '../stage.ts';
import { makeReady, name, type Work } from './work.ts';

/** The artifacts of the workflow run. */
export const artifactPaths: Readonly<Record<string, Work>> = {
  'artifact: create': upload('CreateArtifact'),
  'artifact: block': upload('PutBlock', 'CreateArtifact'),
  'artifact: commit': upload('PutBlockList', 'PutBlock'),
  'artifact: finalize': upload('FinalizeArtifact', 'PutBlockList'),
  'artifact: list': async stage => {
    await stage.breakService('ListArtifacts');
    stage.context.lookUps.valueOr(await new ArtifactStore(stage.context).list(), []);
  },
  'artifact: address': download('GetSignedArtifactURL', 'ListArtifacts'),
  'artifact: download': download('GetBlob', 'GetSignedArtifactURL'),
  'artifact: delete': async stage => {
    const check = await keepOlder(stage);
    const store = new ArtifactStore(stage.context);
    const stored = await store.upload(await makeReady(stage), { retentionDays: 0, existing: 'rebuild' });
    await stage.breakService('DeleteArtifact', 'ListArtifacts');
    await stored.remove();
    check();
    assert.equal(stage.service.artifacts().length, 1);
  },
};

// What an earlier step stored is whole after every fault.
async function keepOlder(stage: Stage): Promise<() => void> {
  const older = { ...(await makeReady(stage)), archive: { ...name, version: '0.9.0' } };
  const path = older.path.replace('1.0.0', '0.9.0');
  await writeFile(path, await readFile(older.path));
  await new ArtifactStore(stage.context).upload({ ...older, path }, { retentionDays: 0, existing: 'rebuild' });
  await rm(older.path);
  return () => {
    const [kept] = stage.service.artifacts();
    assert.deepEqual([kept?.name.includes('0.9.0'), kept?.digest], [true, `sha256:${older.sha256}`]);
  };
}

function upload(operation: Operation, before?: Operation): Work {
  return async stage => {
    const check = await keepOlder(stage);
    const ready = await makeReady(stage);
    await stage.breakService(operation, before);
    try {
      await new ArtifactStore(stage.context).upload(ready, { retentionDays: 0, existing: 'rebuild' });
    } finally {
      check();
      assert.deepEqual(
        stage.service
          .artifacts()
          .slice(1)
          .map(({ digest }) => digest),
        stage.service
          .artifacts()
          .slice(1)
          .map(() => `sha256:${ready.sha256}`),
      );
    }
    assert.equal(stage.service.artifacts().length, 2);
  };
}

function download(operation: Operation, before: Operation): Work {
  return async stage => {
    const ready = await makeReady(stage);
    const store = new ArtifactStore(stage.context);
    await store.upload(ready, { retentionDays: 0, existing: 'rebuild' });
    await rm(ready.path);
    const found = await store.list();
    assert.ok(found.known);
    await stage.breakService(operation, before);
    const { path } = await found.value[0]!.fetch();
    assert.equal(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
      ready.sha256,
    );
  };
}
