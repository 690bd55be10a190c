/** Something that can only be made after others. */
export interface Dependent {
  readonly name: string;
  /** The names of those it is made from. */
  readonly parents: readonly string[];
}

/** The order in which things are made, or the names that go round in a circle, the first once more at the end. */
export type Order = { readonly levels: readonly (readonly string[])[] } | { readonly cycle: readonly string[] };

/**
 * Orders things by level: the first needs none of the others, each further one only those before; within a level by
 * name (Kahn's algorithm). Parents that are none of the things do not count.
 */
export function orderByLevel(things: readonly Dependent[]): Order {
  const children = childrenOf(things);
  const known = new Set(things.map(({ name }) => name));
  const waiting = new Map(things.map(({ name, parents }) => [name, countKnown(parents, known)]));
  const levels: string[][] = [];
  let level = [...waiting].filter(([, count]) => count === 0).map(([name]) => name);
  let left = things.length;
  while (level.length > 0) {
    levels.push(level.sort(byName));
    left -= level.length;
    const next: string[] = [];
    for (const child of level.flatMap(name => children.get(name) ?? [])) {
      const count = (waiting.get(child) ?? 0) - 1;
      waiting.set(child, count);
      if (count === 0) next.push(child);
    }
    level = next;
  }
  return left === 0 ? { levels } : { cycle: findCycle(things, waiting) };
}

/** The things made directly from each, by name, in the order of names. */
export function childrenOf(things: readonly Dependent[]): Map<string, string[]> {
  const children = new Map<string, string[]>(things.map(({ name }) => [name, []]));
  for (const { name, parents } of things) {
    for (const parent of new Set(parents)) children.get(parent)?.push(name);
  }
  for (const names of children.values()) names.sort(byName);
  return children;
}

/** All that can be reached from `starts` along `edges`, the starts too. */
export function reach(starts: Iterable<string>, edges: (name: string) => Iterable<string>): Set<string> {
  const reached = new Set<string>(starts);
  // A set gives what is added while it is walked.
  for (const name of reached) for (const next of edges(name)) reached.add(next);
  return reached;
}

function countKnown(parents: readonly string[], known: ReadonlySet<string>): number {
  return new Set(parents.filter(parent => known.has(parent))).size;
}

// Whoever still waits, waits for somebody who does; so walking up from any of them comes round.
function findCycle(things: readonly Dependent[], waiting: ReadonlyMap<string, number>): string[] {
  const stuck = new Map(things.filter(({ name }) => (waiting.get(name) ?? 0) > 0).map(thing => [thing.name, thing]));
  const path: string[] = [];
  let name = [...stuck.keys()].sort(byName)[0];
  while (name !== undefined && !path.includes(name)) {
    path.push(name);
    name = [...(stuck.get(name)?.parents ?? [])].filter(parent => stuck.has(parent)).sort(byName)[0];
  }
  const circle = path.slice(path.indexOf(name ?? ''));
  // Told from the same image whichever was met first.
  const first = circle.indexOf([...circle].sort(byName)[0] ?? '');
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return [...turned, ...turned.slice(0, 1)];
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
