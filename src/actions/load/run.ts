import { stat } from 'node:fs/promises';
import { recordedRepository } from '../../archive/format/metadata.ts';
import { archiveFolder } from '../../core/environment.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import type { Engine } from '../../docker/engine.ts';
import { EngineRefusal } from '../../docker/errors.ts';
import { formatPlatform } from '../../image/platform.ts';
import { RunningStep } from '../../stores/running-steps.ts';
import type { ActionContext } from '../shared/context.ts';
import { platformVariable } from '../shared/default-platform.ts';
import { loadFound, tagImage, takePresent, type LoadedImage } from './engine-image.ts';
import { findArchive, type FoundArchive } from './find.ts';
import type { LoadRequest, LoadTarget } from './inputs.ts';
import type { LoadStep } from './places.ts';
import { describeMiss } from './plan.ts';
import { reportFound, reportMiss, titleOf, type LoadReport } from './report.ts';

const mostTries = 3;

/** Runs the action `load`: finds the archives, loads what the engine lacks, tags; gives a report for each image. */
export async function runLoad(request: LoadRequest, context: ActionContext): Promise<LoadReport[]> {
  const dir = archiveFolder(request.archiveDir, context.environment);
  await using running = new RunningStep(dir, context.began);
  const step: LoadStep = { ...context, request, dir, running };
  const { usualPlatform, platform } = request;
  if (usualPlatform && !platform) {
    context.log.info(
      `Of an image for several platforms, ${formatPlatform(usualPlatform)}: ${platformVariable} asks for it`,
    );
  }
  const reports: LoadReport[] = [];
  for (const target of request.targets) reports.push(...(await loadTarget(target, step)));
  return reports;
}

// Another step may remove the archive while it is read, or the image before it has a name; then the search starts
// again.
async function loadTarget(target: LoadTarget, step: LoadStep): Promise<LoadReport[]> {
  for (let left = mostTries; ; left -= 1) {
    const found = await findTarget(target, step);
    if (!found) return [acceptMiss(target, step)];
    try {
      return await loadFoundTarget(target, found, step);
    } catch (error) {
      step.signal.throwIfAborted();
      if (left === 1 || !(await isGone(target, found, error, step))) throw error;
      step.log.info(`Another step removed ${titleOf(found)} meanwhile: ${messageOf(error)}`);
    }
  }
}

async function isGone(target: LoadTarget, found: FoundArchive, error: unknown, step: LoadStep): Promise<boolean> {
  if (error instanceof EngineRefusal && error.status === 404) return true;
  if (found.path !== '') return (await stat(found.path).catch(() => undefined)) === undefined;
  // A place that cannot be asked does not prove that the archive is gone.
  const again = await findArchive(target, step).catch(() => found);
  return again?.thing !== found.thing;
}

async function findTarget(target: LoadTarget, step: LoadStep): Promise<FoundArchive | undefined> {
  return step.stage(
    'Find',
    () => findArchive(target, step),
    result => (result ? `${titleOf(result)} in ${result.foundIn}` : 'nothing'),
  );
}

async function loadFoundTarget(target: LoadTarget, found: FoundArchive, step: LoadStep): Promise<LoadReport[]> {
  const { request, stage } = step;
  const report = reportFound(target, found, request);
  if (request.lookupOnly) return [{ ...report, because: 'lookup-only is true' }];
  const engine = await step.engine();
  const loaded = await stage(
    'Load',
    () => loadImages(engine, found, report, step),
    results => results.map(({ because }) => because).join('; '),
  );
  return stage(
    'Tag',
    () => tagAll(engine, loaded, image => reportLoaded(target, image, report), step),
    reports => reports.flatMap(({ tags }) => tags).join(', ') || 'none',
  );
}

async function loadImages(
  engine: Engine,
  found: FoundArchive,
  report: LoadReport,
  step: LoadStep,
): Promise<LoadedImage[]> {
  const present = await takePresent(engine, found, report.image, step);
  const loaded = present ? [present] : await loadFound(engine, found, report, step);
  await step.running.use(...loaded.map(({ image }) => image.id));
  return loaded;
}

async function tagAll(
  engine: Engine,
  loaded: readonly LoadedImage[],
  describe: (image: LoadedImage) => LoadReport,
  step: LoadStep,
): Promise<LoadReport[]> {
  const reports: LoadReport[] = [];
  try {
    for (const image of loaded) {
      const report = describe(image);
      reports.push({ ...report, tags: await tagImage(engine, image, report, step) });
    }
  } finally {
    for (const { release } of loaded) await release();
  }
  return reports;
}

function reportLoaded(
  { repository }: LoadTarget,
  { image: { id }, loaded, because, path, metadata }: LoadedImage,
  report: LoadReport,
): LoadReport {
  const recorded = metadata && recordedRepository(metadata);
  const image = repository || (recorded ?? report.image);
  const shortImageid = metadata?.imageid ?? report.shortImageid;
  return { ...report, image, loaded, because, path, metadata, shortImageid, imageid: id };
}

function acceptMiss(target: LoadTarget, { request, dir, log }: LoadStep): LoadReport {
  const message = describeMiss(target, request, dir);
  if (request.failOnMiss) {
    const hint = 'Check image and version, or go on without:\n  with:\n    fail-on-miss: false';
    throw new ActionError('ARCHIVE_NOT_FOUND', message, { hint });
  }
  log.notice(`${message}; fail-on-miss is false`);
  return reportMiss(target, request, message);
}
