import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { compressBlocks } from '../../../../src/archive/compress/blocks.ts';
import { cutBytes, randomBytes } from '../../../support/bytes.ts';

const size = 1000;
const depth = 3;

async function passThrough(data: Buffer, compress: (block: Buffer) => Promise<Buffer>): Promise<Buffer> {
  const blocks: Buffer[] = [];
  for await (const block of compressBlocks(Readable.from(cutBytes(data, 300)), { size, depth }, compress)) {
    blocks.push(block);
  }
  return Buffer.concat(blocks);
}

describe('compressBlocks', () => {
  it('uses the memory of no more blocks than are compressed at once, and one that is filled', async () => {
    const memory = new Set<ArrayBufferLike>();
    const data = randomBytes(20 * size + 1);
    const out = await passThrough(data, block => {
      memory.add(block.buffer);
      return Promise.resolve(Buffer.from(block));
    });
    assert.ok(out.equals(data));
    assert.ok(memory.size <= depth + 1, `${memory.size} blocks of memory`);
  });

  it('leaves the memory of a block alone until the block is compressed', async () => {
    const data = randomBytes(20 * size + 1);
    const late = async (block: Buffer) => {
      await new Promise(resolve => setImmediate(resolve));
      return Buffer.from(block);
    };
    assert.ok((await passThrough(data, late)).equals(data));
  });

  it('reports a failure in its turn, after the blocks before it', async () => {
    const given: Buffer[] = [];
    let calls = 0;
    const compress = (block: Buffer) =>
      (calls += 1) === 2 ? Promise.reject(new Error('out of memory')) : Promise.resolve(Buffer.from(block));
    const reading = (async () => {
      for await (const block of compressBlocks(Readable.from([randomBytes(5 * size)]), { size, depth }, compress)) {
        given.push(block);
      }
    })();
    await assert.rejects(reading, { message: 'out of memory' });
    assert.equal(given.length, 1);
  });
});
