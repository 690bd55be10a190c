import type { Dependent } from '../graph.ts';

/**
 * Works on things side by side, `most` of them at once, each when those it is made from are done; what stands first
 * begins first. Parents that are none of the things do not count. Ends when all works have ended; after an error none is
 * begun any more, and the first one is thrown.
 */
export async function runInOrder<T extends Dependent>(
  things: readonly T[],
  most: number,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const open = new Set(things.map(({ name }) => name));
  const waiting = new Set(things);
  const running = new Map<T, Promise<void>>();
  const errors: unknown[] = [];
  const begin = (thing: T) => {
    waiting.delete(thing);
    const run = work(thing)
      .catch((error: unknown) => void errors.push(error))
      .finally(() => {
        open.delete(thing.name);
        running.delete(thing);
      });
    running.set(thing, run);
  };
  for (;;) {
    for (const thing of errors.length > 0 ? [] : waiting) {
      if (running.size >= most) break;
      if (!thing.parents.some(parent => open.has(parent))) begin(thing);
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  if (errors.length > 0) throw errors[0];
}
