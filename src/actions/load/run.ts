import { basename } from 'node:path';
import type { Engine, EngineImage } from '../../docker/engine.ts';
import { loadArchive } from '../../archive/load.ts';
import { makeMetadata, type ArchiveMetadata } from '../../archive/format/metadata.ts';
import { readArchiveMetadata } from '../../archive/format/archive-file.ts';
import { findEngineImage } from '../../archive/image-lookup.ts';
import type { LoadStep } from './find.ts';
import type { LoadInputs, LoadTarget } from './inputs.ts';
import { archiveFolder } from '../../core/environment.ts';
import { locate, type Located } from './locate.ts';
import { formatName, repositoryOf } from '../../image/name.ts';
import { chooseTags } from '../../image/tags.ts';
import { judgeVersion, toTag } from '../../image/version.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { formatBytes } from '../../core/format.ts';
import type { LoadReport } from './report.ts';
import type { FetchedFile } from '../../stores/offer.ts';
import { hashFile, removeArchive, writeSidecar } from '../../stores/sidecar.ts';
import type { ActionContext } from '../shared/context.ts';

/** An image that is in the engine now. */
interface Restored {
  readonly image: EngineImage;
  readonly loaded: boolean;
  readonly because: string;
  readonly path: string;
  /** What is known of it; proved when it was loaded. */
  readonly metadata?: ArchiveMetadata;
  /** Ends the load, once the image has its names. */
  readonly release: () => Promise<void>;
}

/** Runs the action `load`: finds the archives, loads what the engine lacks, tags; gives a report for each image. */
export async function runLoad(inputs: LoadInputs, context: ActionContext): Promise<LoadReport[]> {
  const step: LoadStep = { ...context, inputs, dir: archiveFolder(inputs.archiveDir, context.environment) };
  const reports: LoadReport[] = [];
  for (const target of inputs.targets) reports.push(await restore(target, context.engine, step));
  return reports;
}

async function restore(target: LoadTarget, connect: () => Promise<Engine>, step: LoadStep): Promise<LoadReport> {
  const found = await step.stage(
    'Find',
    () => locate(target, step),
    result => (result ? `${nameOf(result)} in ${result.foundIn}` : 'nothing'),
  );
  if (!found) return reportMiss(target, step);
  const report = describe(target, found, step.inputs);
  if (step.inputs.lookupOnly) return { ...report, because: 'lookup-only is true' };
  const engine = await connect();
  const restored = await step.stage(
    'Load',
    async () =>
      (await takePresent(engine, report.image, found, step)) ?? (await loadFound(engine, found, report, step)),
    result => result.because,
  );
  const tags = await step
    .stage(
      'Tag',
      () => tagImage(engine, restored, report, step.inputs),
      names => names.join(', ') || 'none',
    )
    .finally(restored.release);
  const { loaded, because, path, metadata, image } = restored;
  const shortImageid = metadata ? metadata.imageid : report.shortImageid;
  return { ...report, loaded, because, path, tags, shortImageid, imageid: image.id, ...(metadata && { metadata }) };
}

async function takePresent(
  engine: Engine,
  repository: string,
  { imageid, metadata, dockerId, path }: Located,
  { log, signal }: LoadStep,
): Promise<Restored | undefined> {
  // Fewer digits name no image for sure.
  if (imageid.length < 12) return undefined;
  const dockerIds = dockerId === '' ? [] : [dockerId];
  const image = await findEngineImage(engine, { imageid, dockerIds, repository }, log, signal);
  if (!image) return undefined;
  const because = 'the engine has this very image already';
  const release = () => Promise.resolve();
  return { image, loaded: false, because, path, release, ...(metadata && { metadata }) };
}

