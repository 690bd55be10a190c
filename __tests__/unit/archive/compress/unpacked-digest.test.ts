import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { SizeBudget } from '../../../../src/archive/compress/size-budget.ts';
import { UnpackedDigest } from '../../../../src/archive/compress/unpacked-digest.ts';
import { cutBytes, textBytes } from '../../../support/bytes.ts';
import { sha256 } from '../../../support/tars.ts';

const content = textBytes(2_000_000);
const { signal } = new AbortController();

async function digest(bytes: Buffer, compression: 'gzip' | 'zstd', budget = new SizeBudget(content.length)) {
  const unpacked = new UnpackedDigest(compression, budget, signal);
  for (const chunk of cutBytes(bytes, 10_000)) await unpacked.write(chunk);
  return unpacked.end();
}

describe('UnpackedDigest', () => {
  it('gives size and hash of what was compressed', async () => {
    const expected = { size: content.length, sha256: sha256(content) };
    assert.deepEqual(await digest(gzipSync(content), 'gzip'), expected);
    assert.deepEqual(await digest(zstdCompressSync(content), 'zstd'), expected);
  });

  it('gives nothing for damaged or truncated bytes', async () => {
    assert.equal(await digest(Buffer.from('this is not gzip'), 'gzip'), undefined);
    assert.equal(await digest(gzipSync(content).subarray(0, -20), 'gzip'), undefined);
  });

  it('fails beyond its budget, which several members share', async () => {
    const budget = new SizeBudget(content.length);
    await digest(gzipSync(content), 'gzip', budget);
    await assert.rejects(digest(gzipSync('one more'), 'gzip', budget), { code: 'ARCHIVE_TOO_LARGE' });
  });
});

describe('SizeBudget', () => {
  it('can be spent to the last byte', () => {
    const budget = new SizeBudget(10);
    budget.spend(4);
    budget.spend(6);
    assert.throws(() => budget.spend(1), { code: 'ARCHIVE_TOO_LARGE', hint: 'size-limit: 1 # MB' });
  });
});
