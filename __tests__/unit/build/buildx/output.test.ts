import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseOutput, type OutputFacts } from '../../../../src/build/buildx/output.ts';

const own: OutputFacts = { driver: 'docker', containerd: false, platforms: 0, combine: false };

describe('chooseOutput', () => {
  const rows: [string, Partial<OutputFacts>, string][] = [
    ["loads one image into the builder's own engine", {}, 'engine'],
    ['so too where one platform is named', { platforms: 1, containerd: true }, 'engine'],
    ['takes a layout of a builder that keeps no images', { driver: 'docker-container' }, 'layout'],
    ['takes a layout of several platforms from a containerd store', { platforms: 2, containerd: true }, 'layout'],
    ['has no way to several platforms from a classic store', { platforms: 2 }, 'none'],
    ['has one with another builder', { platforms: 2, driver: 'remote' }, 'layout'],
  ];
  for (const [what, facts, output] of rows) {
    it(what, () => {
      const chosen = chooseOutput({ ...own, ...facts });
      assert.equal(chosen.output, output);
      assert.notEqual(chosen.because, '');
    });
  }
});
