import { archiveFolder } from '../../core/environment.ts';
import { ActionError } from '../../core/errors.ts';
import type { ActionContext } from '../shared/context.ts';
import { loadFound, tagImage, takePresent } from './engine-image.ts';
import { findArchive } from './find.ts';
import type { LoadRequest, LoadTarget } from './inputs.ts';
import type { LoadStep } from './places.ts';
import { describeMiss } from './plan.ts';
import { reportFound, reportMiss, titleOf, type LoadReport } from './report.ts';

/** Runs the action `load`: finds the archives, loads what the engine lacks, tags; gives a report for each image. */
export async function runLoad(request: LoadRequest, context: ActionContext): Promise<LoadReport[]> {
  const step: LoadStep = { ...context, request, dir: archiveFolder(request.archiveDir, context.environment) };
  const reports: LoadReport[] = [];
  for (const target of request.targets) reports.push(await loadTarget(target, step));
  return reports;
}

async function loadTarget(target: LoadTarget, step: LoadStep): Promise<LoadReport> {
  const { request, stage } = step;
  const found = await stage(
    'Find',
    () => findArchive(target, step),
    result => (result ? `${titleOf(result)} in ${result.foundIn}` : 'nothing'),
  );
  if (!found) return acceptMiss(target, step);
  const report = reportFound(target, found, request);
  if (request.lookupOnly) return { ...report, because: 'lookup-only is true' };
  const engine = await step.engine();
  const loaded = await stage(
    'Load',
    async () =>
      (await takePresent(engine, found, report.image, step)) ?? (await loadFound(engine, found, report, step)),
    result => result.because,
  );
  const tags = await stage(
    'Tag',
    () => tagImage(engine, loaded, report, step),
    names => names.join(', ') || 'none',
  ).finally(loaded.release);
  const { image, because, path, metadata } = loaded;
  const shortImageid = metadata?.imageid ?? report.shortImageid;
  return { ...report, loaded: loaded.loaded, because, path, metadata, tags, shortImageid, imageid: image.id };
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
