import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { after, describe, it } from 'node:test';
import { detectCompression, createDecompressor } from '../../src/archive/compress/decompress.ts';
import { writeStreamToFile } from '../../src/archive/compress/file.ts';
import { zstdParallel } from '../../src/archive/compress/zstd.ts';
import { cutBytes, randomBytes, textBytes } from '../support/bytes.ts';

const dir = mkdtempSync(join(tmpdir(), 'zstd-'));
const { signal } = new AbortController();
const image = Buffer.concat([textBytes(7_000_000), randomBytes(5_000_001), Buffer.alloc(3_000_000)]);
after(() => rmSync(dir, { recursive: true }));

function run(program: string, ...args: string[]): Buffer {
  return execFileSync(program, args, { maxBuffer: 2 * image.length });
}

async function unpack(path: string): Promise<Buffer> {
  const unpacked = createDecompressor('zstd');
  const [content] = await Promise.all([buffer(unpacked), pipeline(createReadStream(path), unpacked)]);
  return content;
}

describe('a zstd file of ours', () => {
  for (const [what, data] of Object.entries({
    nothing: Buffer.alloc(0),
    'one byte': Buffer.from('a'),
    'an image': image,
  })) {
    for (const level of [1, 9]) {
      it(`of ${what}, at level ${level}, is read by zstd and pzstd`, async () => {
        const path = join(dir, 'ours.zst');
        const written = await writeStreamToFile(
          path,
          Readable.from(cutBytes(data, 65_536)),
          signal,
          zstdParallel({ level }),
        );
        assert.equal(written.size, readFileSync(path).length);
        for (const program of ['zstd', 'pzstd']) {
          run(program, '-tq', path);
          assert.ok(run(program, '-dcq', path).equals(data), program);
        }
        rmSync(path);
      });
    }
  }
});

describe('a zstd file', () => {
  const plain = join(dir, 'image');
  const packed = join(dir, 'image.zst');
  writeFileSync(plain, image);
  const ways: Record<string, readonly string[]> = {
    zstd: ['zstd', '-1'],
    'zstd on all cores': ['zstd', '-T0', '-9'],
    'zstd without a checksum': ['zstd', '--no-check'],
    'zstd, with a window beyond what is common': ['zstd', '--long=27'],
    pzstd: ['pzstd', '-p', '3'],
  };
  for (const [what, [program = '', ...args]] of Object.entries(ways)) {
    it(`by ${what} is unpacked by us, and so are several in one file`, async () => {
      run(program, '-qkf', ...args, plain, '-o', packed);
      assert.equal(detectCompression(readFileSync(packed)), 'zstd');
      for (const times of [1, 2]) {
        const unpacked = await unpack(packed);
        assert.ok(unpacked.equals(Buffer.concat(Array<Buffer>(times).fill(image))), `${times}`);
        appendFileSync(packed, readFileSync(packed));
      }
    });
  }
});
