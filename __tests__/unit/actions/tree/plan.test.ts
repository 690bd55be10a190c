import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { childrenOf } from '../../../../src/actions/tree/graph.ts';
import { findImagesToBuild, makeTreePlan, planImages } from '../../../../src/actions/tree/plan.ts';
import type { ImageState } from '../../../../src/actions/tree/plan/state.ts';
import { makeGraph } from '../../../support/graph.ts';
import { makePlanned } from '../../../support/planned-image.ts';
import { seeded } from '../../../support/random.ts';

describe('findImagesToBuild', () => {
  it('builds a parent that has to be built, and looks no further than one that need not be', () => {
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
        // Whatever it needs and is missing is built too.
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

describe('planImages', () => {
  const [base, web] = [makePlanned('base'), makePlanned('web', { parents: ['base'], label: 'r.io/web:1' })];

  it('gives each image its state, its children, and whether it is selected', () => {
    const archive = { name: 'base', version: '1', imageid: '0123456789ab', archfmt: 'zip' };
    const copies = { base: { archives: [{ inputs: base.inputs, archive }] } };
    const { images, warnings } = planImages([base, web], new Set(['web']), ({ name }) =>
      name === 'base' ? copies.base : { archives: [] },
    );
    assert.deepEqual(
      images.map(({ name, state, selected, children }) => [name, state, selected, children]),
      [
        ['base', 'built', false, ['web']],
        ['web', 'to_build', true, []],
      ],
    );
    assert.deepEqual([images[0]?.archive, images[0]?.inEngine], [archive, false]);
    assert.deepEqual(warnings, []);
  });

  it('warns of a published version that has changed', () => {
    const published = { registry: { copy: { inputs: 'before' } }, archives: [] };
    const { warnings } = planImages([web], new Set(['web']), () => published);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /^r\.io\/web:1 is published, and .* changed since/);
  });
});

it('makeTreePlan orders only what has to be built', () => {
  const images = [
    makePlanned('base', { selected: false }),
    makePlanned('tools', { state: 'built' }),
    makePlanned('web', { parents: ['base', 'tools'] }),
    makePlanned('app', { parents: ['web'] }),
  ];
  assert.deepEqual(makeTreePlan(images, 5), { images, levels: [['base'], ['web'], ['app']], time: 5 });
});
