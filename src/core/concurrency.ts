// Enough to keep the disk busy, few enough to keep open files and memory bounded.
const atOnce = 32;

/** Works on all items, some of them at once, and gives the results in their order; the first error ends it. */
export async function mapAtOnce<T, R>(
  items: readonly T[],
  signal: AbortSignal,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const walk = async () => {
    for (const [i, item] of waiting) {
      signal.throwIfAborted();
      results[i] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, walk));
  return results;
}
