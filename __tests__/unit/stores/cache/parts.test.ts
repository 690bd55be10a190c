import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupParts, type ArchivePart } from '../../../../src/stores/cache/parts.ts';

const layer = (size: number): ArchivePart => ({ size, layer: `sha256:${String(size).repeat(64).slice(0, 64)}` });
const own: ArchivePart = { size: 7 };

function group(...parts: ArchivePart[]): ArchivePart[][] {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return groupParts({ schema: 1, size, sha256: '0'.repeat(64), parts }, { layers: 2, bytes: 10 });
}

describe('groupParts', () => {
  it('puts a few layers, and what is between and after them, into a group', () => {
    const parts = [own, layer(1), own, layer(2), own, layer(3), own];
    assert.deepEqual(group(...parts), [parts.slice(0, 5), parts.slice(5)]);
  });

  it('puts no more bytes of layers into a group than allowed', () => {
    const parts = [layer(6), own, layer(4), layer(5), layer(6)];
    assert.deepEqual(group(...parts), [parts.slice(0, 3), parts.slice(3, 4), parts.slice(4)]);
  });

  it('gives a group of its own to a layer that is larger, with the bytes before it', () => {
    const parts = [own, layer(99), own, layer(1), own];
    assert.deepEqual(group(...parts), [parts.slice(0, 3), parts.slice(3)]);
  });
});
