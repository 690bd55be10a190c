import { inputsPrefix, parseInputsKey } from '../../../stores/cache/inputs-key.ts';
import { cacheKey, nameOf, type ArchiveName } from '../../../image/name.ts';
import { parseReference } from '../../../image/reference.ts';
import type { CacheEntries } from '../../../stores/cache/entries.ts';
import { FolderStore } from '../../../stores/folder.ts';
import { inputsLabel } from '../read/fingerprint.ts';
import type { FoundCopy } from './initial-state.ts';
import type { TreeImage } from '../read/tree.ts';

type Wanted = Pick<TreeImage, 'name' | 'version' | 'label' | 'inputs'>;

/** What the archive folder has of images, in the versions of the tree, by their short names. */
export async function findInFolder(
  dir: string,
  images: readonly Wanted[],
  signal: AbortSignal,
): Promise<Map<string, FoundCopy[]>> {
  const byArchive = new Map(images.map(image => [`${archiveNameOf(image)}_${image.version}`, image.name]));
  const accept = ({ name, version }: ArchiveName) => byArchive.has(`${name}_${version}`);
  const copies = new Map<string, FoundCopy[]>();
  for (const { archive, metadata } of await new FolderStore({ dir, signal }).list({ accept })) {
    const name = byArchive.get(`${archive.name}_${archive.version}`) ?? '';
    const inputs = metadata?.labels[inputsLabel];
    copies.set(name, [...(copies.get(name) ?? []), { archive, ...(inputs !== undefined && { inputs }) }]);
  }
  return copies;
}

// The cache service is asked for so many at once.
const atOnce = 50;

/** The archives that the actions cache has of images, built from the very same, by their short names. */
export async function findInCache(entries: CacheEntries, images: readonly Wanted[]): Promise<Map<string, ArchiveName>> {
  const found = new Map<string, ArchiveName>();
  for (let at = 0; at < images.length; at += atOnce) {
    const some = images.slice(at, at + atOnce);
    const markers = await entries.find(some.map(({ inputs }) => inputsPrefix(inputs)));
    const archived = some.flatMap(({ name }, i) => {
      const archive = parseInputsKey(markers[i] ?? '');
      return archive ? [{ name, archive, key: cacheKey(archive) }] : [];
    });
    // Each of the two goes when the cache is full.
    const keys = await entries.find(archived.map(({ key }) => key));
    archived.filter(({ key }, i) => keys[i] === key).forEach(({ name, archive }) => found.set(name, archive));
  }
  return found;
}

/** The name that archives of an image have. */
export function archiveNameOf({ label, name }: Pick<Wanted, 'label' | 'name'>): string {
  return nameOf(parseReference(label)?.path ?? name);
}
