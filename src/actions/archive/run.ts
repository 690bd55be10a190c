import { verifyArchives } from './check.ts';
import type { ArchiveInputs } from './inputs.ts';
import { archiveFolder } from '../../core/environment.ts';
import { clearEngine } from './remove-image.ts';
import { obtainArchives } from './sources/engine.ts';
import type { Made, ObtainedImage } from './archived-image.ts';
import { cacheKey, formatName } from '../../image/name.ts';
import { formatPlatform, parsePlatform } from '../../image/platform.ts';
import { makePlan, type Plan } from './plan.ts';
import { passPublishGate, publish, type Gated } from './publish.ts';
import { chooseVersions } from './versions.ts';
import { findStale, removeLayers, removeStale, type PrunedRow } from './prune.ts';
import { rehearseAll } from './dry-run.ts';
import { ActionError } from '../../core/errors.ts';
import { formatBytes } from '../../core/format.ts';
import type { Publication, Report } from './report.ts';
import { artifactObstacle } from '../../stores/artifact-service.ts';
import { ArtifactStore, type StoredArtifact } from '../../stores/artifacts.ts';
import { cacheObstacle } from '../../stores/cache/entries.ts';
import { CacheStore } from '../../stores/cache/store.ts';
import { openArchiveFolder } from '../../stores/files.ts';
import { ArchiveIndex, type Stores } from '../../stores/archive-index.ts';
import type { ActionContext } from '../shared/context.ts';
import type { ArchiveContext } from './context.ts';

/** Runs the root action: decide, acquire, save, ship, prune; gives a report of each archive, one at least. */
export async function runArchive(
  inputs: ArchiveInputs,
  plan: Plan,
  context: ActionContext,
): Promise<readonly [Report, ...Report[]]> {
  if (!inputs.allTags) pass({ inputs, plan, environment: context.environment, log: context.log });
  const steps = await openVersions(openStep(inputs, plan, context));
  if (inputs.dryRun) return [await rehearseAll(steps)];
  await openArchiveFolder(steps[0].stores.dir);
  const made = await verifyArchives(await obtainAll(steps));
  const shipped = await eachInTurn(made, ship);
  const released = await eachInTurn(shipped, release);
  const cleaned = await eachInTurn(released, one => prune(one, made));
  const [first, ...others] = cleaned.map(makeReport);
  if (!first) throw new ActionError('NO_IMAGE', `${plan.reference} gave no image to archive`);
  return [first, ...others];
}

// Of all versions none is begun before each may be.
async function openVersions(step: ArchiveContext): Promise<readonly [ArchiveContext, ...ArchiveContext[]]> {
  if (!step.inputs.allTags) return [step];
  const [first = '', ...others] = await chooseVersions(step);
  const open = (version: string): ArchiveContext => {
    const inputs = { ...step.inputs, version };
    const plan = makePlan(inputs);
    pass({ ...step, inputs, plan });
    return withIdentity({ ...step, inputs, plan });
  };
  return [open(first), ...others.map(open)];
}

async function obtainAll(steps: readonly ArchiveContext[]): Promise<Made[]> {
  const made: Made[] = [];
  for (const step of steps) made.push(...(await obtainArchives(step)).map(obtained => ({ step, obtained })));
  return made;
}

// What follows from one archive must not meet the next half done.
async function eachInTurn<T extends Made, R>(made: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const one of made) results.push(await work(one));
  return results;
}

function pass(step: Gated): void {
  passGate(step.plan, step);
  passPublishGate(step);
}

function passGate({ gate, verdict }: Plan, { log }: Pick<ArchiveContext, 'log'>): void {
  log.info(`Version is ${verdict.dirty ? 'dirty' : 'clean'}: ${verdict.because}`);
  if (gate.kind === 'warn') log.warning(gate.because);
  if (gate.kind !== 'refuse') return;
  const hint = 'Give a clean version, or let this one pass:\n  with:\n    allow-dirty: true';
  throw new ActionError('DIRTY', `dirty-policy is fail and the version is dirty: ${gate.because}`, { hint });
}

function openStep(inputs: ArchiveInputs, plan: Plan, context: ActionContext): ArchiveContext {
  return withIdentity({ ...context, inputs, plan, stores: openStores(inputs, context) });
}

function withIdentity(step: Omit<ArchiveContext, 'identity' | 'index'>): ArchiveContext {
  const { inputs, plan, stores, log, signal } = step;
  const identity = { name: inputs.name, image: inputs.image.repository, version: inputs.version, tag: plan.tag };
  if (plan.tag !== inputs.version) log.info(`Version ${inputs.version} is tagged ${plan.tag}`);
  return { ...step, identity, index: new ArchiveIndex(stores, identity, inputs.format, log, signal) };
}

