import type { Dependent } from '../../src/actions/tree/graph.ts';
import { seeded } from './random.ts';

/** An acyclic graph whose names do not reveal its order. */
export function makeGraph(seed: number, size: number): Dependent[] {
  const random = seeded(seed);
  const names = Array.from({ length: size }, (_, i) => `n${Math.floor(random() * 1e9)}-${i}`);
  const graph = names.map((name, i) => {
    const count = i === 0 ? 0 : Math.floor(random() * 4);
    const parents = Array.from({ length: count }, () => names[Math.floor(random() * i)] ?? '');
    return { name, parents: [...new Set(parents)] };
  });
  return graph.sort(() => random() - 0.5);
}
