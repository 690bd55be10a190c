import type { VerifyRequest } from '../../../checks/request.ts';
import { messageOf } from '../../../core/errors.ts';
import { PrefixedLog } from '../../../core/prefixed-log.ts';
import { parseName } from '../../../image/name.ts';
import { nameInEngine } from '../../../image/reference.ts';
import { CacheEntries } from '../../../stores/cache/entries.ts';
import type { ArchiveReport } from '../../archive/report.ts';
import { archiveHeld } from '../../archive/run.ts';
import type { HeldImages } from '../../../docker/held-images.ts';
import type { TreeContext } from '../context.ts';
import type { PlannedImage } from '../plan.ts';
import type { ImageEvent } from '../plan/state.ts';
import { inputsLabel } from '../read/fingerprint.ts';
import { makeArchiveRequest } from './archive-request.ts';
import type { BaseImages } from './base-images.ts';
import { recordInputs } from './inputs-record.ts';
import type { ParentImages } from './parents.ts';
import type { BuildProgress } from './progress.ts';
import type { ImageTask } from './tasks.ts';

/** What the builds of all images of a tree share. */
export interface SharedBuild {
  readonly context: TreeContext;
  readonly progress: BuildProgress;
  readonly parents: ParentImages;
  /** The images that the builds use. */
  readonly held: HeldImages;
  readonly bases: BaseImages;
  readonly tasks: ReadonlyMap<string, ImageTask>;
  readonly tests: ReadonlyMap<string, VerifyRequest>;
  readonly results: Map<string, ImageResult>;
}

/** How the build of an image ended. */
export interface ImageResult {
  readonly seconds: number;
  /** The report of the root action. */
  readonly report?: ArchiveReport;
  /** Set when the image failed. */
  readonly error?: unknown;
}

/** Carries out the task of one image. A failure becomes part of the results; only a cancelled step throws. */
export async function buildTreeImage(image: PlannedImage, shared: SharedBuild): Promise<void> {
  const { context, progress, results } = shared;
  const { name } = image;
  context.signal.throwIfAborted();
  const obstacle = findObstacle(image, shared);
  if (obstacle !== undefined) {
    progress.advance(name, 'skip', obstacle);
    return;
  }
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const report = await archiveImage(image, shared);
    results.set(name, { seconds: seconds(), report });
  } catch (error) {
    context.signal.throwIfAborted();
    await untagUntested(image, shared);
    progress.advance(name, 'fail', messageOf(error));
    results.set(name, { seconds: seconds(), error });
  }
}

function findObstacle({ parents }: PlannedImage, { context, progress, results }: SharedBuild): string | undefined {
  const unavailable = progress.unavailable(parents);
  if (unavailable.length > 0) return `it is made from ${unavailable.join(', ')}`;
  const failed = context.request.build.failFast && [...results].find(([, { error }]) => error !== undefined);
  return failed ? `fail-fast is true, and ${failed[0]} failed` : undefined;
}

async function archiveImage(image: PlannedImage, shared: SharedBuild): Promise<ArchiveReport> {
  const { parents, held, bases, tasks, tests } = shared;
  const context = makeImageContext(image, shared);
  const task = tasks.get(image.name) ?? 'build';
  const build = task === 'build';
  const source = build
    ? { parents: await parents.provideParents(image, context) }
    : { built: await parents.provide(image, context) };
  if (build && context.request.build.pull) await bases.refresh(image.externals, context);
  const request = makeArchiveRequest(image, source, tests.get(image.name), context);
  const [report] = await archiveHeld(request, { ...context, held });
  if (build) await parents.add(image, report.imageid, context);
  await recordCached(image, report, context);
  return report;
}

// What the stages of the root action mean for the state of an image.
const stageEvents: Readonly<Record<string, ImageEvent>> = { Build: 'build', Verify: 'verify', Push: 'publish' };

function makeImageContext({ name }: PlannedImage, { context, progress }: SharedBuild): TreeContext {
  const log = new PrefixedLog(context.log, name);
  const stage: TreeContext['stage'] = async (title, work, done = () => '') => {
    const result = await log.stage(title, work, done);
    const event = stageEvents[title];
    if (event) progress.advance(name, event, done(result));
    return result;
  };
  return { ...context, log, stage };
}

// Otherwise the next run would find the image built and not test it again.
async function untagUntested(
  { name, label, inputs }: PlannedImage,
  { context, progress, tests }: SharedBuild,
): Promise<void> {
  if (progress.of(name).state !== 'built' || !tests.has(name)) return;
  const reference = nameInEngine(label);
  try {
    const engine = await context.engine();
    // Another step may have given the name to its own image.
    if ((await engine.inspect(reference))?.labels[inputsLabel] === inputs) await engine.untag(reference);
  } catch (error) {
    context.signal.throwIfAborted();
    context.log.warning(`${label} failed its test and stays in the engine: ${messageOf(error)}`);
  }
}

async function recordCached(image: PlannedImage, report: ArchiveReport, context: TreeContext): Promise<void> {
  const { log } = context;
  const archive = report.cached && parseName(report.archive?.name ?? '');
  if (!archive) return;
  const obstacle = await recordInputs(new CacheEntries(context), image.inputs, archive);
  if (obstacle !== undefined) {
    log.warning(`The actions cache does not record what the archive was built from: ${obstacle}`);
  }
}
