import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { childrenOf, orderByLevel, reach, type Dependent } from '../../../../src/actions/tree/graph.ts';
import { findImagesToBuild, select } from '../../../../src/actions/tree/read/selection.ts';
import type { ImageState } from '../../../../src/actions/tree/plan/state.ts';
import { seeded } from '../../../support/random.ts';

const diamond: Dependent[] = [
  { name: 'd', parents: ['c', 'b'] },
  { name: 'b', parents: ['a'] },
  { name: 'c', parents: ['a', 'debian'] },
  { name: 'a', parents: [] },
  { name: 'z', parents: [] },
];

function levelsOf(things: readonly Dependent[]): readonly (readonly string[])[] {
  const order = orderByLevel(things);
  assert.ok('levels' in order, JSON.stringify(order));
  return order.levels;
}

/** A graph without cycles whose names tell nothing of its order. */
function makeGraph(seed: number, size: number): Dependent[] {
  const random = seeded(seed);
  const names = Array.from({ length: size }, (_, i) => `n${Math.floor(random() * 1e9)}-${i}`);
  const graph = names.map((name, i) => {
    const count = i === 0 ? 0 : Math.floor(random() * 4);
    const parents = Array.from({ length: count }, () => names[Math.floor(random() * i)] ?? '');
    return { name, parents: [...new Set(parents)] };
  });
  return graph.sort(() => random() - 0.5);
}

describe('the order of a tree', () => {
  it('puts parents before children, each as early as it can be, by name within a level', () => {
    assert.deepEqual(levelsOf(diamond), [['a', 'z'], ['b', 'c'], ['d']]);
    assert.deepEqual(levelsOf([]), []);
  });

  it('is the same in whatever order the images are met', () => {
    assert.deepEqual(levelsOf(diamond.toReversed()), levelsOf(diamond));
  });

  it('names the cycle, and not who only hangs on it', () => {
    const cycle = [
      { name: 'w', parents: ['b'] },
      { name: 'c', parents: ['a', 'root'] },
      { name: 'a', parents: ['b'] },
      { name: 'b', parents: ['c'] },
      { name: 'root', parents: [] },
    ];
    assert.deepEqual(orderByLevel(cycle), { cycle: ['a', 'b', 'c', 'a'] });
    assert.deepEqual(orderByLevel([{ name: 'x', parents: ['x'] }]), { cycle: ['x', 'x'] });
  });

  for (const [seed, size] of [1, 2, 3, 5, 8].flatMap(each => [10, 200, 2000].map(size => [each, size] as const))) {
    it(`holds for a random graph of ${size} (seed ${seed})`, () => {
      const graph = makeGraph(seed, size);
      const levels = levelsOf(graph);
      const levelOf = new Map(levels.flatMap((names, level) => names.map(name => [name, level] as const)));
      assert.equal(levels.flat().length, size);
      assert.equal(levelOf.size, size);
      for (const { name, parents } of graph) {
        const highest = Math.max(-1, ...parents.map(parent => levelOf.get(parent) ?? NaN));
        assert.equal(levelOf.get(name), highest + 1);
      }
      for (const names of levels) assert.deepEqual(names, [...names].sort());
    });

    it(`finds a cycle put into a random graph of ${size} (seed ${seed})`, () => {
      const graph = makeGraph(seed, size);
      const parentsOf = new Map(graph.map(({ name, parents }) => [name, parents]));
      const [start] = graph.filter(({ parents }) => parents.length > 0);
      assert.ok(start);
      const above = [...reach([start.name], name => parentsOf.get(name) ?? [])].at(-1) ?? '';
      const closed = graph.map(each => (each.name === above ? { ...each, parents: [start.name] } : each));
      const order = orderByLevel(closed);
      assert.ok('cycle' in order);
      const closedOf = new Map(closed.map(({ name, parents }) => [name, parents]));
      const { cycle } = order;
      assert.ok(cycle.length > 1 && cycle[0] === cycle.at(-1));
      cycle.slice(1).forEach((parent, i) => assert.ok(closedOf.get(cycle[i] ?? '')?.includes(parent)));
    });

    it(`closes a selection in a random graph of ${size} (seed ${seed})`, () => {
      const random = seeded(seed * 7);
      const states: ImageState[] = ['to_build', 'to_build', 'to_build', 'built', 'published'];
      const graph = makeGraph(seed, size).map(each => {
        return { ...each, state: states[Math.floor(random() * states.length)] ?? 'to_build' };
      });
      const byName = new Map(graph.map(each => [each.name, each]));
      const selected = new Set(graph.filter(() => random() < 0.1).map(({ name }) => name));
      const building = findImagesToBuild(graph, selected);
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

describe('select', () => {
  const images = ['python3', 'base/python', 'nodejs', 'my-nodejs'].map(name => {
    return { name, tag: '1.0', label: `reg.acme.com:5000/team/${name}:1.0`, parents: [] };
  });
  const namesBy = (...patterns: string[]) => [...select(images, patterns).names];

  it('takes all without a pattern, and all but those spared with only such', () => {
    assert.equal(namesBy().length, 4);
    assert.deepEqual(namesBy('!*node*'), ['python3', 'base/python']);
  });

  it('fits the full label, name:tag or the bare name, always as a whole', () => {
    assert.deepEqual(namesBy('nodejs'), ['nodejs']);
    assert.deepEqual(namesBy('nodejs:1.0'), ['nodejs']);
    assert.deepEqual(namesBy('*/nodejs:*'), ['nodejs']);
    assert.deepEqual(namesBy('reg.acme.com:5000/team/my-nodejs:1.0'), ['my-nodejs']);
    assert.deepEqual(namesBy('python'), []);
    assert.deepEqual(namesBy('NODEJS'), []);
  });

  it('lets * cross slashes, and knows ?, [seq] and [!seq]', () => {
    assert.deepEqual(namesBy('reg*python'), []);
    assert.deepEqual(namesBy('reg*python:*'), ['base/python']);
    assert.deepEqual(namesBy('python?'), ['python3']);
    assert.deepEqual(namesBy('python[0-5]'), ['python3']);
    assert.deepEqual(namesBy('python[!0-5]'), []);
    assert.deepEqual(namesBy('base.python'), []);
  });

  it('joins patterns, and spares wherever ! stands', () => {
    assert.deepEqual(namesBy('!my-*', '*nodejs', 'python3'), ['python3', 'nodejs']);
  });

  it('tells the patterns that no image fits', () => {
    assert.deepEqual(select(images, ['nodejs', 'ruby*', '!php']).idle, ['ruby*']);
  });

  it('builds a parent along that is to be built, and looks for nothing behind one that is there', () => {
    const chain = (['to_build', 'built', 'to_build', 'to_build'] as const).map((state, i) => {
      return { name: String(i), parents: i === 0 ? [] : [String(i - 1)], state };
    });
    assert.deepEqual([...findImagesToBuild(chain, new Set(['3']))].sort(), ['2', '3']);
  });
});
