import type { Dependent } from '../graph.ts';

/**
 * Works on things side by side, at most `concurrency` at once, each as soon as its parents are done and in the given
 * order. Parents that are not among the things are ignored. After an error nothing more is started; the first error is
 * thrown when all running work has ended.
 */
export async function runInOrder<T extends Dependent>(
  things: readonly T[],
  concurrency: number,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const unfinished = new Set(things.map(({ name }) => name));
  const waiting = new Set(things);
  const running = new Map<T, Promise<void>>();
  const errors: unknown[] = [];
  const start = (thing: T) => {
    waiting.delete(thing);
    const run = work(thing)
      .catch((error: unknown) => void errors.push(error))
      .finally(() => {
        unfinished.delete(thing.name);
        running.delete(thing);
      });
    running.set(thing, run);
  };
  for (;;) {
    for (const thing of errors.length > 0 ? [] : waiting) {
      if (running.size >= concurrency) break;
      if (!thing.parents.some(parent => unfinished.has(parent))) start(thing);
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  if (errors.length > 0) throw errors[0];
}
