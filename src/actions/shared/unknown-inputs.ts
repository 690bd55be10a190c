import type { InputReader } from './input-reader.ts';

/** Rejects inputs that the action does not have: the runner passes them on with a warning only, and a typo would be silent. */
export function rejectUnknown(
  read: InputReader,
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): void {
  const variables = new Set(known.map(toVariable));
  for (const [variable, value = ''] of Object.entries(env)) {
    if (!variable.startsWith('INPUT_') || variables.has(variable)) continue;
    const input = variable.slice('INPUT_'.length).toLowerCase();
    read.reject(input, value, `no such input; nearest is ${nearest(input, known)}`, `${nearest(input, known)}: …`);
  }
}

function toVariable(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}

function nearest(input: string, known: readonly string[]): string {
  const byDistance = known.map(name => ({ name, distance: editDistance(input, name) }));
  return byDistance.sort((a, b) => a.distance - b.distance)[0]?.name ?? '';
}

// Levenshtein's, a row at a time.
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
