import assert from 'node:assert/strict';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { BackgroundHash } from '../../../src/core/background-hash.ts';
import { textBytes } from '../../support/bytes.ts';
import { sha256 } from '../../support/tars.ts';

const never = new AbortController().signal;

describe('BackgroundHash', () => {
  let dir = '';
  before(async () => (dir = await mkdtemp(join(tmpdir(), 'background-'))));
  after(() => rm(dir, { recursive: true }));

  it('hashes several files that are being written at the same time', async () => {
    const contents = [textBytes(3_000_000), textBytes(2_500_001)];
    const digests = contents.map(async (content, i) => {
      await using file = await open(join(dir, `file-${i}`), 'wx+');
      const hash = new BackgroundHash(file.fd);
      for (let at = 0; at < content.length; at += 1_200_000) {
        await file.write(content.subarray(at, at + 1_200_000));
        hash.advance(Math.min(at + 1_200_000, content.length));
      }
      return await hash.digest(content.length, never);
    });
    assert.deepEqual(await Promise.all(digests), contents.map(sha256));
  });

  it('hashes an empty file', async () => {
    await using file = await open(join(dir, 'empty'), 'wx+');
    assert.equal(await new BackgroundHash(file.fd).digest(0, never), sha256(''));
  });

  it('rejects if the file is shorter than it should be', async () => {
    await using file = await open(join(dir, 'short'), 'wx+');
    await assert.rejects(new BackgroundHash(file.fd).digest(5, never), /the file ends at 0 of 5 bytes/);
  });

  it('rejects with the reason of an abort', async () => {
    await using file = await open(join(dir, 'aborted'), 'wx+');
    const reason = new Error('cancelled');
    await assert.rejects(new BackgroundHash(file.fd).digest(0, AbortSignal.abort(reason)), reason);
  });
});
