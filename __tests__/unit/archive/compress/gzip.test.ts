import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { DeflateOptions } from '../../../../src/archive/compress/deflate.ts';
import { gzipParallel } from '../../../../src/archive/compress/gzip.ts';
import { cutBytes, randomBytes, textBytes } from '../../../support/bytes.ts';

const block = 64 * 1024;
const small: DeflateOptions = { level: 1, blockSize: block };

async function gzip(chunks: Iterable<Buffer>, options: DeflateOptions = small): Promise<Buffer> {
  const packed: Buffer[] = [];
  await pipeline(Readable.from(chunks), gzipParallel(options), async out => {
    for await (const chunk of out) packed.push(chunk);
  });
  return Buffer.concat(packed);
}

// Node reads on after the first member and skips what is not one; this program complains about both.
function isGzip(packed: Buffer): boolean {
  execFileSync('gzip', ['-t'], { input: packed, stdio: 'pipe' });
  return true;
}

describe('gzipParallel', () => {
  for (const level of [0, 1, 9]) {
    it(`makes a file that gunzips to the input, at level ${level}`, async () => {
      for (const size of [0, 1, block - 1, block, block + 1, 5 * block]) {
        for (const data of [randomBytes(size), textBytes(size)]) {
          const packed = await gzip(cutBytes(data, 10_000), { level, blockSize: block });
          assert.ok(isGzip(packed) && gunzipSync(packed).equals(data), `${size} bytes`);
        }
      }
    });
  }

  it('makes one of several MB in blocks of the usual size', async () => {
    const data = Buffer.concat([textBytes(5_000_000), randomBytes(2_000_000), textBytes(1_000_001)]);
    const packed = await gzip(cutBytes(data, block), { level: 1 });
    assert.ok(isGzip(packed) && gunzipSync(packed).equals(data));
  });

  it('makes the same bytes from the same input, however it was chunked', async () => {
    const data = Buffer.concat([textBytes(150_000), randomBytes(150_000), textBytes(33_333)]);
    const whole = await gzip([data]);
    for (const size of [1_000, block - 1, block, block + 1, 3 * block + 5])
      assert.ok((await gzip(cutBytes(data, size))).equals(whole), `chunks of ${size}`);
  });

  it('makes the same bytes on every machine: no name, no time, no system', async () => {
    const packed = await gzip([textBytes(100)]);
    assert.equal(packed.subarray(0, 10).toString('hex'), '1f8b08000000000000ff');
  });

  it('fails as its source does', async () => {
    const failing = async function* () {
      yield await Promise.resolve(randomBytes(3 * block));
      throw new Error('the engine went away');
    };
    await assert.rejects(
      pipeline(Readable.from(failing()), gzipParallel(small), async out => {
        for await (const chunk of out) assert.ok(chunk.length > 0);
      }),
      { message: 'the engine went away' },
    );
  });
});
