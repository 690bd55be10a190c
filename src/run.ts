import { resolve } from 'node:path';
import { acquireImage } from './acquire/acquire.ts';
import { resolveEndpoint } from './acquire/endpoint.ts';
import { Engine, type EngineImage } from './acquire/engine.ts';
import { identify } from './export/identify.ts';
import { compressTar, exportImage } from './export/make.ts';
import type { SavedArchive } from './export/save.ts';
import type { ArchiveInputs } from './inputs/archive.ts';
import type { World } from './inputs/world.ts';
import { cacheKey, formatName, shortId } from './plan/name.ts';
import type { Plan } from './plan/plan.ts';
import { parsePlatform } from './plan/platform.ts';
import { findStale, removeStale } from './prune/remove.ts';
import { rehearse } from './rehearse.ts';
import { ActionError } from './report/errors.ts';
import { formatBytes } from './report/format.ts';
import type { Report } from './report/report.ts';
import { artifactObstacle, ArtifactStore } from './ship/artifact.ts';
import { cacheObstacle, CacheStore } from './ship/cache.ts';
import { openFolder } from './ship/folder.ts';
import { shipArtifact, shipCache } from './ship/ship.ts';
import { removeArchive, writeSidecar } from './ship/sidecar.ts';
import { Stock, type ReadyArchive, type Stores, type Whereabouts } from './ship/stock.ts';
import type { Step, Tools } from './step.ts';

/** An archive in the folder, and how it came there. */
interface Made {
  readonly ready: ReadyArchive;
  /** Where the archive was before this step. */
  readonly where: Whereabouts;
  readonly source: string;
  readonly imageid: string;
  readonly digest: string;
  readonly updated: boolean;
  readonly because: string;
}

/** Runs the root action: decide, acquire, save, ship, prune; gives the report of what it did. */
export async function runArchive(inputs: ArchiveInputs, plan: Plan, world: World, tools: Tools): Promise<Report> {
  passGate(plan, tools);
  const step = openStep(inputs, world, plan, tools);
  if (inputs.dryRun) return await rehearse(step);
  await openFolder(step.stores.dir);
  const made = (await reuseExisting(step)) ?? (await makeArchive(step));
  return await shipAndPrune(step, made);
}

function passGate({ gate, verdict }: Plan, { log }: Tools): void {
  log.info(`Version is ${verdict.dirty ? 'dirty' : 'clean'}: ${verdict.because}`);
  if (gate.kind === 'warn') log.warning(gate.because);
  if (gate.kind !== 'refuse') return;
  const hint = 'Give a clean version, or let this one pass:\n  with:\n    allow-dirty: true';
  throw new ActionError('DIRTY', `dirty-policy is fail and the version is dirty: ${gate.because}`, { hint });
}

function openStep(inputs: ArchiveInputs, world: World, plan: Plan, tools: Tools): Step {
  const identity = { name: inputs.name, image: inputs.image.repository, version: inputs.version, tag: plan.tag };
  if (plan.tag !== inputs.version) tools.log.info(`Version ${inputs.version} is tagged ${plan.tag}`);
  const stores = openStores(inputs, world, tools);
  return {
    ...tools,
    inputs,
    world,
    plan,
    identity,
    stores,
    stock: new Stock(stores, identity, inputs.format, tools.log, tools.signal),
  };
}

function openStores(inputs: ArchiveInputs, world: World, { log, signal }: Tools): Stores {
  const dir = resolve(
    world.workspace,
    inputs.archiveDir || world.env['ARTIFACTS_DIR'] || resolve(world.tempDir, 'docker-archives'),
  );
  const obstacle = inputs.uploadArtifact ? artifactObstacle(world) : undefined;
  if (obstacle && !inputs.dryRun) throw obstacle;
  const noCache = inputs.cache ? cacheObstacle(world) : undefined;
  if (noCache !== undefined) log.warning(`The archive is not kept in the actions cache: ${noCache}`);
  return {
    dir,
    ...(inputs.uploadArtifact && !obstacle && { artifacts: new ArtifactStore(world, log, signal) }),
    ...(inputs.cache && noCache === undefined && { cache: new CacheStore(world, log, signal) }),
  };
}

