import { samePlatform, type Platform } from '../image/platform.ts';
import { isIndexType, type IndexEntry } from './documents.ts';
import { unsupported } from './fetch-error.ts';
import type { Fetch } from './fetch.ts';
import { readManifest, type FetchedManifest } from './manifest.ts';

// Builders nest once: an index of platforms, each of which is an index of an image and its attestation.
const deepest = 3;

/**
 * The entries of an index, with those of the indexes in it that can have an image for the platform asked for; an index
 * for another platform stays an entry. Without a platform, only indexes that name none are read.
 */
export async function flattenIndex(
  fetch: Fetch,
  index: readonly IndexEntry[],
  asked: Platform | undefined,
  depth = 1,
): Promise<IndexEntry[]> {
  const flat: IndexEntry[] = [];
  for (const entry of index) {
    if (!isIndexType(entry.mediaType) || !mayHave(entry, asked)) flat.push(entry);
    else if (depth === deepest) throw unsupported(fetch.what, `nests indexes more than ${deepest} deep`);
    else {
      const { index: nested = [] } = await readEntry(fetch, entry);
      const named = nested.map(child => ({ ...child, platform: child.platform ?? entry.platform }));
      flat.push(...(await flattenIndex(fetch, named, asked, depth + 1)));
    }
  }
  return flat;
}

/** Fetches what an entry of an index leads to; `PULL_UNSUPPORTED` when that is of another type than the index says. */
export async function readEntry(fetch: Fetch, { digest, size, mediaType }: IndexEntry): Promise<FetchedManifest> {
  const read = await readManifest(fetch, digest, { digest, size });
  if (read.mediaType === mediaType) return read;
  throw unsupported(fetch.what, `has a manifest of the type ${read.mediaType} that its index lists as ${mediaType}`);
}

function mayHave({ platform }: IndexEntry, asked: Platform | undefined): boolean {
  return platform === undefined || (asked !== undefined && samePlatform(platform, asked));
}
