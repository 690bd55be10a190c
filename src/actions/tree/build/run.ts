import { availableParallelism } from 'node:os';
import { connectEngine } from '../../../docker/connect.ts';
import { readCredentials } from '../../../docker/credentials.ts';
import { dockerConfigDir } from '../../../docker/config.ts';
import type { Engine } from '../../../docker/engine.ts';
import { planSelected, readSelected, type TreeStep } from '../plan/run.ts';
import type { VerifyRequest } from '../../../checks/request.ts';
import { parseName } from '../../../image/name.ts';
import { makePlan } from '../../archive/plan.ts';
import { nameInEngine, parseReference } from '../../../image/reference.ts';
import { ActionError, messageOf } from '../../../core/errors.ts';
import type { BuiltImage, TreeBuild } from './report.ts';
import { NamedVoice } from '../../../core/prefixed-log.ts';
import type { Report } from '../../archive/report.ts';
import { makePlanLines } from '../plan/report.ts';
import { runArchive } from '../../archive/run.ts';
import { CacheEntries } from '../../../stores/cache/entries.ts';
import type { ActionContext } from '../../shared/context.ts';
import { ParentImages } from './parents.ts';
import type { TreeConfig } from '../read/config.ts';
import { BuildProgress } from './progress.ts';
import { makeArchiveRequest, type TreeSettings } from './archive-request.ts';
import { findTest, refuseUntested } from './image-test.ts';
import { runInOrder } from './scheduler.ts';
import { recordInputs } from './inputs-record.ts';
import type { PlannedImage, TreePlan } from '../plan.ts';
import type { ImageEvent } from '../plan/state.ts';
import { planTasks, type Work } from './tasks.ts';

/** What the works on all images of a tree share. */
interface Growing {
  readonly step: TreeStep;
  readonly plan: TreePlan;
  readonly settings: TreeSettings;
  readonly progress: BuildProgress;
  readonly engine: Engine;
  readonly parents: ParentImages;
  readonly work: ReadonlyMap<string, Work>;
  readonly tests: ReadonlyMap<string, VerifyRequest>;
  readonly results: Map<string, Result>;
}

interface Result {
  readonly seconds: number;
  readonly report?: Report;
  readonly error?: unknown;
}

/** Builds what has to be built of a tree, parents first, independent images side by side, each as the root action does; a failed image is no error here. */
export async function buildTree(step: TreeStep): Promise<TreeBuild> {
  const { inputs, log } = step;
  const read = await readSelected(step);
  const plan = await planSelected(step, read);
  for (const line of makePlanLines(plan)) log.info(line);
  const work = planTasks(plan, inputs.build.push);
  const worked = plan.images.filter(({ name }) => work.has(name));
  const tests = await findTests(worked, read.order.config, step);
  const results = new Map<string, Result>();
  const progress = new BuildProgress(plan.images, line => log.info(line));
  if (worked.length > 0) {
    const settings = settingsOf(step, read.order);
    const engine = await connectEngine(inputs.dockerHost, step.environment, step.signal);
    const parents = openSupply(engine, plan, settings, step);
    const growing = { step, plan, settings, progress, engine, parents, work, tests, results };
    try {
      await runInOrder(worked, inputs.build.maxParallel || availableParallelism(), image => growOne(image, growing));
    } finally {
      await takeBack(parents, step);
    }
  }
  const images = plan.images.map(image => toGrown(image, { progress, tests, results }));
  return { images, ...(plan.time !== undefined && { time: plan.time }) };
}

async function findTests(
  images: readonly PlannedImage[],
  { verifyCommand }: TreeConfig,
  { inputs, log }: TreeStep,
): Promise<Map<string, VerifyRequest>> {
  const { ifNoTest } = inputs.build;
  const verify = { ...inputs.build.verify, command: inputs.build.verify.command || verifyCommand };
  const tests = new Map<string, VerifyRequest>();
  for (const image of images) {
    const test = await findTest(image, verify);
    if (test) tests.set(image.name, test);
  }
  const untested = images.filter(({ name }) => !tests.has(name));
  if (ifNoTest === 'error') refuseUntested(untested);
  if (ifNoTest === 'warn') untested.forEach(({ name, folder }) => log.warning(`${name} has no test (${folder.shown})`));
  return tests;
}

function settingsOf(
  { inputs }: TreeStep,
  { config, home }: { config: TreeSettings['config']; home: { registry: string } },
) {
  const [username, password] = [inputs.username || config.username, inputs.password || config.password];
  const host = parseReference(`${home.registry || 'docker.io'}/x`)?.host ?? '';
  return { inputs, config, ...(username && password && { registry: { host, username, password } }) };
}

function openSupply(engine: Engine, { images }: TreePlan, { registry }: TreeSettings, step: TreeStep): ParentImages {
  const { environment, mask, log, signal } = step;
  const { host, username, password } = registry ?? {};
  const given = host && username && password ? { registry: host, username, password } : {};
  const credentials = () =>
    readCredentials({ ...given, configDir: dockerConfigDir(environment), env: environment.env, mask, log, signal });
  return new ParentImages({ engine, images, step, credentials });
}