function openStores(inputs: ArchiveInputs, { environment, log, signal, github }: ActionContext): Stores {
  const noArtifacts = inputs.uploadArtifact
    ? artifactObstacle(environment, 'upload-artifact: true', 'upload-artifact: false')
    : undefined;
  if (noArtifacts && !inputs.dryRun) throw noArtifacts;
  const noCache = inputs.cache ? cacheObstacle(environment) : undefined;
  if (noCache !== undefined && !inputs.dryRun) log.warning(`The archive is not kept in the actions cache: ${noCache}`);
  const dir = archiveFolder(inputs.archiveDir, environment);
  const context = { environment, dir, log, signal };
  const api = environment.repository === '' ? undefined : github();
  return {
    dir,
    artifacts: inputs.uploadArtifact && !noArtifacts ? new ArtifactStore(context) : undefined,
    cache: inputs.cache && noCache === undefined ? new CacheStore(context, api) : undefined,
  };
}

interface Shipped extends Made {
  readonly artifact: StoredArtifact | undefined;
  readonly cached: boolean;
}

async function ship(one: Made): Promise<Shipped> {
  const { step, obtained } = one;
  return { ...one, artifact: await shipArtifact(step, obtained), cached: await shipCache(step, obtained) };
}

interface Released extends Shipped {
  readonly publication: Publication;
}

async function release(one: Shipped): Promise<Released> {
  const publication = await publish(one.step, one.obtained);
  await clearEngine(one.step, one.obtained, publication);
  return { ...one, publication };
}

async function shipArtifact(
  { stores, plan, stage, log }: ArchiveContext,
  { ready, where }: ObtainedImage,
): Promise<StoredArtifact | undefined> {
  const { artifacts } = stores;
  if (!artifacts) return undefined;
  const known = where.artifact;
  if (known) log.info(`${formatName(known.archive)} is an artifact of this run already, not uploaded again`);
  if (known) return known;
  return stage(
    'Artifact',
    () => artifacts.upload(ready.path, ready.archive, plan.retentionDays),
    stored => formatBytes(stored.size),
  );
}

async function shipCache({ stores, stage, log }: ArchiveContext, { ready, where }: ObtainedImage): Promise<boolean> {
  const { cache } = stores;
  if (!cache) return false;
  if (where.cached && (await cache.holds(ready))) {
    log.info('The actions cache holds this archive already');
    return true;
  }
  return stage(
    'Cache',
    () => cache.save(ready),
    kept => (kept ? formatBytes(ready.size) : 'not kept'),
  );
}

interface Cleaned extends Released {
  readonly pruned: readonly PrunedRow[];
}

async function prune(one: Released, all: readonly Made[]): Promise<Cleaned> {
  const { step, obtained } = one;
  if (step.inputs.prune === 'none') return { ...one, pruned: [] };
  const { archive, metadata } = obtained.ready;
  const platform = parsePlatform(metadata.platform);
  const made = all.map(each => each.obtained.ready.archive);
  const work = async () => {
    const stale = await findStale({ archive, made, ...(platform && { platform }) }, step);
    const rows = await removeStale(stale, step.log, step.signal);
    return rows.some(({ where }) => where === 'cache') ? [...rows, ...(await removeLayers(step))] : rows;
  };
  const pruned = await step.stage(
    'Prune',
    work,
    rows => `${rows.length} removed, ${formatBytes(rows.reduce((sum, row) => sum + row.size, 0))}`,
  );
  return { ...one, pruned };
}

function makeReport({ step: { inputs, plan }, obtained, ...one }: Cleaned): Report {
  const { artifact, cached, publication, pruned } = one;
  const { ready, where, source, updated, because, imageid, digest, platforms } = obtained;
  const { path, size, sha256, metadata, archive } = ready;
  return {
    ...{ image: inputs.image.repository, version: inputs.version, tag: plan.tag, reference: plan.reference },
    ...{ dirty: plan.verdict.dirty, dirtyBecause: plan.verdict.because, dryRun: false, plan: [] },
    ...{
      source,
      updated,
      because,
      imageid,
      digest,
      pruned,
      cached,
      publication,
      platforms: platforms?.map(formatPlatform),
    },
    archive: { path, size, sha256, metadata, name: formatName(archive), format: archive.archfmt },
    artifact,
    checks: obtained.checks ?? [],
    cacheHit: where.cached !== undefined,
    cacheKey: cacheKey(archive),
  };
}