async function loadFound(engine: Engine, found: Located, report: LoadReport, step: LoadStep): Promise<Restored> {
  const { inputs, log, signal } = step;
  const file = await found.fetch();
  const told = await readArchiveMetadata(file.path, signal);
  const named = (archived: readonly string[]) => namesOf(archived, report, inputs).length > 0;
  const { sizeLimit: limit, idleTimeout } = inputs;
  const proved = !file.fetched && found.dockerId !== '';
  const order = { path: file.path, imageid: found.imageid, named, proved, limit, idleTimeout };
  try {
    const { facts, sent, image, release } = await loadArchive({ engine, order, log, signal });
    const tarSize = told?.tar_size ?? sent;
    const { name, version, image: repository } = report;
    const metadata = makeMetadata({ name, version, image: repository, tag: toTag(version) }, image, facts, tarSize);
    await keepSidecar(file, metadata, step).catch(async (error: unknown) => {
      await release();
      throw error;
    });
    const because = `the engine did not have it, ${formatBytes(sent)} sent`;
    return { image, loaded: true, because, path: file.path, metadata, release };
  } catch (error) {
    // What was fetched and is not whole would only be found again.
    if (file.fetched && isBroken(error)) await removeArchive(file.path);
    throw error;
  }
}

function isBroken(error: unknown): boolean {
  return error instanceof ActionError && /^(ARCHIVE|ZIP)_/.test(error.code);
}

// So that the next step that meets the archive need not open it again.
async function keepSidecar(file: FetchedFile, metadata: ArchiveMetadata, { log, signal }: LoadStep): Promise<void> {
  if (!file.fetched) return;
  try {
    await writeSidecar(file.path, metadata, file.sha256 || (await hashFile(file.path, signal)));
  } catch (error) {
    signal.throwIfAborted();
    log.info(`${file.path} is not described beside it: ${messageOf(error)}`);
  }
}

function namesOf(
  archived: readonly string[],
  { version, image: repository }: LoadReport,
  { tags: extra }: LoadInputs,
): string[] {
  return chooseTags({ archived, extra, repository, version });
}

async function tagImage(
  engine: Engine,
  { image, metadata }: Restored,
  report: LoadReport,
  inputs: LoadInputs,
): Promise<string[]> {
  const tags = namesOf(metadata?.repo_tags ?? [], report, inputs);
  for (const tag of tags) {
    const colon = tag.lastIndexOf(':');
    await engine.tag(image.id, tag.slice(0, colon), tag.slice(colon + 1));
  }
  return tags;
}

function describe({ name, repository }: LoadTarget, found: Located, inputs: LoadInputs): LoadReport {
  const { archive, metadata, foundIn, path, imageid } = found;
  const version = archive?.version ?? (inputs.version || metadata?.version || '');
  const known = name || (archive?.name ?? metadata?.name ?? '');
  return {
    ...{ name: known, image: repository || metadata?.image || repositoryOf(known), version, foundIn, path },
    ...{ dirty: judgeVersion(version).dirty, loaded: false, because: '', imageid: '', tags: [] },
    shortImageid: imageid.slice(0, 12),
    archiveName: archive ? formatName(archive) : basename(path),
    ...(metadata && { metadata }),
  };
}

function nameOf({ archive, path }: Located): string {
  return archive ? formatName(archive) : path;
}

function reportMiss({ name, path, repository }: LoadTarget, { inputs, dir, log }: LoadStep): LoadReport {
  const { version, imageid } = inputs;
  const places = inputs.places.map(place => (place === 'folder' ? `folder (${dir})` : place)).join(', ');
  const what = [name, version, imageid && `with image id ${imageid}`].filter(Boolean).join(' ');
  const message = path
    ? `path ${JSON.stringify(path)} is no file, allowed: an archive file`
    : `no archive of ${what} in ${places}`;
  if (inputs.failOnMiss) {
    const hint = 'Check image and version, or go on without:\n  with:\n    fail-on-miss: false';
    throw new ActionError('ARCHIVE_NOT_FOUND', message, { hint });
  }
  log.notice(`${message}; fail-on-miss is false`);
  return {
    ...{ image: repository, name, version, dirty: judgeVersion(version).dirty, foundIn: '', loaded: false },
    ...{ because: message, imageid: '', shortImageid: '', tags: [], path: '', archiveName: '' },
  };
}
