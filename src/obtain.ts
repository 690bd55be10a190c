import { acquireImage } from './acquire/acquire.ts';
import { connectEngine } from './acquire/connect.ts';
import type { Engine, EngineImage } from './acquire/engine.ts';
import { identify } from './export/identify.ts';
import { compressTar, exportImage, type MakeContext } from './export/make.ts';
import type { SavedArchive } from './export/save.ts';
import { formatName, shortId } from './plan/name.ts';
import { ActionError, messageOf } from './report/errors.ts';
import { formatBytes } from './report/format.ts';
import type { StoredFile } from './ship/folder.ts';
import { removeArchive, writeSidecar } from './ship/sidecar.ts';
import type { ReadyArchive, Whereabouts } from './ship/stock.ts';
import type { Step } from './step.ts';

/** An archive in the folder, and how it came there. */
export interface Obtained {
  readonly ready: ReadyArchive;
  /** Where the archive was before this step. */
  readonly where: Whereabouts;
  readonly updated: boolean;
  /** Why it was written or not, in one sentence. */
  readonly because: string;
}

/** An archive and the image it holds, as the outputs tell it. */
export interface ObtainedImage extends Obtained {
  readonly source: string;
  /** The id the engine shows. */
  readonly imageid: string;
  /** The digest in its registry; empty when it has none. */
  readonly digest: string;
}

/** Takes the archive that exists of a clean version, where the input `existing` says so; `fail` throws `EXISTS`. */
export async function reuseExisting(step: Step): Promise<ObtainedImage | undefined> {
  const { inputs, plan, stock, identity, log } = step;
  if (inputs.existing === 'rebuild') return undefined;
  if (plan.verdict.dirty) log.info(`existing: ${inputs.existing} does not apply: ${plan.verdict.because}`);
  const where = plan.verdict.dirty ? undefined : await stock.locateVersion();
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
  const ready = await step.stage(
    'Reuse',
    () => stock.bring(where),
    got => (got ? formatBytes(got.size) : 'not usable'),
  );
  if (!ready) return undefined;
  const because = `${found} exists already and existing is reuse`;
  return { ready, where, source: 'archive', imageid: ready.metadata.docker_id, digest: '', updated: false, because };
}

/** Builds, pulls or finds the image, and gets its archive in the cheapest way. */
export async function obtainArchive(step: Step): Promise<ObtainedImage> {
  const { inputs, plan, stock, identity, log } = step;
  const name = { build: 'Build', pull: 'Pull', local: 'Find' }[inputs.source];
  const { engine, image } = await step.stage(
    name,
    () => openImage(step),
    result => result.image.id,
  );
  const before = (await stock.files()).filter(file => file.archive.version === identity.version);
  const obtained = await step.stage('Save', () => saveOrTake(engine, image, step), describe);
  if (!plan.verdict.dirty) noticeReplaced(step, before, obtained);
  log.info(`${formatName(obtained.ready.archive)}: ${obtained.because}`);
  const digest = image.digests.find(each => each.startsWith(`${inputs.image.repository}@`))?.split('@')[1] ?? '';
  return { ...obtained, source: inputs.source, imageid: image.id, digest };
}

async function openImage(step: Step): Promise<{ engine: Engine; image: EngineImage }> {
  const { inputs, world, log, signal } = step;
  log.info(`Source is ${inputs.source}: ${inputs.sourceBecause}`);
  const engine = await connectEngine(inputs.dockerHost, world, signal);
  return { engine, image: await acquireImage(engine, step) };
}

async function saveOrTake(engine: Engine, image: EngineImage, step: Step): Promise<Obtained> {
  const { stock, plan, log, signal } = step;
  const known = (await stock.sidecars()).map(({ metadata }) => ({
    dockerId: metadata.docker_id,
    configDigest: metadata.config_digest,
  }));
  const configDigest = await identify(engine, image, plan.reference, known, log, signal);
  const where = configDigest === undefined ? undefined : await stock.locate(shortId(configDigest));
  const taken =
    where && configDigest && ((await compress(where, image, configDigest, step)) ?? (await take(where, step)));
  if (taken) return taken;
  const saved = await exportImage(engine, image, configDigest, contextOf(step));
  const ready = await describeBeside(saved);
  return {
    ready,
    where: where ?? (await stock.locate(saved.archive.imageid)),
    updated: true,
    because: 'this image was not archived yet',
  };
}

async function take(where: Whereabouts, step: Step): Promise<Obtained | undefined> {
  const ready = await step.stock.bring(where);
  return ready && { ready, where, updated: false, because: 'this very image is archived already' };
}

async function compress(
  where: Whereabouts,
  image: EngineImage,
  configDigest: string,
  step: Step,
): Promise<Obtained | undefined> {
  if (where.file || !where.bare || step.inputs.format === 'docker') return undefined;
  const { path } = where.bare;
  try {
    const ready = await describeBeside(await compressTar(path, image, configDigest, contextOf(step)));
    await removeArchive(path);
    return { ready, where, updated: true, because: 'this very image was archived as a bare tar, compressed now' };
  } catch (error) {
    step.signal.throwIfAborted();
    step.log.warning(`${path} cannot be used, the image is saved again: ${messageOf(error)}`);
    return undefined;
  }
}

async function describeBeside({ archive, path, metadata, sha256 }: SavedArchive): Promise<ReadyArchive> {
  return { ...(await writeSidecar(path, metadata, sha256)), archive, path };
}

function contextOf({ inputs, identity, stores, plan, log, signal }: Step): MakeContext {
  return { inputs, identity, dir: stores.dir, reference: plan.reference, log, signal };
}

function describe({ ready, updated }: Obtained): string {
  return updated ? `${formatBytes(ready.metadata.tar_size)} → ${formatBytes(ready.size)}` : 'nothing to save';
}

// A clean version is meant to stay what it is; that it changed deserves more than a line in the log.
function noticeReplaced({ log, identity }: Step, before: readonly StoredFile[], { ready }: Obtained): void {
  const now = ready.archive.imageid;
  const others = new Set(before.map(file => file.archive.imageid).filter(id => id !== now));
  if (others.size === 0) return;
  log.notice(
    `${identity.name} ${identity.version} is a clean version and its image changed: it was ${[...others].join(', ')}, now it is ${now}`,
  );
}
