import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { UnpackedLimit } from '../../../src/archive/unpacked-limit.ts';
import { cutBytes, randomBytes, textBytes } from '../../support/bytes.ts';
import { digestOf } from '../../support/spoil.ts';

const signal = new AbortController().signal;
const content = textBytes(1_000_000);

function makeLayer(stored: Buffer, unpacked = content): { digest: string; size: number; diff_id: string } {
  return { digest: digestOf(stored), size: stored.length, diff_id: digestOf(unpacked) };
}

/** The bytes that pass, asked for from several offsets one after the other. */
async function pass(stored: Buffer, limit: number, offsets: readonly number[] = [0]): Promise<Buffer> {
  const layer = makeLayer(stored);
  const watch = new UnpackedLimit([layer], limit, signal);
  let passed: Buffer[] = [];
  for (const from of offsets) {
    passed = [];
    for await (const chunk of watch.pass(layer, from, cut(stored.subarray(from)))) passed.push(chunk);
  }
  return Buffer.concat(passed);
}

async function* cut(bytes: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve();
  yield* cutBytes(bytes, 10_000);
}

const unsized = { params: { [constants.ZSTD_c_contentSizeFlag]: 0 } };
const packings: [string, Buffer][] = [
  ['is not compressed', content],
  ['is zstd', zstdCompressSync(content, { pledgedSrcSize: content.length })],
  ['is gzip', gzipSync(content)],
];

describe('UnpackedLimit', () => {
  for (const [what, stored] of packings) {
    it(`passes on a layer that ${what} and just fits`, async () => {
      assert.ok((await pass(stored, content.length)).equals(stored));
    });

    it(`ends a layer that ${what} and is one byte too large`, async () => {
      await assert.rejects(pass(stored, content.length - 1), { code: 'ARCHIVE_TOO_LARGE' });
    });

    it(`counts what an engine asks for again once, of a layer that ${what}`, async () => {
      const middle = Math.floor(stored.length / 2);
      assert.ok((await pass(stored, content.length, [0, middle, 0])).equals(stored));
    });
  }

  it('counts zstd that does not declare its size by its blocks', async () => {
    const stored = zstdCompressSync(content, unsized);
    assert.ok((await pass(stored, 10 * content.length)).equals(stored));
    const bomb = zstdCompressSync(Buffer.alloc(20_000_000), unsized);
    await assert.rejects(pass(bomb, 10_000_000), { code: 'ARCHIVE_TOO_LARGE' });
  });

  it('does not decompress gzip that is too little to hold more than the limit', async () => {
    const damaged = Buffer.concat([Buffer.from([0x1f, 0x8b]), randomBytes(1000)]);
    assert.ok((await pass(damaged, 2_000_000)).equals(damaged));
  });

  it('counts a layer as the most that it can hold where that fits beside the usual size of the others', async () => {
    const [little, rest] = [gzipSync(randomBytes(1000)), gzipSync(Buffer.alloc(1_000_000))];
    const layers = [makeLayer(little), makeLayer(rest)] as const;
    const room = little.length * 1032 + rest.length * 20;
    assert.ok(rest.length * 20 < 1_000_000);
    const both = async (limit: number) => {
      const watch = new UnpackedLimit(layers, limit, signal);
      for await (const chunk of watch.pass(layers[0], 0, cut(little))) assert.ok(chunk.length > 0);
      for await (const chunk of watch.pass(layers[1], 0, cut(rest))) assert.ok(chunk.length > 0);
    };
    // Unmeasured, the small one would use up what the other one needs.
    await assert.rejects(both(room), { code: 'ARCHIVE_TOO_LARGE' });
    await both(room - 1);
  });

  it('refuses gzip that it cannot measure', async () => {
    const stored = gzipSync(content);
    stored.fill(0, 1000, 1100);
    await assert.rejects(pass(stored, content.length));
  });

  it('counts all layers together', async () => {
    const layers = packings.map(([, stored]) => makeLayer(stored));
    const watch = new UnpackedLimit(layers, 2_500_000, signal);
    await assert.rejects(
      async () => {
        for (const [i, layer] of layers.entries())
          for await (const chunk of watch.pass(layer, 0, cut(packings[i]?.[1] ?? content))) assert.ok(chunk.length > 0);
      },
      { code: 'ARCHIVE_TOO_LARGE' },
    );
  });

  it('refuses what an engine may unpack and this action cannot', async () => {
    await assert.rejects(pass(Buffer.from('BZh91AY&SY…'), 1000), /compressed in an unknown format/);
  });
});
