import { readArchiveMetadata } from '../../archive/format/archive-file.ts';
import { makeMetadata, recordedRepository, type ArchiveMetadata } from '../../archive/format/metadata.ts';
import { findEngineImage } from '../../archive/image-lookup.ts';
import { SeveralImagesError, type OneOfSeveral } from '../../archive/format/image-choice.ts';
import type { LoadOptions } from '../../archive/load-job.ts';
import { loadArchive } from '../../archive/load.ts';
import { WholeArchiveNeeded, type PartialArchive } from '../../archive/partial-archive.ts';
import { removeUntagged } from '../../archive/loaded-image.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { formatBytes } from '../../core/format.ts';
import type { Engine } from '../../docker/engine.ts';
import type { EngineImage } from '../../docker/image.ts';
import { parsePlatform, samePlatform } from '../../image/platform.ts';
import { parseReference } from '../../image/reference.ts';
import { checkRepository, repositoryOfTags } from '../../image/repository.ts';
import { chooseTags } from '../../image/tags.ts';
import { toTag } from '../../image/version.ts';
import { statFile } from '../../stores/files.ts';
import { hashFile, removeArchive, writeSidecar } from '../../stores/sidecar.ts';
import type { ArchiveFile, FetchedArchive } from '../../stores/store.ts';
import type { FoundArchive } from './find.ts';
import type { LoadStep } from './places.ts';
import { titleOf, type LoadReport } from './report.ts';

/** An image that is in the engine now. */
export interface LoadedImage {
  readonly image: EngineImage;
  readonly loaded: boolean;
  readonly because: string;
  /** The archive file; empty where it was not fetched. */
  readonly path: string;
  /** What is known of it; proved where it was loaded. */
  readonly metadata: ArchiveMetadata | undefined;
  /** Ends the load, once the image has its names. */
  readonly release: () => Promise<void>;
}

/** Takes the image that the engine has already; undefined where it does not have it. */
export async function takePresent(
  engine: Engine,
  found: FoundArchive,
  repository: string,
  { request, log, signal }: LoadStep,
): Promise<LoadedImage | undefined> {
  const { imageid, dockerId, metadata } = found;
  // Fewer digits may fit several images.
  if (imageid.length < 12) return undefined;
  const dockerIds = dockerId === '' ? [] : [dockerId];
  const platform = request.platform ?? parsePlatform(metadata?.platform ?? '');
  const image = await findEngineImage(engine, { imageid, dockerIds, platform, repository }, log, signal);
  if (!image || (request.platform && !samePlatform(image.platform, request.platform))) return undefined;
  const known = await learnNames(found, signal);
  if (!known) return undefined;
  const because = 'the engine has this very image already';
  return { image, loaded: false, because, ...known, release: () => Promise.resolve() };
}

// The name of an archive may be one that the user chose: then only the archive tells the names of its image.
async function learnNames(
  found: FoundArchive,
  signal: AbortSignal,
): Promise<Pick<LoadedImage, 'path' | 'metadata'> | undefined> {
  const { wanted, repository, path, metadata } = found;
  if (wanted !== '' || repository !== undefined) return { path, metadata };
  const file = await found.fetch();
  const ownWord = await readArchiveMetadata(file.path, signal);
  return ownWord && { path: file.path, metadata: ownWord };
}

/**
 * Fetches an archive and loads it into the engine; an archive of several images gives several, unless the step names
 * one of them. Throws `ARCHIVE_*` or `ZIP_*` where it is not whole or holds another image.
 */
export async function loadFound(
  engine: Engine,
  found: FoundArchive,
  report: LoadReport,
  step: LoadStep,
): Promise<LoadedImage[]> {
  const inParts = await loadInParts(engine, found, report, step);
  if (inParts) return [inParts];
  const file = await found.fetch();
  const before = found.archive && (await statFile(file.path, found.archive));
  const order = { file, before, found, report, step, engine };
  try {
    return [await loadOne(order)];
  } catch (error) {
    if (error instanceof SeveralImagesError && areAllMeant(error.images, report, step))
      return loadEach(error.images, order);
    // A useless file that stays would only be found again.
    if (before && file.fetched && isUnfit(error)) await removeArchive(before);
    throw error;
  }
}

/** Loads an archive by fetching only what the engine lacks; undefined where it has to be fetched as a whole. */
async function loadInParts(
  engine: Engine,
  found: FoundArchive,
  report: LoadReport,
  step: LoadStep,
): Promise<LoadedImage | undefined> {
  const { request, environment, log, signal } = step;
  // A user who names a folder wants the file.
  const isFileWanted = request.archiveDir !== '' || environment.env['ARTIFACTS_DIR'];
  if (!found.useParts || isFileWanted || !engine.local || engine.podman) return undefined;
  try {
    return await found.useParts(async parts => {
      const file = { path: parts.path, sha256: '', fetched: false };
      const loaded = await loadOne({ engine, file, before: undefined, parts, found, report, step });
      log.info(`Of ${formatBytes(parts.size)} in the ${found.foundIn}, ${formatBytes(parts.fetched())} were fetched`);
      return { ...loaded, path: '' };
    });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof WholeArchiveNeeded)) throw error;
    log.info(`The archive is fetched as a whole: ${error.message}`);
    return undefined;
  }
}

