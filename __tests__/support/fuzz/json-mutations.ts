import { integer, oneOf, type Random } from './random-choice.ts';

const values: readonly unknown[] = [
  ...[null, true, 0, -1, 1e308, 2 ** 53, '', '..', '/', '../../etc/passwd', 'sha256:', `sha256:${'0'.repeat(64)}`],
  ...[[], {}, [null], [[]], { digest: null }, '\u0000', '\ud800', 'x'.repeat(5000), { __proto__: null, Config: 'x' }],
];

/** Replaces, removes, doubles or renames one value somewhere in a JSON document. */
export function mutateJson(document: unknown, random: Random): unknown {
  const copy: unknown = structuredClone(document);
  const places = listPlaces(copy);
  if (places.length === 0) return oneOf(random, values);
  const { holder, key } = oneOf(random, places);
  const action = integer(random, 0, 5);
  if (action === 0) Reflect.deleteProperty(holder, key);
  else if (action === 1) holder[key.toUpperCase()] = oneOf(random, values);
  else if (action === 2) holder[key] = [holder[key], holder[key]];
  else if (action === 3) holder[key] = nest(holder[key], integer(random, 1, 3000));
  else holder[key] = oneOf(random, values);
  return copy;
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function listPlaces(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap(key => [{ holder, key }, ...listPlaces(holder[key])]);
}

function nest(value: unknown, depth: number): unknown {
  let nested = value;
  for (let i = 0; i < depth; i++) nested = [nested];
  return nested;
}
