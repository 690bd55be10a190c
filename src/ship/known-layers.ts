import { open } from 'node:fs/promises';
import type { LayerBlob } from '../export/blob-image.ts';
import { magicLength, packingOf } from '../pack/packing.ts';
import type { ReadyArchive } from './stock.ts';
import { findStoredLayers, type StoredLayer } from './stored-layers.ts';

/**
 * The layers of an image that archives in the folder hold as they are, under the digest they are stored by and under
 * that of the unpacked layer. Whether they are whole is proved when they are read.
 */
export async function findKnownLayers(
  archives: readonly ReadyArchive[],
  diffIds: readonly string[],
): Promise<Map<string, LayerBlob>> {
  const known = new Map<string, LayerBlob>();
  for (const archive of archives) {
    const wanted = diffIds.filter(id => !known.has(id));
    if (!archive.metadata.layers.some(({ diff_id }) => wanted.includes(diff_id))) continue;
    // A file that is gone or damaged has nothing to give; the engine sends the layers then.
    const stored = await findStoredLayers(archive).catch(() => []);
    for (const each of stored.filter(({ layer }) => wanted.includes(layer.diff_id))) {
      const blob = await describeBlob(archive.path, each);
      known.set(each.layer.digest, blob);
      known.set(each.layer.diff_id, blob);
    }
  }
  return known;
}

async function describeBlob(path: string, { layer: { digest, size }, start }: StoredLayer): Promise<LayerBlob> {
  await using file = await open(path);
  const { buffer } = await file.read({ buffer: Buffer.alloc(magicLength), position: start });
  return { digest, size, place: { path, offset: start, packing: packingOf(buffer), proved: false } };
}
