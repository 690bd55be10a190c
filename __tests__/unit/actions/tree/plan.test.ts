import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { childrenOf } from '../../../../src/actions/tree/graph.ts';
import { findImagesToBuild } from '../../../../src/actions/tree/plan.ts';
import type { ImageState } from '../../../../src/actions/tree/plan/state.ts';
import { makeGraph } from '../../../support/graph.ts';
import { seeded } from '../../../support/random.ts';

describe('findImagesToBuild', () => {
  it('builds a parent that has to be built, and looks no further behind one that need not', () => {
    const chain = (['to_build', 'built', 'to_build', 'to_build'] as const).map((state, i) => {
      return { name: String(i), parents: i === 0 ? [] : [String(i - 1)], state, selected: i === 3 };
    });
    assert.deepEqual([...findImagesToBuild(chain)].sort(), ['2', '3']);
  });

  for (const [seed, size] of [1, 2, 3, 5, 8].flatMap(each => [10, 200, 2000].map(size => [each, size] as const))) {
    it(`adds the parents that have to be built in a random graph of ${size} (seed ${seed})`, () => {
      const random = seeded(seed * 7);
      const states: ImageState[] = ['to_build', 'to_build', 'to_build', 'built', 'published'];
      const graph = makeGraph(seed, size).map(each => {
        const state = states[Math.floor(random() * states.length)] ?? 'to_build';
        return { ...each, state, selected: random() < 0.1 };
      });
      const byName = new Map(graph.map(each => [each.name, each]));
      const selected = new Set(graph.filter(each => each.selected).map(({ name }) => name));
      const building = findImagesToBuild(graph);
      for (const name of building) {
        const image = byName.get(name);
        assert.equal(image?.state, 'to_build');
        // Whatever it needs and is not there is built too.
        for (const parent of image.parents) {
          assert.ok(building.has(parent) || byName.get(parent)?.state !== 'to_build');
        }
      }
      for (const name of selected) assert.ok(building.has(name) || byName.get(name)?.state !== 'to_build');
      // Nothing is built in vain: each is selected or some child of it is built.
      const children = childrenOf(graph);
      for (const name of building) {
        assert.ok(selected.has(name) || children.get(name)?.some(child => building.has(child)), name);
      }
    });
  }
});
