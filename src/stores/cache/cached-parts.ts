import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WholeArchiveNeeded, type PartialArchive } from '../../archive/partial-archive.ts';
import type { RangeReader } from '../../core/byte-source.ts';
import { messageOf } from '../../core/errors.ts';
import { readFileRange } from '../../core/file-range.ts';
import type { CacheEntries, OpenEntries } from './entries.ts';
import { layerKey } from './keys.ts';
import type { ArchivePart, ArchiveParts } from './parts.ts';
import { isFile, layerFile, ownFile, unstageArchive } from './staged-files.ts';

/**
 * Does something with an archive of the cache, whose layers are fetched when they are read, side by side. Throws
 * `WholeArchiveNeeded` where the cache does not have all that is read, so that fetching the archive shows what is
 * wrong; also where its entry holds the whole archive, which is moved to `to` before `onWhole` is called.
 */
export function useCachedParts<T>(
  entries: CacheEntries,
  key: string,
  { to, onWhole }: { readonly to: string; readonly onWhole: () => void },
  use: (archive: PartialArchive) => Promise<T>,
): Promise<T> {
  return entries.together(async opened => {
    const own = join(opened.folder, ownFile);
    const parts = await unstageArchive(await fetchEntry(opened, key), to, own);
    if (parts === 'whole') {
      onWhole();
      throw new WholeArchiveNeeded('the actions cache holds it in one piece');
    }
    if (parts === 'none') throw new WholeArchiveNeeded(`the actions cache gave no archive for ${key}`);
    return use(new CachedParts(to, parts, own, opened));
  });
}

/** An archive whose layers are entries of the cache. */
class CachedParts implements PartialArchive {
  readonly path: string;
  readonly size: number;
  readonly #own: string;
  readonly #parts: readonly LocatedPart[];
  readonly #entries: OpenEntries;
  // By digest.
  readonly #layers = new Map<string, Promise<string>>();
  #fetched: number;

  /** `own` is the file of the bytes between the layers. */
  constructor(path: string, { parts, size }: ArchiveParts, own: string, entries: OpenEntries) {
    this.path = path;
    this.size = size;
    this.#own = own;
    this.#parts = locateParts(parts);
    this.#entries = entries;
    this.#fetched = parts.reduce((sum, part) => sum + (part.layer === undefined ? part.size : 0), 0);
  }

  fetched(): number {
    return this.#fetched;
  }

  readonly read: RangeReader = (offset, size) => this.#read(offset, offset + size);

  async *#read(start: number, end: number): AsyncGenerator<Buffer> {
    for (const part of this.#parts) {
      const [from, to] = [Math.max(start, part.start), Math.min(end, part.start + part.size)];
      if (from < to) yield* this.#readPart(part, from - part.start, to - from, start < from || to < end);
    }
  }

  // The search for the end of a zip file also covers what comes before it.
  async *#readPart(part: LocatedPart, from: number, size: number, isAmongOthers: boolean): AsyncGenerator<Buffer> {
    const { layer, offset } = part;
    if (layer !== undefined && isAmongOthers) {
      yield Buffer.alloc(size);
      return;
    }
    const path = layer === undefined ? this.#own : await this.#fetch(layer, part.size);
    yield* readFileRange({ path, offset: offset + from, size });
  }

  #fetch(layer: string, size: number): Promise<string> {
    const fetching = this.#layers.get(layer) ?? this.#fetchLayer(layer, size);
    this.#layers.set(layer, fetching);
    return fetching;
  }

  async #fetchLayer(layer: string, size: number): Promise<string> {
    const path = join(await fetchEntry(this.#entries, layerKey(layer)), layerFile(layer));
    if (!(await isFile(path)) || (await stat(path)).size !== size)
      throw new WholeArchiveNeeded(`the actions cache has lost a layer, ${layerKey(layer)}`);
    this.#fetched += size;
    return path;
  }
}

async function fetchEntry(entries: OpenEntries, key: string): Promise<string> {
  const staging = await entries.fetch(key).catch((error: unknown) => {
    throw new WholeArchiveNeeded(messageOf(error), error);
  });
  if (staging === undefined) throw new WholeArchiveNeeded(`the actions cache did not give ${key}`);
  return staging;
}

interface LocatedPart extends ArchivePart {
  /** Where it begins in the archive. */
  readonly start: number;
  /** Where it begins in its file. */
  readonly offset: number;
}

function locateParts(parts: readonly ArchivePart[]): LocatedPart[] {
  let [start, own] = [0, 0];
  return parts.map(part => {
    const located = { ...part, start, offset: part.layer === undefined ? own : 0 };
    start += part.size;
    if (part.layer === undefined) own += part.size;
    return located;
  });
}
