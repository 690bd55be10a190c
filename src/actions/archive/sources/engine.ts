import type { EngineImage } from '../../../docker/image.ts';
import { acquireImage, chooseBuild, toS2iBuild, type AcquiredImage } from './build.ts';
import { connectEngine } from '../../../docker/connect.ts';
import type { Engine } from '../../../docker/engine.ts';
import { showUsage } from '../../../build/s2i/image.ts';
import { checkImage } from '../check.ts';
import { findConfigDigest } from '../../../archive/config-digest.ts';
import { compressArchive } from '../../../archive/convert.ts';
import { saveImage } from '../../../archive/save.ts';
import type { EngineSource, Source } from '../inputs.ts';
import { obtainByBuildx } from './buildx.ts';
import { obtainConverted } from './archive.ts';
import { obtainFetched } from './registry.ts';
import { contextOf, takeArchive, type Obtained, type ObtainedImage } from '../archived-image.ts';
import { checkLayout } from '../../../image/layout.ts';
import { formatName, shortId } from '../../../image/name.ts';
import { spaceForSaving } from '../../../archive/disk-space.ts';
import { ActionError, messageOf } from '../../../core/errors.ts';
import { formatBytes } from '../../../core/format.ts';
import { reusePlatforms } from './existing.ts';
import { findKnownLayers } from '../../../stores/known-layers.ts';
import { removeArchive, writeSidecar } from '../../../stores/sidecar.ts';
import { checkDiskSpace } from '../../../archive/disk-space.ts';
import type { ArchiveFile } from '../../../stores/store.ts';
import type { ExistingCopies } from '../../../stores/archive-index.ts';
import type { ArchiveContext } from '../context.ts';

/** Gets the archives of a step: what exists already, or what is built, pulled, found or fetched, in the cheapest way. */
export async function obtainArchives(step: ArchiveContext): Promise<ObtainedImage[]> {
  return (await reuseExisting(step)) ?? obtainNew(step);
}

// `existing: reuse` takes the archive there is of a clean version.
async function reuseExisting(step: ArchiveContext): Promise<ObtainedImage[] | undefined> {
  const { inputs, plan, index, identity, log } = step;
  if (inputs.existing === 'rebuild') return undefined;
  if (plan.verdict.dirty) log.info(`existing: ${inputs.existing} does not apply: ${plan.verdict.because}`);
  const where = plan.verdict.dirty ? undefined : await index.locateVersion();
  if (!where) return undefined;
  const found = formatName(where.archive);
  if (inputs.existing === 'fail') {
    const hint = 'Give a new version, or take the archive as it is:\n  with:\n    existing: reuse';
    throw new ActionError(
      'EXISTS',
      `${identity.name} ${identity.version} is archived already as ${found}, and existing is fail`,
      { hint },
    );
  }
  if (inputs.build.platforms.length > 1) return step.stage('Reuse', () => reusePlatforms(step));
  const ready = await step.stage(
    'Reuse',
    () => index.fetch(where),
    got => (got ? formatBytes(got.size) : 'not usable'),
  );
  if (!ready) return undefined;
  checkLayout(found, ready.metadata.layout, inputs.requireLayout);
  const because = `${found} exists already and existing is reuse`;
  return [{ ready, where, source: 'archive', imageid: ready.metadata.docker_id, digest: '', updated: false, because }];
}

async function obtainNew(step: ArchiveContext): Promise<ObtainedImage[]> {
  const { inputs, plan, index, identity, log } = step;
  const before = (await index.files()).filter(file => file.archive.version === identity.version);
  log.info(`Source is ${inputs.source}: ${inputs.sourceBecause}`);
  const all = await obtainFrom(inputs.source, step);
  for (const { ready } of all) checkLayout(formatName(ready.archive), ready.metadata.layout, inputs.requireLayout);
  if (!plan.verdict.dirty) noticeReplaced(step, before, all);
  for (const { ready, because } of all) {
    log.info(`${formatName(ready.archive)}, layout ${ready.metadata.layout}: ${because}`);
  }
  return all;
}

