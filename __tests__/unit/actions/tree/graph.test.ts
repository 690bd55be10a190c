import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findReachable, orderByLevel, type Dependent } from '../../../../src/actions/tree/graph.ts';
import { makeGraph } from '../../../support/graph.ts';

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

describe('the order of a tree', () => {
  it('puts parents before children, each as early as it can be, by name within a level', () => {
    assert.deepEqual(levelsOf(diamond), [['a', 'z'], ['b', 'c'], ['d']]);
    assert.deepEqual(levelsOf([]), []);
  });

  it('is the same in whatever order the images are met', () => {
    assert.deepEqual(levelsOf(diamond.toReversed()), levelsOf(diamond));
  });

  it('names the cycle, and not what only depends on it', () => {
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
      const above = [...findReachable([start.name], name => parentsOf.get(name) ?? [])].at(-1) ?? '';
      const closed = graph.map(each => (each.name === above ? { ...each, parents: [start.name] } : each));
      const order = orderByLevel(closed);
      assert.ok('cycle' in order);
      const closedOf = new Map(closed.map(({ name, parents }) => [name, parents]));
      const { cycle } = order;
      assert.ok(cycle.length > 1 && cycle[0] === cycle.at(-1));
      cycle.slice(1).forEach((parent, i) => assert.ok(closedOf.get(cycle[i] ?? '')?.includes(parent)));
    });
  }
});
