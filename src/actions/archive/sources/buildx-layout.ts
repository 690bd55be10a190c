import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { ImageBlobs, LayerBlob } from '../../../archive/format/image-blobs.ts';
import { readOciLayoutImages } from '../../../archive/format/oci-layout-images.ts';
import { unpackOciLayout } from '../../../archive/format/oci-layout.ts';
import type { BuildxBuild } from '../../../build/buildx/request.ts';
import { buildWithBuildx } from '../../../build/buildx/run.ts';
import { formatBytes } from '../../../core/format.ts';
import { openPartialFolder } from '../../../core/partial-file.ts';
import { Progress } from '../../../core/progress.ts';
import { shortId } from '../../../image/name.ts';
import { formatPlatform } from '../../../image/platform.ts';
import { archiveBlobs, reuseCopies, type ArchivedImage } from '../archived-image.ts';
import type { ArchiveContext } from '../context.ts';

type LayoutImages = Awaited<ReturnType<typeof readOciLayoutImages>>;

/** Builds into an OCI layout, and archives the image of each platform, without an engine. */
export async function archiveFromLayout(
  build: Omit<BuildxBuild, 'output'>,
  context: ArchiveContext,
): Promise<ArchivedImage[]> {
  await using folder = await openPartialFolder(context.stores.dir);
  const images = await context.stage(
    'Build',
    () => buildLayout(build, folder.path, context),
    built => built.map(({ platform, configDigest }) => `${formatPlatform(platform)} ${configDigest}`).join(', '),
  );
  return await context.stage(
    'Save',
    () => archiveAll(images, context),
    archived => archived.map(({ ready }) => formatBytes(ready.size)).join(', '),
  );
}

async function buildLayout(
  build: Omit<BuildxBuild, 'output'>,
  dir: string,
  { request, log, signal }: ArchiveContext,
): Promise<LayoutImages> {
  using progress = new Progress(log, 'taking the image from the builder');
  const unpack = (output: Readable, reading: AbortSignal, touch: () => void) => {
    const onBytes = (count: number) => {
      progress.add(count);
      touch();
    };
    return unpackOciLayout(output, { dir, onBytes, signal: reading });
  };
  const output = `type=oci,dest=-,compression=${request.compression},compression-level=${request.level}`;
  const { taken } = await buildWithBuildx({ ...build, output }, unpack, log, signal);
  return await readOciLayoutImages(taken);
}

async function archiveAll(images: LayoutImages, context: ArchiveContext): Promise<ArchivedImage[]> {
  const [first, ...others] = images;
  if (others.length === 0) {
    // No other archive needs its layers.
    const removeLayer = ({ location }: LayerBlob) => rm(location.path, { force: true });
    return [await archiveOne(first.whole, first.configDigest, context, removeLayer)];
  }
  const archived: ArchivedImage[] = [];
  for (const { platform, alone, configDigest } of images) {
    context.log.info(`For ${formatPlatform(platform)} alone, without attestations`);
    archived.push(await archiveOne(alone, configDigest, context));
  }
  if (!context.request.combinePlatforms) return archived;
  context.log.info(`For all ${images.length} platforms, with attestations where there are any`);
  return [...archived, await archiveOne(first.whole, first.whole.top.digest, context)];
}

/** Archives one image of the layout; `digest` is what the archive is named by. */
async function archiveOne(
  image: ImageBlobs,
  digest: string,
  context: ArchiveContext,
  onCopied?: (layer: LayerBlob) => Promise<void>,
): Promise<ArchivedImage> {
  const copies = await context.index.locate(shortId(digest));
  const result = (await reuseCopies(copies, context)) ?? (await archiveBlobs(image, copies, context, onCopied));
  return { ...result, source: 'build', imageid: digest, digest: '' };
}
