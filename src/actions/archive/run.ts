import { ActionError } from '../../core/errors.ts';
import { HeldImages } from '../../docker/held-images.ts';
import { findUnmetTrust } from '../../docker/variables.ts';
import { formatPlatform } from '../../image/platform.ts';
import { ArchiveIndex, type Stores } from '../../stores/archive-index.ts';
import { isStillThere, openArchiveFolder } from '../../stores/files.ts';
import { RunningStep } from '../../stores/running-steps.ts';
import { describeCurrent, removeArchive } from '../../stores/sidecar.ts';
import type { ActionContext } from '../shared/context.ts';
import { acquireArchives } from './acquire.ts';
import type { Archived, ArchivedImage } from './archived-image.ts';
import type { ArchiveContext } from './context.ts';
import { reportDryRun } from './dry-run.ts';
import { EarlyArtifact, mayUploadEarly } from './early-artifact.ts';
import { passGate } from './gate.ts';
import { planArchive, type ArchivePlan } from './plan.ts';
import { pruneAfter } from './prune.ts';
import { checkRelease, publish } from './publish.ts';
import { removeFromEngine } from './remove-image.ts';
import { makeReport, type ArchiveReport } from './report.ts';
import type { ArchiveRequest } from './request.ts';
import { openStores, storeArchive } from './storage.ts';
import { verifyArchives } from './verify.ts';
import { listVersions } from './versions.ts';

// How often another step may replace our archive with its own while ours is sent.
const mostFiles = 3;

type HoldingContext = ActionContext & Pick<ArchiveContext, 'held'>;

/** Runs the root action; gives a report of each archive, at least one. Each stage ends for all archives before the next begins. */
export async function runArchive(
  request: ArchiveRequest,
  context: ActionContext,
): Promise<readonly [ArchiveReport, ...ArchiveReport[]]> {
  await using held = new HeldImages(context.log);
  return await archiveHeld(request, { ...context, held });
}

/** The same, with images that stay held when it ends. */
export async function archiveHeld(
  request: ArchiveRequest,
  context: HoldingContext,
): Promise<readonly [ArchiveReport, ...ArchiveReport[]]> {
  const contexts = await openContexts(request, context);
  if (request.dryRun) return [await reportDryRun(contexts)];
  await openArchiveFolder(contexts[0].stores.dir);
  const [{ running, early }] = contexts;
  await using opened = new AsyncDisposableStack();
  opened.use(running);
  opened.use(early);
  await running.announce();
  const archived = await verifyArchives(await acquireAll(contexts));
  const stored = await eachInTurn(archived, one => withCurrentFile(one, storeArchive));
  const published = await eachInTurn(stored, async one => {
    const { image, publication } = await withCurrentFile(one, async (context, image) => ({
      publication: await publish(context, image),
    }));
    await removeFromEngine(one.context, image, publication.names);
    return { ...one, image, publication };
  });
  const [first, ...others] = await eachInTurn(published, async one =>
    makeReport({ ...one, pruned: await pruneAfter(one, archived) }),
  );
  if (!first) throw new ActionError('NO_IMAGE', `${contexts[0].plan.reference} gave no image to archive`);
  return [first, ...others];
}

async function openContexts(
  request: ArchiveRequest,
  context: HoldingContext,
): Promise<readonly [ArchiveContext, ...ArchiveContext[]]> {
  // A step that cannot upload should not first ask a registry.
  const stores = openStores(request, context);
  const running = new RunningStep(stores.dir, context.began);
  const versions = request.allTags ? await listVersions(request, context) : [request.version];
  const requests = versions.map(version => ({ ...request, version }));
  const planned = requests.map(each => ({ request: each, plan: planArchive(each) }));
  const early = new EarlyArtifact(mayUploadEarly(request) ? stores.artifacts : undefined);
  noticeEnvironment(request, context);
  // Work on any version starts only after all of them have passed.
  for (const each of planned) passGates(each.request, each.plan, context);
  const [first, ...others] = planned.map(each => {
    return openVersion(each.request, each.plan, stores, { ...context, running, early });
  });
  if (!first) throw new TypeError('there is no version');
  return [first, ...others];
}

// Inputs are in the log anyway; the environment is set elsewhere.
function noticeEnvironment(request: ArchiveRequest, { environment, log }: ActionContext): void {
  const {
    source,
    platform,
    platformBecause,
    publish: { push },
  } = request;
  if (platform && platformBecause) log.info(`Platform is ${formatPlatform(platform)}: ${platformBecause}`);
  const asksRegistry = push || ['build', 'pull', 'registry'].includes(source);
  const unmet = asksRegistry && findUnmetTrust(environment.env);
  if (unmet) log.warning(unmet);
}

function passGates(request: ArchiveRequest, plan: ArchivePlan, { environment, log }: ActionContext): void {
  log.info(`Version is ${plan.verdict.dirty ? 'dirty' : 'clean'}: ${plan.verdict.because}`);
  passGate(plan.gate, log);
  checkRelease(request, environment);
  passGate(plan.publish.gate, log);
}

function openVersion(
  request: ArchiveRequest,
  plan: ArchivePlan,
  stores: Stores,
  context: HoldingContext & Pick<ArchiveContext, 'running' | 'early'>,
): ArchiveContext {
  const { name, image, version, format } = request;
  const identity = { name, image: image.repository, version, tag: plan.tag };
  if (plan.tag !== version) context.log.info(`Version ${version} is tagged ${plan.tag}`);
  const index = new ArchiveIndex(stores, identity, format, context);
  return { ...context, request, plan, stores, identity, index };
}

async function acquireAll(contexts: readonly ArchiveContext[]): Promise<Archived[]> {
  const images = await eachInTurn(contexts, async context =>
    (await acquireArchives(context)).map(image => ({ context, image })),
  );
  return images.flat();
}

// Another step may replace our archive with its own at any time. A damaged one is removed, or the next step would find
// it again.
async function withCurrentFile<T extends object>(
  { context, image }: Archived,
  work: (context: ArchiveContext, image: ArchivedImage) => Promise<T>,
): Promise<Archived & T> {
  for (let left = mostFiles; ; left -= 1) {
    try {
      return { context, image, ...(await work(context, image)) };
    } catch (error) {
      if (!(error instanceof ActionError) || error.code !== 'ARCHIVE_DAMAGED') throw error;
      if (left === 1 || (await isStillThere(image.ready))) {
        await removeArchive(image.ready);
        throw error;
      }
      context.log.info(`Another step has replaced ${image.ready.path} with its own archive, which is used instead`);
      image = { ...image, ready: await describeCurrent(image.ready, context.signal) };
    }
  }
}

// Archives of one run share the engine, the folder and the log, so they are handled one after another.
async function eachInTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
