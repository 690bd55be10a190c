import type { RawPath } from '../../core/raw-path.ts';
import type { ContextEntry } from './tree.ts';

/** Finds the entries that are other names of an earlier file, each with the path of the first name. */
export function findHardLinks(entries: readonly ContextEntry[]): ReadonlyMap<ContextEntry, RawPath> {
  const first = new Map<string, RawPath>();
  const links = new Map<ContextEntry, RawPath>();
  for (const entry of entries) {
    if (entry.inode === undefined) continue;
    const target = first.get(entry.inode);
    if (target === undefined) first.set(entry.inode, entry.path);
    else links.set(entry, target);
  }
  return links;
}
