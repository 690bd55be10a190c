/** Something that can only be made after others. */
export interface Dependent {
  readonly name: string;
  /** The names of those it is made from. */
  readonly parents: readonly string[];
}

/** The levels in which things are made; or the names of a cycle, whose first name is repeated at the end. */
export type DependencyOrder =
  { readonly levels: readonly (readonly string[])[] } | { readonly cycle: readonly string[] };

/**
 * Sorts things into levels: those of the first level need none of the others, those of each further level only earlier
 * ones (Kahn's algorithm). A level is sorted by name. Parents that are not among the things are ignored.
 */
export function orderByLevel(things: readonly Dependent[]): DependencyOrder {
  const children = childrenOf(things);
  const known = new Set(things.map(({ name }) => name));
  const waiting = new Map(things.map(({ name, parents }) => [name, countKnown(parents, known)]));
  const levels: string[][] = [];
  let level = [...waiting].filter(([, count]) => count === 0).map(([name]) => name);
  let left = things.length;
  while (level.length > 0) {
    levels.push(level.sort(compareNames));
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

/** The names of the things made directly from each thing, sorted. */
export function childrenOf(things: readonly Dependent[]): Map<string, string[]> {
  const children = new Map<string, string[]>(things.map(({ name }) => [name, []]));
  for (const { name, parents } of things) {
    for (const parent of new Set(parents)) children.get(parent)?.push(name);
  }
  for (const names of children.values()) names.sort(compareNames);
  return children;
}

/** The names that can be reached from `starts` along `edges`, `starts` included. */
export function findReachable(starts: Iterable<string>, edges: (name: string) => Iterable<string>): Set<string> {
  const reached = new Set<string>(starts);
  // Iterating a set also visits what is added meanwhile.
  for (const name of reached) for (const next of edges(name)) reached.add(next);
  return reached;
}

function countKnown(parents: readonly string[], known: ReadonlySet<string>): number {
  return new Set(parents.filter(parent => known.has(parent))).size;
}

// Everything that still waits has a parent that still waits, so going from parent to parent ends in a cycle.
function findCycle(things: readonly Dependent[], waiting: ReadonlyMap<string, number>): string[] {
  const stuck = new Map(things.filter(({ name }) => (waiting.get(name) ?? 0) > 0).map(thing => [thing.name, thing]));
  const path: string[] = [];
  let name = [...stuck.keys()].sort(compareNames)[0];
  while (name !== undefined && !path.includes(name)) {
    path.push(name);
    name = [...(stuck.get(name)?.parents ?? [])].filter(parent => stuck.has(parent)).sort(compareNames)[0];
  }
  const cycle = path.slice(path.indexOf(name ?? ''));
  // The same cycle always starts with the same name.
  const first = cycle.indexOf([...cycle].sort(compareNames)[0] ?? '');
  const turned = [...cycle.slice(first), ...cycle.slice(0, first)];
  return [...turned, ...turned.slice(0, 1)];
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
