import { archiveFolder } from '../../core/environment.ts';
import { ActionError } from '../../core/errors.ts';
import { formatBytes } from '../../core/format.ts';
import type { Log } from '../../core/log.ts';
import { formatName } from '../../image/name.ts';
import type { Stores } from '../../stores/archive-index.ts';
import { artifactObstacle } from '../../stores/artifact-service.ts';
import { ArtifactStore, hasSameBytes, type StoredArtifact } from '../../stores/artifacts.ts';
import { cacheObstacle, isCacheOff } from '../../stores/cache/service.ts';
import { CacheStore } from '../../stores/cache/store.ts';
import type { ActionContext } from '../shared/context.ts';
import type { ArchivedImage } from './archived-image.ts';
import type { ArchiveContext } from './context.ts';
import type { ArchiveRequest } from './request.ts';

/** Opens the places that archives are stored in. Throws when artifacts are asked for and the step cannot upload any. */
export function openStores(request: ArchiveRequest, action: ActionContext): Stores {
  const { environment, github, log } = action;
  const { uploadArtifact, cache, dryRun } = request;
  const noArtifacts = uploadArtifact
    ? artifactObstacle(environment, 'upload-artifact: true', 'upload-artifact: false')
    : undefined;
  if (noArtifacts && !dryRun) acceptLoss(request, noArtifacts, log);
  const noCache = cache ? cacheObstacle(environment, 'any') : undefined;
  if (noCache !== undefined && !dryRun) {
    const text = `The archive is not kept in the actions cache: ${noCache}`;
    // That is what the workflow says.
    if (isCacheOff(environment)) log.notice(text);
    else log.warning(text);
  }
  const dir = archiveFolder(request.archiveDir, environment);
  const context = { ...action, dir };
  const api = environment.repository === '' ? undefined : github();
  return {
    dir,
    artifacts: uploadArtifact && !noArtifacts ? new ArtifactStore(context) : undefined,
    cache: cache && noCache === undefined ? new CacheStore(context, api) : undefined,
  };
}

/** What became of an archive outside the folder. */
export interface Stored {
  readonly artifact?: StoredArtifact;
  /** Whether the cache has it. */
  readonly cached: boolean;
}

/** Stores an archive as an artifact and in the cache, where either is asked for. Throws `ARCHIVE_DAMAGED`. */
export async function storeArchive(context: ArchiveContext, image: ArchivedImage): Promise<Stored> {
  const artifact = await uploadArtifact(context, image);
  return { artifact, cached: await saveInCache(context, image) };
}

/** Uploads an archive as a workflow artifact, unless this run has it already; undefined when none is asked for. */
async function uploadArtifact(
  { request, stores, plan, early, stage, log }: ArchiveContext,
  { ready, copies }: ArchivedImage,
): Promise<StoredArtifact | undefined> {
  const { artifacts } = stores;
  if (!artifacts) return undefined;
  const existing = plan.verdict.dirty || request.force ? 'rebuild' : request.existing;
  if (copies.artifact && !request.force && hasSameBytes(copies.artifact, ready)) {
    log.info(`${formatName(copies.artifact.archive)} is an artifact of this run already, not uploaded again`);
    return copies.artifact;
  }
  return stage(
    'Artifact',
    async () => {
      if (request.force) await copies.artifact?.remove();
      const order = { retentionDays: plan.retentionDays, existing };
      const uploaded = artifacts.upload(ready, order, early.uploadOf(ready.archive));
      return uploaded.catch((error: unknown) => acceptLoss(request, error, log));
    },
    stored => (stored ? formatBytes(stored.size) : 'not stored'),
  );
}

// A damaged archive, and another one under the same name, are not failures of the service.
const serviceErrors = ['ARTIFACT_SERVICE', 'ARTIFACT_GHES', 'ARTIFACT_QUOTA', 'ARTIFACT_UPLOAD', 'IDLE'];

// Whether the archive is of use without its artifact is for the user to decide.
function acceptLoss({ artifactError }: ArchiveRequest, error: unknown, log: Log): undefined {
  if (!(error instanceof ActionError) || !serviceErrors.includes(error.code)) throw error;
  if (artifactError === 'fail') throw error;
  log.warning(`${error.message}. The step goes on because artifact-error is warn`);
}

/** Saves an archive in the actions cache, unless it is there already; whether the cache has it now. */
async function saveInCache(
  { request, stores, stage, log }: ArchiveContext,
  { ready, copies }: ArchivedImage,
): Promise<boolean> {
  const { cache } = stores;
  if (!cache) return false;
  if (copies.cached && !request.force && (await cache.holds(ready))) {
    log.info('The actions cache holds this archive already');
    return true;
  }
  return stage(
    'Cache',
    () => cache.save(ready, request.force),
    kept => (kept ? formatBytes(ready.size) : 'not kept'),
  );
}