// What is left of a step that was stopped or cannot reach its engine any more is the lesser treeError.
async function takeBack(parents: ParentImages, { log, signal }: TreeStep): Promise<void> {
  try {
    await parents.end();
  } catch (error) {
    if (!signal.aborted)
      log.warning(`Names that were only needed for building stay in the engine: ${messageOf(error)}`);
  }
}

async function growOne(image: PlannedImage, growing: Growing): Promise<void> {
  const { step, progress, results } = growing;
  const { name } = image;
  step.signal.throwIfAborted();
  const because = findHindrance(image, growing);
  if (because !== undefined) {
    progress.move(name, 'skip', because);
    return;
  }
  const started = performance.now();
  const end = (what: Omit<Result, 'seconds'>) =>
    void results.set(name, { seconds: (performance.now() - started) / 1000, ...what });
  try {
    end({ report: await make(image, growing) });
  } catch (error) {
    step.signal.throwIfAborted();
    await dropUntested(image, growing);
    progress.move(name, 'fail', messageOf(error));
    end({ error });
  }
}

function findHindrance({ parents }: PlannedImage, { step, progress, results }: Growing): string | undefined {
  const lost = progress.lost(parents);
  if (lost.length > 0) return `it is made from ${lost.join(', ')}`;
  const failed = step.inputs.build.failFast && [...results].find(([, { error }]) => error !== undefined);
  return failed ? `fail-fast is true, and ${failed[0]} failed` : undefined;
}

async function make(image: PlannedImage, growing: Growing): Promise<Report> {
  const { step, settings, parents, work, tests } = growing;
  const does = work.get(image.name) ?? 'build';
  const tools = speakFor(image, growing);
  if (does === 'build') {
    await parents.bringParents(image, tools);
    if (step.inputs.build.pull) await parents.refreshBases(image, tools);
  } else await parents.bring(image, tools);
  const inputs = makeArchiveRequest(image, does, tests.get(image.name), settings);
  const [report] = await runArchive(inputs, makePlan(inputs), tools);
  await mark(image, report, tools);
  return report;
}

// What the stages of the root action do for the state of an image.
const events: Readonly<Record<string, ImageEvent>> = { Build: 'build', Verify: 'verify', Push: 'publish' };

function speakFor({ name }: PlannedImage, { step, progress }: Growing): ActionContext {
  const voice = new NamedVoice(step.log, name);
  const stage: ActionContext['stage'] = async (title, work, done = () => '') => {
    const result = await voice.stage(title, work, done);
    const event = events[title];
    if (event) progress.move(name, event, done(result));
    return result;
  };
  return { ...step, log: voice, stage };
}

// The next run would take an image that failed its test for a good one.
async function dropUntested({ name, label }: PlannedImage, { engine, progress, tests, step }: Growing): Promise<void> {
  if (progress.of(name).state !== 'built' || !tests.has(name)) return;
  try {
    await engine.untag(nameInEngine(label));
  } catch (error) {
    step.signal.throwIfAborted();
    step.log.warning(`${label} failed its test and stays in the engine: ${messageOf(error)}`);
  }
}

async function mark(image: PlannedImage, report: Report, { environment, log, signal }: ActionContext): Promise<void> {
  const archive = report.cached && parseName(report.archive?.name ?? '');
  if (!archive) return;
  const reason = await recordInputs(new CacheEntries(environment, log, signal), image.inputs, archive);
  if (reason !== undefined) log.warning(`The actions cache does not tell what the archive was built from: ${reason}`);
}

function toGrown(
  image: PlannedImage,
  { progress, tests, results }: Pick<Growing, 'progress' | 'tests' | 'results'>,
): BuiltImage {
  const { seconds, report, error } = results.get(image.name) ?? {};
  return {
    ...{ ...image, ...progress.of(image.name), tested: tests.has(image.name) },
    ...(seconds !== undefined && { seconds }),
    ...(report && { report }),
    ...(error !== undefined && { error }),
  };
}

/** The error of a tree of which images failed; undefined when none did. */
export function findBuildFailure({ images }: TreeBuild): ActionError | undefined {
  const failed = images.filter(({ state }) => state === 'error');
  const [first] = failed;
  if (!first) return undefined;
  const skipped = images.filter(({ state }) => state === 'skipped');
  const counts = `${failed.length} of ${images.length} images failed, ${skipped.length} were skipped`;
  const lines = failed.map(({ name, because }) => `- ${name}: ${because}`);
  const { hint, annotation } = first.error instanceof ActionError ? first.error : {};
  return new ActionError('TREE_BUILD', `${counts}:\n${lines.join('\n')}`, {
    ...(hint !== undefined && { hint }),
    ...(annotation && { annotation }),
    cause: first.error,
  });
}
