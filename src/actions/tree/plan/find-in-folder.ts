import type { ArchiveName } from '../../../image/name.ts';
import type { FolderStore } from '../../../stores/folder.ts';
import { archiveNameOf } from '../archive-name.ts';
import { inputsLabel } from '../read/fingerprint.ts';
import type { TreeImage } from '../read/image.ts';
import type { FoundCopy } from './initial-state.ts';

/** Finds the archives that the archive folder has of images in their current versions, by the names of the images. */
export async function findInFolder(
  folder: FolderStore,
  images: readonly Pick<TreeImage, 'name' | 'version' | 'label'>[],
): Promise<Map<string, FoundCopy[]>> {
  const byArchive = new Map(images.map(image => [`${archiveNameOf(image)}_${image.version}`, image.name]));
  const imageOf = ({ name, version }: ArchiveName) => byArchive.get(`${name}_${version}`);
  const stored = await folder.list({ accept: archive => imageOf(archive) !== undefined });
  const copies = new Map<string, FoundCopy[]>();
  for (const { archive, metadata } of stored.value) {
    const name = imageOf(archive) ?? '';
    copies.set(name, [...(copies.get(name) ?? []), { archive, inputs: metadata?.labels[inputsLabel] }]);
  }
  return copies;
}
