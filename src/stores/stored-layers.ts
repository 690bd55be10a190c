import { findStoredTar } from '../archive/format/archive-file.ts';
import type { LayerFacts } from '../archive/format/facts.ts';
import type { ReadyArchive } from './store.ts';

/** A layer as it lies in an archive file. */
export interface StoredLayer {
  readonly layer: LayerFacts;
  /** Bytes of the file before it. */
  readonly start: number;
}

/** Finds the layers that an archive file holds as they are; none where its whole tar is compressed. Throws `ZIP_*`. */
export async function findStoredLayers({
  archive,
  path,
  metadata,
}: Pick<ReadyArchive, 'archive' | 'path' | 'metadata'>): Promise<StoredLayer[]> {
  const layers = metadata.layers.filter(({ offset }) => offset !== undefined);
  if (archive.archfmt !== 'zip' || layers.length === 0) return [];
  const tar = await findStoredTar(path);
  return tar ? layers.map(layer => ({ layer, start: tar.start + (layer.offset ?? 0) })) : [];
}
