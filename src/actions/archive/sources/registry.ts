import { rm } from 'node:fs/promises';
import { openCredentials } from './build.ts';
import { RegistryClient } from '../../../registry/client.ts';
import { fetchImage, fetchManifest, type FetchedImage, type FoundImage } from '../../../registry/pull.ts';
import type { ImageBlobs, LayerBlob } from '../../../archive/format/image-blobs.ts';
import { locateBlob } from '../../../archive/format/image-blobs.ts';
import { saveBlobs } from '../../../archive/save.ts';
import { contextOf, takeArchive, type Obtained, type ObtainedImage } from '../archived-image.ts';
import { openPartialFolder } from '../../../core/partial-file.ts';
import { shortId } from '../../../image/name.ts';
import { spaceForSaving } from '../../../archive/disk-space.ts';
import { formatBytes } from '../../../core/format.ts';
import { findKnownLayers } from '../../../stores/known-layers.ts';
import { checkDiskSpace } from '../../../archive/disk-space.ts';
import { writeSidecar } from '../../../stores/sidecar.ts';
import type { ExistingCopies } from '../../../stores/archive-index.ts';
import type { ArchiveContext } from '../context.ts';

/** Gets the archive of an image straight from its registry, without an engine. */
export async function obtainFetched(step: ArchiveContext): Promise<ObtainedImage> {
  const { inputs, plan, environment } = step;
  const credentials = await openCredentials(step);
  using client = new RegistryClient(inputs.image, { credentials, env: environment.env });
  const { idleTimeout } = inputs;
  const order = { idleTimeout, image: inputs.image, tag: plan.tag, platform: inputs.platform, retries: inputs.retries };
  const found = await step.stage(
    'Look up',
    () => fetchManifest(client, order, step.log, step.signal),
    result => result.configDigest,
  );
  const obtained = await step.stage(
    'Fetch',
    async () => {
      const where = await step.index.locate(shortId(found.configDigest));
      return (await takeArchive(where, step)) ?? (await fetchArchive(client, { ...order, found, where }, step));
    },
    ({ ready, updated }) => (updated ? formatBytes(ready.size) : 'nothing to fetch'),
  );
  const digest = inputs.image.digest ?? found.indexDigest ?? found.manifestDigest;
  return { ...obtained, source: 'registry', imageid: found.configDigest, digest, platforms: found.platforms };
}

type Order = Parameters<typeof fetchManifest>[1] & { readonly found: FoundImage; readonly where: ExistingCopies };

// The layers wait in a folder of their own, and each goes when it is in the archive.
async function fetchArchive(client: RegistryClient, order: Order, step: ArchiveContext): Promise<Obtained> {
  const { index, stores, log, signal } = step;
  const { found, where } = order;
  const archives = await index.described();
  const known = await findKnownLayers(archives, ({ digest }) => found.layers.some(layer => layer.digest === digest));
  await checkDiskSpace(stores.dir, spaceForSaving(found.layers.reduce((sum, layer) => sum + layer.size, 0)), log);
  await using folder = await openPartialFolder(stores.dir);
  const isKnown = (digest: string) => known.has(digest);
  const fetched = await fetchImage(client, { ...order, dir: folder.path, isKnown }, found, log, signal);
  const saved = await saveBlobs(await toBlobs(fetched, known), found.configDigest, contextOf(step), onCopied);
  return { ready: await writeSidecar(saved), where, updated: true, because: 'this image was not archived yet' };
}

async function onCopied({ location }: LayerBlob): Promise<void> {
  if (location.verified) await rm(location.path, { force: true });
}

async function toBlobs(image: FetchedImage, known: ReadonlyMap<string, LayerBlob>): Promise<ImageBlobs> {
  const { config, configDigest: digest, manifest, manifestDigest, manifestType } = image;
  const layers = image.layers.map(async layer => {
    const { digest, size, path } = layer;
    return known.get(digest) ?? { digest, size, location: await locateBlob(path ?? '', 0, true) };
  });
  return {
    config: { digest, mediaType: '', content: config },
    layers: await Promise.all(layers),
    top: { digest: manifestDigest, mediaType: manifestType, content: manifest },
    others: [],
  };
}
