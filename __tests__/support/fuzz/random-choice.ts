/** Numbers from 0 to 1, as `seeded` gives them. */
export type Random = () => number;

/** A whole number from `least` to `most`, both included. */
export function integer(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** Whether something happens that has this probability. */
export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** One of several, each as likely as the others. */
export function oneOf<T>(random: Random, from: readonly T[]): T {
  const chosen = from[integer(random, 0, from.length - 1)];
  if (chosen === undefined) throw new RangeError('there is nothing to choose from');
  return chosen;
}