async function obtainFrom(source: Source, step: ArchiveContext): Promise<ObtainedImage[]> {
  if (source === 'registry') return [await obtainFetched(step)];
  return source === 'archive' ? [await obtainConverted(step)] : obtainByEngine(source, step);
}

async function obtainByEngine(source: EngineSource, step: ArchiveContext): Promise<ObtainedImage[]> {
  const { inputs, environment, signal } = step;
  if (inputs.s2i?.usage) await step.stage('Usage', () => showUsage(toS2iBuild(step)));
  const engine = await connectEngine(inputs.dockerHost, environment, signal);
  if (source === 'build' && chooseBuild(engine, step).builder === 'buildx') {
    const built = await obtainByBuildx(engine, step);
    return 'archives' in built ? built.archives : [await obtainSaved(engine, built.image, source, step)];
  }
  const name = { build: 'Build', pull: 'Pull', local: 'Find', s2i: 'Build' }[source];
  const image = await step.stage(
    name,
    () => acquireImage(source, engine, step),
    result => result.id,
  );
  return [await obtainSaved(engine, image, source, step)];
}

async function obtainSaved(
  engine: Engine,
  image: AcquiredImage,
  source: EngineSource,
  step: ArchiveContext,
): Promise<ObtainedImage> {
  const checks = await checkImage(engine, image, step);
  const obtained = await step.stage('Save', () => saveOrTake(engine, image, step), describe);
  const { repository } = step.inputs.image;
  const digest =
    image.registry?.digest ?? image.digests.find(each => each.startsWith(`${repository}@`))?.split('@')[1] ?? '';
  return { ...obtained, source, imageid: image.id, digest, checks, platforms: image.registry?.platforms };
}

async function saveOrTake(engine: Engine, image: EngineImage, step: ArchiveContext): Promise<Obtained> {
  const { index, plan, log, signal } = step;
  const archives = await index.described();
  const images = archives.map(({ metadata }) => ({
    dockerId: metadata.docker_id,
    configDigest: metadata.config_digest,
  }));
  const configDigest = await findConfigDigest(engine, image, plan.reference, images, log, signal);
  const where = configDigest === undefined ? undefined : await index.locate(shortId(configDigest));
  const taken =
    where && configDigest && ((await compress(where, image, configDigest, step)) ?? (await takeArchive(where, step)));
  if (taken) return taken;
  const known = await findKnownLayers(archives, layer => image.layers.includes(layer.diff_id));
  await checkDiskSpace(step.stores.dir, spaceForSaving(image.size), log);
  const saved = await saveImage({ engine, image, configDigest, known }, contextOf(step));
  const ready = await writeSidecar(saved);
  return {
    ready,
    where: where ?? (await index.locate(saved.archive.imageid)),
    updated: true,
    because: 'this image was not archived yet',
  };
}

async function compress(
  where: ExistingCopies,
  image: EngineImage,
  configDigest: string,
  step: ArchiveContext,
): Promise<Obtained | undefined> {
  if (where.file || !where.bare || step.inputs.format === 'docker') return undefined;
  const { path } = where.bare;
  try {
    const ready = await writeSidecar(await compressArchive(path, { id: image.id, configDigest }, contextOf(step)));
    await removeArchive(path);
    return { ready, where, updated: true, because: 'this very image was archived as a bare tar, compressed now' };
  } catch (error) {
    step.signal.throwIfAborted();
    step.log.warning(`${path} cannot be used, the image is saved again: ${messageOf(error)}`);
    return undefined;
  }
}

function describe({ ready, updated }: Obtained): string {
  return updated ? `${formatBytes(ready.metadata.tar_size)} → ${formatBytes(ready.size)}` : 'nothing to save';
}

// A clean version is meant to stay what it is; that it changed deserves more than a line in the log.
function noticeReplaced(
  { log, identity }: ArchiveContext,
  before: readonly ArchiveFile[],
  made: readonly Obtained[],
): void {
  const now = made.map(({ ready }) => ready.archive.imageid);
  const others = new Set(before.map(file => file.archive.imageid).filter(id => !now.includes(id)));
  if (others.size === 0) return;
  log.notice(
    `${identity.name} ${identity.version} is a clean version and its image changed: it was ${[...others].join(', ')}, now it is ${now.join(', ')}`,
  );
}
