import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createFile } from '../../src/core/hashed-file.ts';
import { partialPath } from '../../src/core/partial-file.ts';
import { formatName } from '../../src/image/name.ts';
import { ArtifactStore } from '../../src/stores/artifacts.ts';
import type { EarlyUpload } from '../../src/stores/early-upload.ts';
import type { ReadyArchive } from '../../src/stores/store.ts';
import { openStage, type Stage } from '../support/faults/stage.ts';
import type { Fault } from '../support/results/faults.ts';

const name = { name: 'web', version: '1.0.0', imageid: 'b'.repeat(12), archfmt: 'tzst' } as const;
const order = { retentionDays: 0, existing: 'rebuild' } as const;
const mebibyte = 1024 * 1024;
const content = randomBytes(20 * mebibyte);
const sha256 = createHash('sha256').update(content).digest('hex');

interface Writing {
  readonly upload: EarlyUpload;
  readonly store: ArtifactStore;
  /** Writes the rest, and gives the file its name. */
  finish(): Promise<ReadyArchive>;
  /** Leaves the file as it is. */
  stop(): Promise<void>;
}

// Writes 12 MiB, and waits for the rest until it is asked for.
async function beginWriting({ context }: Stage): Promise<Writing> {
  const partial = partialPath(context.dir);
  const store = new ArtifactStore(context);
  const upload = store.begin(name, partial, 0);
  const [goOn, begun] = [Promise.withResolvers<boolean>(), Promise.withResolvers<undefined>()];
  const writing = createFile(
    partial,
    async file => {
      for (let at = 0; at < content.length; at += mebibyte) {
        if (at === 12 * mebibyte) {
          begun.resolve(undefined);
          if (!(await goOn.promise)) throw new Error('cut');
        }
        await file.append(content.subarray(at, at + mebibyte));
      }
      return file.finish(context.signal);
    },
    { onWritten: size => upload.advance(size) },
  );
  await begun.promise;
  return {
    upload,
    store,
    finish: async () => {
      goOn.resolve(true);
      const { size } = await writing;
      const path = join(context.dir, formatName(name));
      await rename(partial, path);
      const { mtimeMs: stored, ino: inode } = await stat(path);
      const metadata = { image: 'web', repo_tags: [], layers: [] } as never;
      return { archive: name, path, size, stored, inode, sha256, proved: stored, metadata };
    },
    stop: async () => {
      goOn.resolve(false);
      await assert.rejects(writing, /cut/);
    },
  };
}

function countOf({ service }: Stage, operation: string): number {
  return service.requests.filter(each => each.operation === operation).length;
}

async function hasOneArtifact(stage: Stage): Promise<void> {
  const [stored, ...others] = stage.service.artifacts();
  assert.deepEqual([stored?.name, stored?.digest, others.length], [formatName(name), `sha256:${sha256}`, 0]);
  assert.ok((await readFile(stored!.path)).equals(content));
  assert.deepEqual(await stage.leftovers(), []);
}

describe('an archive that is uploaded while it is written', () => {
  it('is on its way before it is finished, and then one artifact', async () => {
    await using stage = await openStage('reset');
    const writing = await beginWriting(stage);
    await stage.service.received('PutBlock');
    const ready = await writing.finish();
    assert.equal(stage.service.artifacts().length, 0);
    const stored = await writing.store.upload(ready, order, writing.upload);
    assert.deepEqual([stored.sha256, stored.size], [sha256, content.length]);
    assert.equal(countOf(stage, 'CreateArtifact'), 1);
    await hasOneArtifact(stage);
  });

  it('is no artifact where the writing breaks off, and may be uploaded later', async () => {
    await using stage = await openStage('reset');
    const writing = await beginWriting(stage);
    await stage.service.received('PutBlock');
    await writing.stop();
    await writing.upload.abandon();
    assert.equal(countOf(stage, 'FinalizeArtifact'), 0);
    const again = await beginWriting(stage);
    await again.store.upload(await again.finish(), order, again.upload);
    await hasOneArtifact(stage);
  });

  it('is taken from another step that has stored the same meanwhile', async () => {
    await using stage = await openStage('reset');
    const writing = await beginWriting(stage);
    await stage.service.received('PutBlock');
    const ready = await writing.finish();
    const other = await new ArtifactStore(stage.context).upload(ready, order);
    const { id } = await writing.store.upload(ready, order, writing.upload);
    assert.equal(id, other.id);
    await hasOneArtifact(stage);
  });

  it('is removed, and is an error, where its bytes are not those of the archive', async () => {
    await using stage = await openStage('reset');
    const writing = await beginWriting(stage);
    const ready = { ...(await writing.finish()), sha256: 'c'.repeat(64) };
    await assert.rejects(writing.store.upload(ready, order, writing.upload), { code: 'ARCHIVE_DAMAGED' });
    assert.deepEqual(stage.service.artifacts(), []);
  });
});

it('an upload that breaks is not taken for that of another step', async () => {
  await using stage = await openStage('reset');
  stage.service.inject({ operation: 'PutBlock', status: 403 });
  const writing = await beginWriting(stage);
  const ready = await writing.finish();
  await stage.service.received('PutBlock');
  // As GitHub answers while it keeps the name for what was never finished.
  stage.service.inject({ operation: 'CreateArtifact', status: 409 });
  await writing.store.upload(ready, order, writing.upload);
  await hasOneArtifact(stage);
});

describe('an upload that breaks while its archive is written', () => {
  const faults: Record<string, Fault> = {
    'a service that refuses': { operation: 'CreateArtifact', status: 403 },
    'a storage that refuses': { operation: 'PutBlock', status: 403 },
    'a storage that stalls': { operation: 'PutBlock', kind: 'stall' },
    'a block list that is refused': { operation: 'PutBlockList', status: 400 },
    'an artifact that cannot be finished': { operation: 'FinalizeArtifact', status: 403 },
  };
  for (const [what, fault] of Object.entries(faults)) {
    it(`is made once more: ${what}`, async () => {
      await using stage = await openStage('reset');
      stage.service.inject(fault);
      const writing = await beginWriting(stage);
      await writing.store.upload(await writing.finish(), order, writing.upload);
      assert.ok(stage.service.requests.some(request => request.fault));
      await hasOneArtifact(stage);
    });
  }
});
