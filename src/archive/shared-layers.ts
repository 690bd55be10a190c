import pMap from 'p-map';
import type { Engine } from '../docker/engine.ts';
import type { LayerFacts } from './format/facts.ts';

// An engine may have thousands of images.
const concurrency = 8;

/** How many of an image's layers, counted from the lowest, another image also has. */
export function countSharedLayers(layers: readonly string[], others: readonly (readonly string[])[]): number {
  const counts = others.map(other => {
    const differs = layers.findIndex((layer, i) => layer !== other[i]);
    return differs < 0 ? layers.length : differs;
  });
  return Math.max(0, ...counts);
}

/**
 * The paths of the layers that the engine has already, on top of the same layers. Only the classic store accepts an
 * archive without them; the containerd store would show the image as loaded whether it has the layers or not.
 */
export async function findSharedLayers(
  engine: Engine,
  layers: readonly LayerFacts[],
  signal: AbortSignal,
): Promise<Set<string>> {
  if (layers.length === 0 || (await engine.usesContainerd())) return new Set();
  const images = await engine.list(signal);
  const readLayers = async ({ id }: { id: string }) => (await engine.inspect(id))?.layers ?? [];
  const others = await pMap(images, readLayers, { concurrency, signal });
  const diffIds = layers.map(layer => layer.diff_id);
  const count = countSharedLayers(diffIds, others);
  // A member that a higher layer needs as well is sent.
  const needed = new Set(layers.slice(count).map(({ path }) => path));
  const shared = layers.slice(0, count).map(({ path }) => path);
  return new Set(shared.filter(path => !needed.has(path)));
}
