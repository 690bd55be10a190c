import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countSharedLayers } from '../../../src/archive/shared-layers.ts';

describe('countSharedLayers', () => {
  const table: [string, string[][], number][] = [
    ['none without other images', [], 0],
    ['none if the lowest differs', [['x', 'b', 'c']], 0],
    ['those up to the first that differs', [['a', 'b', 'x']], 2],
    ['all of a base image', [['a']], 1],
    ['all of the same image, and of one on top of it', [['a', 'b', 'c', 'd']], 3],
    ['the most of several images', [['a'], ['a', 'b'], ['b']], 2],
  ];
  for (const [what, others, count] of table)
    it(`counts ${what}`, () => assert.equal(countSharedLayers(['a', 'b', 'c'], others), count));
});