async function reuseExisting(step: Step): Promise<Made | undefined> {
  const { inputs, plan, stock, identity } = step;
  if (inputs.existing === 'rebuild' || plan.verdict.dirty) return undefined;
  const where = await stock.locateVersion();
  if (!where) return undefined;
  const found = formatName(where.archive);
  if (inputs.existing === 'fail') {
    const hint = `Give a new version, or take the archive as it is:\n  with:\n    existing: reuse`;
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

async function makeArchive(step: Step): Promise<Made> {
  const { inputs, plan, world, log, signal } = step;
  const stageName = { build: 'Build', pull: 'Pull', local: 'Find' }[inputs.source];
  const { engine, image } = await step.stage(
    stageName,
    async () => {
      log.info(`Source is ${inputs.source}: ${inputs.sourceBecause}`);
      const opened = await Engine.connect(
        await resolveEndpoint({ dockerHost: inputs.dockerHost, env: world.env, homeDir: world.homeDir }),
        signal,
      );
      return { engine: opened, image: await acquireImage(opened, step) };
    },
    result => result.image.id,
  );
  const found = await step.stage(
    'Save',
    () => obtain(engine, image, step),
    result => `${formatBytes(result.ready.metadata.tar_size)} → ${formatBytes(result.ready.size)}`,
  );
  const digest = image.digests.find(each => each.startsWith(`${inputs.image.repository}@`))?.split('@')[1] ?? '';
  noticeReplaced(step, found.replaced, found.ready.archive.imageid, plan);
  return { ...found, source: inputs.source, imageid: image.id, digest };
}

interface Obtained extends Pick<Made, 'ready' | 'where' | 'updated' | 'because'> {
  /** Image ids this version had in the folder before. */
  readonly replaced: readonly string[];
}

async function obtain(engine: Engine, image: EngineImage, step: Step): Promise<Obtained> {
  const { stock, plan, log, signal, identity } = step;
  const before = (await stock.files()).filter(file => file.archive.version === identity.version);
  const known = (await stock.sidecars()).map(({ metadata }) => ({
    dockerId: metadata.docker_id,
    configDigest: metadata.config_digest,
  }));
  const configDigest = await identify(engine, image, plan.reference, known, log, signal);
  const where = configDigest === undefined ? undefined : await stock.locate(shortId(configDigest));
  const obtained =
    (where && configDigest && (await takeExisting(where, image, configDigest, step))) ||
    (await saveNew(engine, image, configDigest, where, step));
  log.info(`${formatName(obtained.ready.archive)}: ${obtained.because}`);
  const replaced = before.map(file => file.archive.imageid).filter(id => id !== obtained.ready.archive.imageid);
  return { ...obtained, replaced: [...new Set(replaced)] };
}

async function takeExisting(
  where: Whereabouts,
  image: EngineImage,
  configDigest: string,
  step: Step,
): Promise<Omit<Obtained, 'replaced'> | undefined> {
  const brought = await step.stock.bring(where);
  if (brought) return { ready: brought, where, updated: false, because: 'this very image is archived already' };
  if (!where.bare || step.inputs.format !== 'zip') return undefined;
  const saved = await compressTar(where.bare.path, image, configDigest, contextOf(step));
  const ready = await finish(saved);
  await removeArchive(where.bare.path);
  return { ready, where, updated: true, because: 'this very image was archived as a bare tar, compressed now' };
}

async function saveNew(
  engine: Engine,
  image: EngineImage,
  configDigest: string | undefined,
  where: Whereabouts | undefined,
  step: Step,
): Promise<Omit<Obtained, 'replaced'>> {
  const saved = await exportImage(engine, image, configDigest, contextOf(step));
  const ready = await finish(saved);
  return {
    ready,
    where: where ?? (await step.stock.locate(saved.archive.imageid)),
    updated: true,
    because: 'this image was not archived yet',
  };
}

async function finish({ archive, path, metadata, sha256 }: SavedArchive): Promise<ReadyArchive> {
  return { ...(await writeSidecar(path, metadata, sha256)), archive, path };
}

function contextOf({ inputs, identity, stores, plan, log, signal }: Step): Parameters<typeof exportImage>[3] {
  return { inputs, identity, dir: stores.dir, reference: plan.reference, log, signal };
}

// A clean version is meant to stay what it is; that it changed deserves more than a line in the log.
function noticeReplaced(
  { log, identity }: Step,
  replaced: readonly string[],
  imageid: string,
  { verdict }: Plan,
): void {
  if (verdict.dirty || replaced.length === 0) return;
  log.notice(
    `${identity.name} ${identity.version} is a clean version and its image changed: it was ${replaced.join(', ')}, now it is ${imageid}`,
  );
}

async function shipAndPrune(step: Step, made: Made): Promise<Report> {
  const { inputs, plan, stores, stage, log, signal } = step;
  const { ready, where } = made;
  const artifact = await stage(
    'Artifact',
    () => shipArtifact(ready, where.artifact, stores, plan.retentionDays, log),
    stored => (stored ? formatBytes(stored.size) : 'off'),
  );
  const cached = await stage(
    'Cache',
    () => shipCache(ready, where.cached, stores, log),
    stored => (stored ? formatBytes(ready.size) : 'not kept'),
  );
  const platform = parsePlatform(ready.metadata.platform);
  const pruned = await stage(
    'Prune',
    async () => await removeStale(await findStale(ready.archive, platform, step), log, signal),
    rows => `${rows.length} removed, ${formatBytes(rows.reduce((sum, row) => sum + row.size, 0))}`,
  );
  const { path, size, sha256, metadata, archive } = ready;
  return {
    ...{ image: inputs.image.repository, version: inputs.version, tag: plan.tag, reference: plan.reference },
    ...{ dirty: plan.verdict.dirty, dirtyBecause: plan.verdict.because, dryRun: false, plan: [] },
    ...{
      source: made.source,
      updated: made.updated,
      because: made.because,
      imageid: made.imageid,
      digest: made.digest,
    },
    archive: { path, size, sha256, metadata, name: formatName(archive), format: archive.archfmt },
    ...(artifact &&
      stores.artifacts && {
        artifact: { id: artifact.id, url: stores.artifacts.url(artifact.id), sha256: artifact.sha256 },
      }),
    cacheHit: where.cached,
    cached,
    cacheKey: cacheKey(archive),
    pruned,
  };
}
