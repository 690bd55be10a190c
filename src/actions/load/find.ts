import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ArchiveMetadata } from '../../archive/format/metadata.ts';
import { readArchiveMetadata } from '../../archive/format/archive-file.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { formatName, parseName, type ArchiveName } from '../../image/name.ts';
import { artifactObstacle, enterpriseObstacle } from '../../stores/artifact-service.ts';
import { ArtifactStore } from '../../stores/artifacts.ts';
import { cacheObstacle } from '../../stores/cache/entries.ts';
import { CacheStore } from '../../stores/cache/store.ts';
import { openArchiveFolder } from '../../stores/files.ts';
import { FolderStore } from '../../stores/folder.ts';
import { searchRuns, type RunQuery } from '../../stores/runs.ts';
import type { ArchiveQuery, FetchedArchive, PlaceName, StoreContext, StoredArchive } from '../../stores/store.ts';
import type { ActionContext } from '../shared/context.ts';
import type { LoadRequest, LoadTarget } from './inputs.ts';
import { acceptImageId, chooseArchive, makeQuery } from './plan.ts';

/** What the stages of the action `load` share. */
export interface LoadStep extends ActionContext, StoreContext {
  readonly request: LoadRequest;
}

/** An archive that can be loaded, and what is known of it before. */
export interface FoundArchive {
  /** `artifact`, `cache`, `folder` or `path`. */
  readonly foundIn: string;
  /** Undefined where a given file does not have the name of an archive. */
  readonly archive: ArchiveName | undefined;
  /** Empty when it has to be fetched. */
  readonly path: string;
  /** What the archive says about itself; proved where `dockerId` is known too. */
  readonly metadata: ArchiveMetadata | undefined;
  /** The id an engine showed for it, as the step knew that proved it; empty where it was not proved yet. */
  readonly dockerId: string;
  /** Hex digits that its config digest must begin with. */
  readonly imageid: string;
  fetch(): Promise<FetchedArchive>;
}

/** Finds the archive of one target: the file that was given, else the first place that has it. Undefined where there is none. */
export async function findArchive(target: LoadTarget, step: LoadStep): Promise<FoundArchive | undefined> {
  const { request, environment } = step;
  if (target.path !== '') return findFile(resolve(environment.workspace, target.path), step);
  const query = makeQuery(target, request);
  for (const place of request.places) {
    const stored = await findInPlace(place, query, step);
    if (stored) return toFound(stored, step);
  }
  return undefined;
}

async function findFile(path: string, { request, signal, log }: LoadStep): Promise<FoundArchive | undefined> {
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) {
    log.info(`path ${path} ${file ? 'is no file' : 'does not exist'}`);
    return undefined;
  }
  const archive = parseName(basename(path));
  const metadata = await readArchiveMetadata(path, signal);
  const named = archive?.imageid ?? metadata?.config_digest.replace('sha256:', '') ?? '';
  const imageid = acceptImageId(path, named, request.imageid);
  const fetch = () => Promise.resolve({ path, sha256: '', fetched: false });
  return { foundIn: 'path', archive, path, metadata, dockerId: '', imageid, fetch };
}

function toFound(stored: StoredArchive, { request, dir }: LoadStep): FoundArchive {
  const { archive, place, path = '' } = stored;
  const metadata = stored.sha256 === '' ? undefined : stored.metadata;
  const fetch = async () => {
    if (path === '') await openArchiveFolder(dir);
    return stored.fetch();
  };
  const imageid = acceptImageId(path, archive.imageid, request.imageid);
  return { foundIn: place, archive, path, metadata, dockerId: metadata?.docker_id ?? '', imageid, fetch };
}

async function findInPlace(place: PlaceName, query: ArchiveQuery, step: LoadStep): Promise<StoredArchive | undefined> {
  const { run } = step.request;
  switch (place) {
    case 'artifact':
      return run ? findInRuns(run, query, step) : findInArtifacts(query, step);
    case 'cache':
      return findInCache(query, step);
    case 'folder':
      return pick(place, await new FolderStore(step).find(query), query, step);
  }
}

async function findInArtifacts(query: ArchiveQuery, step: LoadStep): Promise<StoredArchive | undefined> {
  const { environment, log, signal } = step;
  const obstacle = artifactObstacle(environment, 'from: artifact', 'from: cache,folder');
  if (obstacle) {
    skip('artifact', obstacle, step);
    return undefined;
  }
  try {
    return pick('artifact', await new ArtifactStore(step).find(query), query, step);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ActionError) throw error;
    log.warning(`The artifacts of this run could not be read: ${messageOf(error)}`);
    return undefined;
  }
}

async function findInRuns(runs: RunQuery, query: ArchiveQuery, step: LoadStep): Promise<StoredArchive | undefined> {
  const { environment, log } = step;
  const { token } = step.request;
  const github = step.github();
  const obstacle = enterpriseObstacle(environment, 'from: artifact', 'from: cache,folder');
  if (obstacle) throw obstacle;
  if (!github) throw new ActionError('RUN', 'other workflow runs cannot be searched without github-token');
  let count = 0;
  for await (const { runId, found, rule } of searchRuns(runs, query, { token, github }, step)) {
    count += 1;
    const stored = pick(`run ${runId}`, found, query, step);
    if (!stored) continue;
    log.info(`Run ${runId} was chosen: ${rule}`);
    return stored;
  }
  log.info(`None of the ${count} runs that were searched has it`);
  return undefined;
}

async function findInCache(query: ArchiveQuery, step: LoadStep): Promise<StoredArchive | undefined> {
  const { environment, github } = step;
  const obstacle = cacheObstacle(environment);
  if (obstacle !== undefined) {
    const message = `from: cache does not work: ${obstacle}`;
    skip('cache', new ActionError('CACHE_SERVICE', message, { hint: 'from: folder' }), step);
    return undefined;
  }
  return pick('cache', await new CacheStore(step, github()).find(query), query, step);
}

// `auto` skips the places that this step does not have; one that was asked for by name must be there.
function skip(place: PlaceName, obstacle: ActionError, { request, log }: LoadStep): void {
  if (!request.auto) throw obstacle;
  log.info(`${place}: ${obstacle.message}`);
}

function pick(
  place: string,
  found: readonly StoredArchive[],
  query: ArchiveQuery,
  { log }: LoadStep,
): StoredArchive | undefined {
  const chosen = chooseArchive(found, query);
  log.info(`${place}: ${chosen ? `${formatName(chosen.stored.archive)}, ${chosen.because}` : 'nothing fits'}`);
  return chosen?.stored;
}
