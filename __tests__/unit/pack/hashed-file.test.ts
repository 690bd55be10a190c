import assert from 'node:assert/strict';
import { mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createFile, HashedFile } from '../../../src/pack/hashed-file.ts';
import { textBytes } from '../../support/bytes.ts';
import { sha256 } from '../../support/tars.ts';

const never = new AbortController().signal;

describe('a hashed file', () => {
  let dir = '';
  before(async () => (dir = await mkdtemp(join(tmpdir(), 'hashed-'))));
  after(() => rm(dir, { recursive: true }));

  it('has what was written and its hash, patched or not, far beyond what is brought to the disk at a time', async () => {
    const chunk = textBytes(20 << 20);
    const path = join(dir, 'large');
    const facts = await createFile(path, async file => {
      for (let i = 0; i < 8; i += 1) await file.append(chunk);
      await file.patch(Buffer.from('PATCH'), 70 << 20);
      return file.finish(never);
    });
    const written = await readFile(path);
    assert.deepEqual(facts, { size: 160 << 20, sha256: sha256(written) });
    assert.equal(written.toString('latin1', 70 << 20, (70 << 20) + 5), 'PATCH');
    const expected = Buffer.concat(Array.from({ length: 8 }, () => chunk));
    expected.write('PATCH', 70 << 20);
    assert.ok(written.equals(expected));
  });

  it('is gone after a failure while the disk is at work', async () => {
    const failing = createFile(join(dir, 'failing'), async file => {
      for (let i = 0; i < 4; i += 1) await file.append(textBytes(20 << 20));
      throw new Error('enough');
    });
    await assert.rejects(failing, /enough/);
    assert.equal((await readdir(dir)).includes('failing'), false);
  });

  it('fails when the disk failed while it was written: no later sync would tell', async () => {
    await using handle = await open(join(dir, 'broken'), 'wx');
    // No disk breaks on demand.
    handle.datasync = () => Promise.reject(Object.assign(new Error('i/o error'), { code: 'EIO' }));
    const file = new HashedFile(handle, true);
    await file.append(Buffer.alloc(65 << 20));
    await assert.rejects(file.sync(), { code: 'EIO' });
  });
});
