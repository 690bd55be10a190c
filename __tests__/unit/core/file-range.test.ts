import assert from 'node:assert/strict';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { readRange } from '../../../src/core/file-range.ts';
import { readSegments } from '../../../src/core/segments.ts';
import { textBytes } from '../../support/bytes.ts';

const content = textBytes(700_000);
let dir = '';
let path = '';
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'range-'));
  path = join(dir, 'file');
  await writeFile(path, content);
});
after(() => rm(dir, { recursive: true }));

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const copies: Buffer[] = [];
  for await (const chunk of chunks) copies.push(Buffer.from(chunk));
  return Buffer.concat(copies);
}

describe('readRange', () => {
  const table: [string, number, number][] = [
    ['a whole file', 0, content.length],
    ['a part', 123_456, 400_000],
    ['no bytes', 5, 0],
    ['a range beyond the end, up to the end', 699_000, 5000],
    ['a range behind the end, as nothing', 800_000, 10],
  ];
  for (const [what, start, length] of table) {
    it(`reads ${what}`, async () => {
      await using file = await open(path);
      assert.ok((await collect(readRange(file, start, length))).equals(content.subarray(start, start + length)));
    });
  }

  it('leaves the file open, even if its reader stops early', async () => {
    await using file = await open(path);
    for await (const chunk of readRange(file, 0, content.length)) {
      assert.ok(chunk.length > 0);
      break;
    }
    assert.equal((await file.stat()).size, content.length);
  });

  it('reads into the buffers that it is given', async () => {
    await using file = await open(path);
    const buffers = [Buffer.alloc(1000), Buffer.alloc(1000)];
    let turn = 0;
    const chunks = readRange(file, 0, 2500, () => buffers[(turn += 1) % 2] ?? assert.fail());
    const seen: Buffer[] = [];
    for await (const chunk of chunks) {
      assert.ok(buffers.some(({ buffer }) => buffer === chunk.buffer));
      seen.push(Buffer.from(chunk));
    }
    assert.ok(Buffer.concat(seen).equals(content.subarray(0, 2500)));
  });
});

describe('readSegments', () => {
  function* segments(onBytes?: (bytes: Buffer) => void) {
    yield Buffer.from('head');
    yield { path, offset: 100, size: 50, onBytes };
    yield Buffer.from('tail');
  }

  it('yields bytes and ranges in order, and reports the bytes of a range', async () => {
    const seen: Buffer[] = [];
    const all = await collect(readSegments(Readable.from(segments(bytes => void seen.push(Buffer.from(bytes))))));
    const range = content.subarray(100, 150);
    assert.ok(all.equals(Buffer.concat([Buffer.from('head'), range, Buffer.from('tail')])));
    assert.ok(Buffer.concat(seen).equals(range));
  });

  it('sends only ranges through a transformation', async () => {
    const transform = async function* (bytes: AsyncIterable<Buffer>) {
      for await (const chunk of bytes) yield Buffer.from(`<${chunk.length}>`);
    };
    assert.equal((await collect(readSegments(Readable.from(segments()), { transform }))).toString(), 'head<50>tail');
  });
});