/** What is loaded, and for which target. */
interface LoadOrder {
  readonly engine: Engine;
  readonly file: FetchedArchive;
  /** The file before it was read; undefined where it does not have the name of an archive. */
  readonly before: ArchiveFile | undefined;
  /** The archive, where it is not a file on this machine. */
  readonly parts?: PartialArchive;
  readonly found: FoundArchive;
  readonly report: LoadReport;
  readonly step: LoadStep;
}

async function loadOne(
  { engine, file, before, parts, found, report, step }: LoadOrder,
  { imageid = found.imageid, otherLayers }: Partial<Pick<LoadOptions, 'imageid' | 'otherLayers'>> = {},
): Promise<LoadedImage> {
  const { request, log, signal } = step;
  const { name, version } = report;
  const ownWord = await readArchiveMetadata(parts ?? file.path, signal);
  const recorded = ownWord && recordedRepository(ownWord);
  checkRepository(titleOf(found), recorded, found.wanted);
  const tag = toTag(version);
  const reference = version === '' ? report.image : `${report.image}:${tag}`;
  const options = {
    path: file.path,
    parts,
    imageid,
    repository: recorded === undefined ? found.wanted : '',
    choice: {
      reference,
      platform: request.platform,
      usualPlatform: request.usualPlatform ?? (await engine.platform()),
    },
    otherLayers,
    willBeTagged: (archived: readonly string[]) => tagsOf(archived, report, step).length > 0,
    verified: !file.fetched && !parts && found.dockerId !== '',
    sizeLimit: request.sizeLimit,
    idleTimeout: request.idleTimeout,
  };
  const { facts, sent, image, release } = await loadArchive({ engine, options, log, signal });
  const told = recorded ?? repositoryOfTags(facts.repoTags, report.image) ?? report.image;
  const identity = { name, version, image: found.wanted || told, tag };
  const metadata = makeMetadata(identity, image, facts, ownWord?.tar_size ?? sent);
  await keepSidecar(before, file, metadata, step).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  const because = `the engine did not have it, ${formatBytes(sent)} sent`;
  return { image, loaded: true, because, path: file.path, metadata, release };
}

/** Loads every image of an archive; after a failure those without a name are removed. */
async function loadEach(images: readonly OneOfSeveral[], order: LoadOrder): Promise<LoadedImage[]> {
  order.step.log.info(`${order.file.path} holds ${images.length} images`);
  const loaded: LoadedImage[] = [];
  try {
    for (const { configDigest, otherLayers } of images)
      loaded.push(await loadOne(order, { imageid: configDigest.replace('sha256:', ''), otherLayers }));
    return loaded;
  } catch (error) {
    for (const { image, release } of loaded) {
      await release();
      await removeUntagged(order.engine, await order.engine.inspect(image.id));
    }
    throw error;
  }
}

// Each of them would be given the one id or the extra names.
function areAllMeant(images: readonly OneOfSeveral[], { image }: LoadReport, { request }: LoadStep): boolean {
  if (request.imageid !== '' || request.tags.length > 0) return false;
  return images.every(({ names }) => image === '' || names.some(name => parseReference(name)?.repository === image));
}

/** Gives an image its names, `repository:tag`. */
export async function tagImage(
  engine: Engine,
  { image, metadata }: LoadedImage,
  report: LoadReport,
  step: LoadStep,
): Promise<string[]> {
  const tags = tagsOf(metadata?.repo_tags ?? [], report, step);
  for (const tag of tags) {
    const colon = tag.lastIndexOf(':');
    await engine.tag(image.id, tag.slice(0, colon), tag.slice(colon + 1));
  }
  return tags;
}

function tagsOf(archived: readonly string[], { version, image }: LoadReport, { request }: LoadStep): string[] {
  return chooseTags({ archived, extra: request.tags, repository: image, version });
}

function isUnfit(error: unknown): boolean {
  return error instanceof ActionError && /^(ARCHIVE|ZIP)_/.test(error.code);
}

// The next step that finds the archive in the folder need not open it again.
async function keepSidecar(
  file: ArchiveFile | undefined,
  { path, sha256, fetched }: FetchedArchive,
  metadata: ArchiveMetadata,
  { log, signal }: LoadStep,
): Promise<void> {
  if (!fetched || !file) return;
  try {
    await writeSidecar({ ...file, metadata, sha256: sha256 || (await hashFile(path, signal)) });
  } catch (error) {
    signal.throwIfAborted();
    log.info(`The description of ${path} could not be written beside it: ${messageOf(error)}`);
  }
}
