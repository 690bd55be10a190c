import { ActionError } from '../../core/errors.ts';
import { known, whenKnown, type Answer } from '../../core/look-up.ts';
import { formatName } from '../../image/name.ts';
import { artifactObstacle, enterpriseObstacle } from '../../stores/artifact-service.ts';
import { ArtifactStore } from '../../stores/artifacts.ts';
import { cacheObstacle } from '../../stores/cache/service.ts';
import { CacheStore } from '../../stores/cache/store.ts';
import { FolderStore } from '../../stores/folder.ts';
import { searchRuns, type RunQuery } from '../../stores/runs.ts';
import type { RunningStep } from '../../stores/running-steps.ts';
import type { ArchiveQuery, PlaceName, StoreContext, StoredArchive } from '../../stores/store.ts';
import type { ActionContext } from '../shared/context.ts';
import type { LoadRequest } from './inputs.ts';
import { chooseArchive } from './plan.ts';

/** What the stages of the action `load` share. */
export interface LoadStep extends ActionContext, StoreContext {
  readonly request: LoadRequest;
  readonly running: RunningStep;
}

/** Finds the archive asked for in one place; undefined where it has none. Throws `ARCHIVE_AMBIGUOUS`, and where this step does not have a place asked for by name. */
export async function findInPlace(
  place: PlaceName,
  query: ArchiveQuery,
  step: LoadStep,
): Promise<Answer<StoredArchive | undefined>> {
  const { run } = step.request;
  switch (place) {
    case 'artifact':
      return run ? known(await findInRuns(run, query, step)) : findInArtifacts(query, step);
    case 'cache':
      return findInCache(query, step);
    case 'folder':
      return known(pick(place, (await new FolderStore(step).find(query)).value, query, step));
  }
}

async function findInArtifacts(query: ArchiveQuery, step: LoadStep): Promise<Answer<StoredArchive | undefined>> {
  const obstacle = artifactObstacle(step.environment, 'from: artifact', 'from: cache,folder');
  if (obstacle) {
    skip('artifact', obstacle, step);
    return known(undefined);
  }
  const api = step.github();
  const ranges = api && { api, mask: step.mask };
  return whenKnown(await new ArtifactStore(step, undefined, ranges).find(query), found =>
    pick('artifact', found, query, step),
  );
}

async function findInRuns(runs: RunQuery, query: ArchiveQuery, step: LoadStep): Promise<StoredArchive | undefined> {
  const { environment, log } = step;
  const { token } = step.request;
  const github = step.github();
  const obstacle = enterpriseObstacle(environment, 'from: artifact', 'from: cache,folder');
  if (obstacle) throw obstacle;
  if (!github) throw new ActionError('RUN', 'other workflow runs cannot be searched without github-token');
  let count = 0;
  for await (const { runId, found, rule } of searchRuns(runs, query, { token, github, mask: step.mask }, step)) {
    count += 1;
    const stored = pick(`run ${runId}`, found, query, step);
    if (!stored) continue;
    log.info(`Run ${runId} was chosen: ${rule}`);
    return stored;
  }
  log.info(`None of the ${count} runs that were searched has it`);
  return undefined;
}

async function findInCache(query: ArchiveQuery, step: LoadStep): Promise<Answer<StoredArchive | undefined>> {
  const { environment, github } = step;
  const obstacle = cacheObstacle(environment, 'read');
  if (obstacle !== undefined) {
    const message = `from: cache does not work: ${obstacle}`;
    skip('cache', new ActionError('CACHE_SERVICE', message, { hint: 'from: folder' }), step);
    return known(undefined);
  }
  return whenKnown(await new CacheStore(step, github()).find(query), found => pick('cache', found, query, step));
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
