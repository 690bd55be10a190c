import { known, whenKnown, type Answer } from '../../core/look-up.ts';
import type { CacheEntry } from '../github/rows.ts';

/** The key that the cache service gives for each prefix, undefined where it has none: the nearest ref decides, then the whole key, then the newest. */
export function chooseKeys(
  entries: readonly CacheEntry[],
  prefixes: readonly string[],
  refs: readonly string[],
): (string | undefined)[] {
  const places = refs.map(ref => orderKeys(entries.filter(entry => entry.ref === ref)));
  return prefixes.map(prefix => {
    for (const { keys, all } of places) {
      const found = all.has(prefix) ? prefix : keys.find(key => key.startsWith(prefix));
      if (found !== undefined) return found;
    }
    return undefined;
  });
}

function orderKeys(entries: readonly CacheEntry[]): { keys: readonly string[]; all: ReadonlySet<string> } {
  const keys = [...entries].sort((a, b) => b.created - a.created || b.id - a.id).map(({ key }) => key);
  return { keys, all: new Set(keys) };
}

/**
 * The entries of the one version that this machine can read, found by asking for one entry of each version; undefined
 * where that does not tell them apart. The version depends on the programs for compression that a machine has.
 */
export async function keepOwnVersion(
  entries: readonly CacheEntry[],
  isThere: (key: string) => Promise<Answer<boolean>>,
): Promise<Answer<readonly CacheEntry[] | undefined>> {
  const versions = Map.groupBy(entries, ({ version }) => version);
  for (const own of versions.values()) {
    const others = new Set(entries.filter(entry => entry.version !== own[0]?.version).map(({ key }) => key));
    const sample = own.find(({ key }) => !others.has(key));
    if (!sample) return known(undefined);
    const there = await isThere(sample.key);
    if (!there.known || there.value) return whenKnown(there, () => own);
  }
  return known([]);
}

/** What all of the texts begin with. */
export function commonPrefix(texts: readonly string[]): string {
  const [first = ''] = texts;
  let length = first.length;
  for (const text of texts) while (!text.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
