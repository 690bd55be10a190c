import { open } from 'node:fs/promises';
import type { LayerBlob } from '../export/blob-image.ts';
import type { LayerFacts } from '../export/members.ts';
import { magicLength, packingOf } from '../pack/packing.ts';
import { openZip } from '../pack/unzip.ts';
import { formatName } from '../plan/name.ts';
import type { ReadyArchive } from './stock.ts';

/**
 * The layers of an image that archives in the folder hold as they are, under the digest they are stored by and under
 * that of the unpacked layer. Whether they are whole is proved when they are read.
 */
export async function findKnownLayers(
  archives: readonly ReadyArchive[],
  diffIds: readonly string[],
): Promise<Map<string, LayerBlob>> {
  const known = new Map<string, LayerBlob>();
  for (const { archive, path, metadata } of archives) {
    const wanted = metadata.layers.filter(
      ({ diff_id, offset }) => diffIds.includes(diff_id) && !known.has(diff_id) && offset !== undefined,
    );
    if (archive.archfmt !== 'zip' || wanted.length === 0) continue;
    const member = formatName({ ...archive, archfmt: 'docker' });
    for (const [layer, blob] of await readLayers(path, member, wanted).catch(() => [])) {
      known.set(layer.digest, blob);
      known.set(layer.diff_id, blob);
    }
  }
  return known;
}

// A file that is gone or damaged has nothing to give; the engine sends the layers then.
async function readLayers(
  path: string,
  member: string,
  layers: readonly LayerFacts[],
): Promise<[LayerFacts, LayerBlob][]> {
  await using zip = await openZip(path);
  const start = await zip.findStored(member);
  if (start === undefined) return [];
  await using file = await open(path);
  return await Promise.all(
    layers.map(async layer => {
      const offset = start + (layer.offset ?? 0);
      const { buffer } = await file.read({ buffer: Buffer.alloc(magicLength), position: offset });
      const place = { path, offset, packing: packingOf(buffer), proved: false };
      return [layer, { digest: layer.digest, size: layer.size, place }] satisfies [LayerFacts, LayerBlob];
    }),
  );
}
