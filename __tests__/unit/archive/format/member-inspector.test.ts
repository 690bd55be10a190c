import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { SizeBudget } from '../../../../src/archive/compress/size-budget.ts';
import { MemberInspector, type InspectionOptions } from '../../../../src/archive/format/member-inspector.ts';
import { cutBytes } from '../../../support/bytes.ts';
import { sha256 } from '../../../support/tars.ts';

const { signal } = new AbortController();

async function inspect(content: Buffer, options: Partial<InspectionOptions> = {}, step = 3) {
  const inspector = new MemberInspector({ budget: undefined, signal, ...options });
  const out = await buffer(inspector.inspect(Readable.from(cutBytes(content, step))));
  assert.ok(out.equals(content));
  return inspector.finish();
}

describe('MemberInspector', () => {
  it('finds the compression, even if the first chunk is shorter than a magic number', async () => {
    const found: string[] = [];
    const onCompression = (compression: string) => void found.push(compression);
    for (const content of [gzipSync('x'), zstdCompressSync('x'), Buffer.from('plain')])
      await inspect(content, { onCompression }, 1);
    assert.deepEqual(found, ['gzip', 'zstd', 'none']);
  });

  it('tells nothing of compression for less than a magic number', async () =>
    assert.equal((await inspect(Buffer.from([0x1f, 0x8b]))).compression, 'none'));

  it('decompresses only within a budget', async () => {
    const packed = gzipSync('a layer');
    assert.equal((await inspect(packed)).unpacked, undefined);
    const { unpacked, damaged } = await inspect(packed, { budget: new SizeBudget(7) });
    assert.deepEqual([unpacked, damaged], [{ size: 7, sha256: sha256('a layer') }, false]);
    await assert.rejects(inspect(packed, { budget: new SizeBudget(6) }), { code: 'ARCHIVE_TOO_LARGE' });
  });

  it('tells that compressed content is damaged', async () => {
    const { unpacked, damaged } = await inspect(gzipSync('a layer').subarray(0, -4), { budget: new SizeBudget(100) });
    assert.deepEqual([unpacked, damaged], [undefined, true]);
  });

  it('keeps the content if the first bytes call for it', async () => {
    const isDocument = (start: Buffer) => start.toString().startsWith('{');
    assert.equal((await inspect(Buffer.from('{"a":1}'), { keeps: isDocument })).content?.toString(), '{"a":1}');
    assert.equal((await inspect(Buffer.from('a layer {'), { keeps: isDocument })).content, undefined);
  });
});
