import type { LayerFacts } from '../archive/format/facts.ts';
import type { LayerBlob } from '../archive/format/image-blobs.ts';
import { locateBlob, recordedContent } from '../archive/format/image-blobs.ts';
import type { ReadyArchive } from './store.ts';
import { findStoredLayers } from './stored-layers.ts';

/**
 * Finds the wanted layers that archives in the folder hold as they are, under their digest and under that of the
 * unpacked layer. They are verified when they are read.
 */
export async function findKnownLayers(
  archives: readonly Pick<ReadyArchive, 'archive' | 'path' | 'metadata'>[],
  wanted: (layer: LayerFacts) => boolean,
): Promise<Map<string, LayerBlob>> {
  const known = new Map<string, LayerBlob>();
  for (const archive of archives) {
    const isNew = (layer: LayerFacts) => wanted(layer) && !known.has(layer.digest);
    if (!archive.metadata.layers.some(isNew)) continue;
    // The layers of a file that is gone or damaged are taken from elsewhere.
    const stored = await findStoredLayers(archive).catch(() => []);
    for (const { layer, start } of stored.filter(each => isNew(each.layer))) {
      const { digest, size } = layer;
      const location = await locateBlob(archive.path, start, false);
      const blob = { digest, size, location, unpacked: recordedContent(layer) };
      known.set(digest, blob);
      known.set(layer.diff_id, blob);
    }
  }
  return known;
}
