/** An input that the action does not have, and the one whose name is most like it. */
export interface UnknownInput {
  readonly input: string;
  readonly value: string;
  readonly nearest: string;
}

/** Finds inputs that are not `known`. The runner only warns about them, so a typo would go unnoticed. */
export function findUnknown(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): UnknownInput[] {
  const variables = new Set(known.map(toVariable));
  const unknown = Object.entries(env).filter(([name]) => name.startsWith('INPUT_') && !variables.has(name));
  return unknown.map(([name, value = '']) => {
    const input = name.slice('INPUT_'.length).toLowerCase();
    return { input, value, nearest: findNearest(input, known) };
  });
}

function toVariable(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}

function findNearest(input: string, known: readonly string[]): string {
  const byDistance = known.map(name => ({ name, distance: editDistance(input, name) }));
  return byDistance.sort((a, b) => a.distance - b.distance)[0]?.name ?? '';
}

// The Levenshtein distance, computed row by row.
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
