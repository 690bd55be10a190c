import assert from 'node:assert/strict';
import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createFile, HashedFile } from '../../../src/core/hashed-file.ts';
import { textBytes } from '../../support/bytes.ts';
import { sha256 } from '../../support/tars.ts';

const never = new AbortController().signal;

describe('a hashed file', () => {
  let dir = '';
  before(async () => (dir = await mkdtemp(join(tmpdir(), 'hashed-'))));
  after(() => rm(dir, { recursive: true }));

  it('has what was written and its hash, patched or not, in a file of several syncs', async () => {
    const chunk = textBytes(20 << 20);
    const path = join(dir, 'large');
    const facts = await createFile(path, async file => {
      for (let i = 0; i < 5; i += 1) await file.append(chunk);
      await file.patch(Buffer.from('PATCH'), 70 << 20);
      return file.finish(never);
    });
    const written = await readFile(path);
    assert.deepEqual(facts, { size: 100 << 20, sha256: sha256(written) });
    assert.equal(written.toString('latin1', 70 << 20, (70 << 20) + 5), 'PATCH');
    const expected = Buffer.concat(Array.from({ length: 5 }, () => chunk));
    expected.write('PATCH', 70 << 20);
    assert.ok(written.equals(expected));
  });

  it('is removed after a failure while the disk is busy', async () => {
    const failing = createFile(join(dir, 'failing'), async file => {
      for (let i = 0; i < 4; i += 1) await file.append(textBytes(20 << 20));
      throw new Error('enough');
    });
    await assert.rejects(failing, /enough/);
    assert.equal((await readdir(dir)).includes('failing'), false);
  });

  it('is what was appended and copied in turns, below and above the size for hashing in the background', async () => {
    const source = join(dir, 'source');
    const content = textBytes(3_500_000);
    await writeFile(source, content);
    for (const rounds of [1, 4, 5, 9]) {
      const path = join(dir, `turns-${rounds}`);
      const facts = await createFile(path, async file => {
        for (let i = 0; i < rounds; i += 1) {
          await file.append(Buffer.from(`turn ${i}`));
          await file.copy({ path: source, offset: i, size: 3_400_000 }, never);
        }
        return file.finish(never);
      });
      const turns = Array.from({ length: rounds }, (_, i) => [
        Buffer.from(`turn ${i}`),
        content.subarray(i, i + 3_400_000),
      ]);
      const expected = Buffer.concat(turns.flat());
      assert.deepEqual(facts, { size: expected.length, sha256: sha256(expected) });
      assert.ok((await readFile(path)).equals(expected));
    }
  });

  it('reports a failed write at the next write, or at the end', async () => {
    const full = { code: 'ENOSPC' };
    for (const then of [
      (file: HashedFile) => file.append(Buffer.alloc(1 << 20)),
      (file: HashedFile) => file.finish(never),
      (file: HashedFile) => file.sync(),
      (file: HashedFile) => file.patch(Buffer.alloc(1), 0),
    ]) {
      await using handle = await open('/dev/full', 'r+');
      const file = new HashedFile(handle, true);
      await file.append(Buffer.alloc(1 << 20));
      await assert.rejects(then(file), full);
    }
  });

  it('ends with the reason of an abort while it is hashed', async () => {
    const reason = new Error('cancelled');
    const controller = new AbortController();
    const finishing = createFile(join(dir, 'aborted'), async file => {
      await file.append(Buffer.alloc(64 << 20));
      setImmediate(() => controller.abort(reason));
      return file.finish(controller.signal);
    });
    await assert.rejects(finishing, reason);
    assert.equal((await readdir(dir)).includes('aborted'), false);
  });

  it('fails when it cannot be read for hashing in the background', async () => {
    await using handle = await open(join(dir, 'unreadable'), 'wx');
    const file = new HashedFile(handle, false);
    await file.append(Buffer.alloc(20 << 20));
    await assert.rejects(file.finish(never), /EBADF/);
  });

  it('fails when the disk failed while it was written, which no later sync would report', async () => {
    await using handle = await open(join(dir, 'broken'), 'wx');
    // No disk breaks on demand.
    handle.datasync = () => Promise.reject(Object.assign(new Error('i/o error'), { code: 'EIO' }));
    const file = new HashedFile(handle, true);
    await file.append(Buffer.alloc(65 << 20));
    await assert.rejects(file.sync(), { code: 'EIO' });
  });
});
