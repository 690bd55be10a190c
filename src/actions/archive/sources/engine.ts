import { findConfigDigest } from '../../../archive/config-digest.ts';
import { compressArchive } from '../../../archive/convert.ts';
import { isFor } from '../../../archive/format/metadata.ts';
import { checkDiskSpace, spaceForSaving } from '../../../archive/disk-space.ts';
import { saveImage } from '../../../archive/save.ts';
import { machineStays } from '../../../core/environment.ts';
import { messageOf } from '../../../core/errors.ts';
import { formatBytes } from '../../../core/format.ts';
import type { Engine } from '../../../docker/engine.ts';
import type { EngineImage } from '../../../docker/image.ts';
import { shortId } from '../../../image/name.ts';
import type { Platform } from '../../../image/platform.ts';
import type { RegistryData } from '../../../registry/look-up.ts';
import type { ExistingCopies } from '../../../stores/archive-index.ts';
import { findKnownLayers } from '../../../stores/known-layers.ts';
import { describeSaved, removeArchive } from '../../../stores/sidecar.ts';
import { reuseCopies, toSaveContext, whyNew, type ArchivedImage, type ArchiveResult } from '../archived-image.ts';
import { checkImage } from '../check.ts';
import type { ArchiveContext } from '../context.ts';
import type { EngineSource } from '../request.ts';
import { acquireByBuild, chooseBuild } from './build.ts';
import { acquireByBuildx } from './buildx.ts';
import { acquireLocal } from './local.ts';
import { acquireByPull } from './pull.ts';
import { acquireByS2i, showS2iUsage } from './s2i.ts';

/** An image in the engine, and what its registry said about it if it was asked. */
export interface AcquiredImage extends EngineImage {
  readonly registry?: RegistryData;
}

const stages = { build: 'Build', pull: 'Pull', local: 'Find', s2i: 'Build' };

/** Builds, pulls or finds the image in the engine, checks it there, and saves it. */
export async function archiveFromEngine(source: EngineSource, context: ArchiveContext): Promise<ArchivedImage[]> {
  const { request, stage } = context;
  if (request.s2i?.usage) await stage('Usage', () => showS2iUsage(context));
  const engine = await context.engine();
  const builder = source === 'build' ? chooseBuild(engine, context).builder : undefined;
  if (builder === 'buildx') {
    const built = await acquireByBuildx(engine, context);
    return 'archives' in built ? built.archives : [await checkAndSave(engine, built.image, source, context)];
  }
  const acquire = {
    build: () => acquireByBuild(engine, builder === 'buildkit', context),
    pull: () => acquireByPull(engine, context),
    local: () => acquireLocal(engine, context),
    s2i: () => acquireByS2i(engine, context),
  };
  const image = await stage<AcquiredImage>(stages[source], acquire[source], ({ id }) => id);
  if (source !== 'build') await context.held.hold(engine, image.id);
  return [await checkAndSave(engine, image, source, context)];
}

async function checkAndSave(
  engine: Engine,
  image: AcquiredImage,
  source: EngineSource,
  context: ArchiveContext,
): Promise<ArchivedImage> {
  await context.running.use(image.id);
  const checks = await checkImage(engine, image, context);
  const result = await context.stage('Save', () => saveOrReuse(engine, image, source, context), sizesOf);
  const own = image.digests.find(each => each.startsWith(`${context.request.image.repository}@`));
  const digest = image.registry?.digest ?? own?.split('@')[1] ?? '';
  return { ...result, source, imageid: image.id, digest, checks, platforms: image.registry?.platforms };
}

async function saveOrReuse(
  engine: Engine,
  image: EngineImage,
  origin: EngineSource,
  context: ArchiveContext,
): Promise<ArchiveResult> {
  const { request, environment, index, stores, log, signal } = context;
  const archives = request.force ? [] : await index.described();
  const { platform, platforms } = await choosePlatforms(engine, image, origin, context);
  const archived = archives.find(({ metadata }) => metadata.docker_id === image.id && isFor(metadata, platforms));
  const configDigest =
    archived?.metadata.config_digest ?? (await findConfigDigest(engine, image, platform, log, signal));
  const imageid = archived?.metadata.imageid ?? (configDigest && shortId(configDigest));
  const copies = imageid === undefined ? undefined : await index.locate(imageid);
  if (configDigest !== undefined && copies && !request.force) {
    const reused = (await compressBare(copies, image, configDigest, context)) ?? (await reuseCopies(copies, context));
    if (reused) return reused;
  }
  const known = await findKnownLayers(archives, layer => image.layers.includes(layer.diff_id));
  await checkDiskSpace(stores.dir, spaceForSaving(image.size), log);
  const source = { engine, image, configDigest, platform, known, stays: machineStays(environment) };
  const saved = await saveImage(source, toSaveContext(context));
  return {
    ready: await describeSaved(saved, signal),
    copies: copies ?? (await index.locate(saved.archive.imageid)),
    updated: true,
    because: whyNew(context),
  };
}

/** Which platforms of an image are archived, and which one to ask for if the engine has others as well. */
interface SavedPlatforms {
  readonly platform: Platform | undefined;
  readonly platforms: readonly Platform[];
}

// What is pulled is for one platform, whatever an earlier pull brought; a local image is saved as a whole, as by docker
// save.
async function choosePlatforms(
  engine: Engine,
  image: EngineImage,
  origin: EngineSource,
  { request }: ArchiveContext,
): Promise<SavedPlatforms> {
  const available = await engine.platforms(image.id);
  if (available.length < 2) return { platform: undefined, platforms: [image.platform] };
  const platform = request.platform ?? (origin === 'pull' ? image.platform : undefined);
  return { platform, platforms: platform ? [platform] : available };
}

/** Makes the archive from a bare tar of the same image in the folder, which saves the engine's export. */
async function compressBare(
  copies: ExistingCopies,
  image: EngineImage,
  configDigest: string,
  context: ArchiveContext,
): Promise<ArchiveResult | undefined> {
  if (copies.file || !copies.bare || context.request.format === 'docker') return undefined;
  const { path } = copies.bare;
  try {
    const saved = await compressArchive(path, { id: image.id, configDigest }, toSaveContext(context));
    const ready = await describeSaved(saved, context.signal);
    await removeArchive(copies.bare);
    return { ready, copies, updated: true, because: 'this very image was archived as a bare tar, compressed now' };
  } catch (error) {
    context.signal.throwIfAborted();
    context.log.warning(`${path} cannot be used, the image is saved again: ${messageOf(error)}`);
    return undefined;
  }
}

function sizesOf({ ready, updated }: ArchiveResult): string {
  return updated ? `${formatBytes(ready.metadata.tar_size)} → ${formatBytes(ready.size)}` : 'nothing to save';
}
