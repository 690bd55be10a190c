import { rm } from 'node:fs/promises';
import { checkDiskSpace, spaceForSaving } from '../../../archive/disk-space.ts';
import { locateBlob, type ImageBlobs, type LayerBlob } from '../../../archive/format/image-blobs.ts';
import { formatBytes } from '../../../core/format.ts';
import { openPartialFolder } from '../../../core/partial-file.ts';
import { shortId } from '../../../image/name.ts';
import { RegistryClient } from '../../../registry/client.ts';
import {
  fetchImage,
  fetchManifest,
  type FetchedImage,
  type ImageRequest,
  type FoundImage,
} from '../../../registry/pull.ts';
import { findKnownLayers } from '../../../stores/known-layers.ts';
import { archiveBlobs, reuseCopies, type ArchivedImage, type ArchiveResult } from '../archived-image.ts';
import type { ArchiveContext } from '../context.ts';

/** Archives an image straight from its registry, without an engine. */
export async function archiveFromRegistry(context: ArchiveContext): Promise<ArchivedImage> {
  const { request, plan, registries, stage, log, signal } = context;
  const { image, platform, retries, idleTimeout } = request;
  using client = new RegistryClient(image, await registries());
  const order = { image, tag: plan.tag, platform, retries, idleTimeout };
  const found = await stage(
    'Look up',
    () => fetchManifest(client, order, log, signal),
    result => result.configDigest,
  );
  const result = await stage(
    'Fetch',
    () => fetchArchive(client, order, found, context),
    ({ ready, updated }) => (updated ? formatBytes(ready.size) : 'nothing to fetch'),
  );
  const digest = image.digest ?? found.indexDigest ?? found.manifestDigest;
  return { ...result, source: 'registry', imageid: found.configDigest, digest, platforms: found.platforms };
}

async function fetchArchive(
  client: RegistryClient,
  order: ImageRequest,
  found: FoundImage,
  context: ArchiveContext,
): Promise<ArchiveResult> {
  const { request, index, stores, log, signal } = context;
  const copies = await index.locate(shortId(found.configDigest));
  const reused = await reuseCopies(copies, context);
  if (reused) return reused;
  const archives = request.force ? [] : await index.described();
  const known = await findKnownLayers(archives, ({ digest }) => found.layers.some(layer => layer.digest === digest));
  await checkDiskSpace(stores.dir, spaceForSaving(found.layers.reduce((sum, layer) => sum + layer.size, 0)), log);
  await using folder = await openPartialFolder(stores.dir);
  const layerFolder = { ...order, dir: folder.path, isKnown: (digest: string) => known.has(digest) };
  const fetched = await fetchImage(client, layerFolder, found, log, signal);
  return await archiveBlobs(await toBlobs(fetched, known), copies, context, removeFetched);
}

/** Removes a layer that is in the archive now, unless it lies in another archive. */
async function removeFetched({ location }: LayerBlob): Promise<void> {
  if (location.verified) await rm(location.path, { force: true });
}

async function toBlobs(image: FetchedImage, known: ReadonlyMap<string, LayerBlob>): Promise<ImageBlobs> {
  const { config, configDigest, manifest, manifestDigest, manifestType } = image;
  const layers = image.layers.map(async ({ digest, size, path = '' }) => {
    return known.get(digest) ?? { digest, size, location: await locateBlob(path, 0, true) };
  });
  return {
    config: { digest: configDigest, mediaType: '', content: config },
    layers: await Promise.all(layers),
    top: { digest: manifestDigest, mediaType: manifestType, content: manifest },
    others: [],
  };
}
