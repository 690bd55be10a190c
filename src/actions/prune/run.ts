import { archiveFolder } from '../../core/environment.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { longestList, LookUps } from '../../core/look-up.ts';
import { Housekeeping } from '../../docker/housekeeping.ts';
import { gatherArchives } from '../../prune/archives.ts';
import { deletePlanned, rowsGone } from '../../prune/delete.ts';
import { gatherBuildCache, gatherDangling, gatherImages } from '../../prune/engine.ts';
import { gatherLayers } from '../../prune/layers.ts';
import { toPruneRow, type PlannedRow } from '../../prune/plan.ts';
import type { Prunable } from '../../prune/rules.ts';
import { artifactObstacle } from '../../stores/artifact-service.ts';
import { ArtifactStore } from '../../stores/artifacts.ts';
import { cacheObstacle } from '../../stores/cache/service.ts';
import { CacheStore } from '../../stores/cache/store.ts';
import { FolderStore } from '../../stores/folder.ts';
import type { GitHubApi } from '../../stores/github/api.ts';
import { RunningStep, type RunningSteps } from '../../stores/running-steps.ts';
import type { StoreContext } from '../../stores/store.ts';
import type { ActionContext } from '../shared/context.ts';
import type { PruneRequest, PruneScope } from './inputs.ts';
import { planRequest, refuseShared, toFailedScope, type FailedRow, type PrunePlan } from './plan.ts';
import type { PruneReport } from './report.ts';
import { describeDeleted, makePlanLines } from './summary.ts';

/** What the stages of the action `prune` share. */
export interface PruneContext extends ActionContext, StoreContext {
  readonly request: PruneRequest;
  readonly running: RunningStep;
}

/** Adds to the context of a run what its request says. */
export function openPrune(request: PruneRequest, context: ActionContext): PruneContext {
  const { environment, log, signal } = context;
  const lookUps = new LookUps(log, signal, longestList);
  const dir = archiveFolder(request.archiveDir, environment);
  return { ...context, lookUps, request, dir, running: new RunningStep(dir, context.began) };
}

/** Searches all scopes and decides what goes. A scope that cannot be searched is a failure, and the others count. */
export async function planDeletions(context: PruneContext): Promise<PrunePlan> {
  const plan = await context.stage(
    'Plan',
    () => searchScopes(context),
    ({ rows }) => `${rows.filter(row => row.goes).length} of ${rows.length} to delete`,
  );
  for (const line of makePlanLines(plan)) context.log.info(line);
  return plan;
}

/** Deletes what the plan says; a dry run only reports what it would delete. */
export async function runPrune({ rows, failed }: PrunePlan, context: PruneContext): Promise<PruneReport> {
  const { dryRun } = context.request;
  if (dryRun) return { dryRun, planned: rows, pruned: rows.filter(row => row.goes).map(toPruneRow), failed };
  return context.stage(
    'Delete',
    async () => {
      const deletions = await deletePlanned(rows, context.running, context.signal);
      const pruned = rowsGone(deletions).map(toPruneRow);
      const errors = deletions.flatMap(({ row, error }) => (error === undefined ? [] : { ...toPruneRow(row), error }));
      return { dryRun, planned: rows, pruned, failed: [...failed, ...errors] };
    },
    report => describeDeleted(report.pruned),
  );
}

async function searchScopes(context: PruneContext): Promise<PrunePlan> {
  const { request } = context;
  const failed: FailedRow[] = [];
  const found: Prunable[] = [];
  const search = async (scope: PruneScope, gather: () => Promise<Prunable[]>) => {
    try {
      return await gather();
    } catch (error) {
      context.signal.throwIfAborted();
      failed.push(toFailedScope(scope, messageOf(error)));
      return [];
    }
  };
  const needs = await context.running.needs();
  for (const scope of request.scopes) found.push(...(await search(scope, () => gatherScope(scope, needs, context))));
  refuseShared(found, request);
  const rows = planRequest(found, request, needs);
  if (!request.scopes.includes('cache') || failed.some(({ where }) => where === 'cache')) return { rows, failed };
  const layers = await search('cache', () => findLayers(rows, context));
  return { rows: [...rows, ...planRequest(layers, request, needs)], failed };
}

async function gatherScope(scope: PruneScope, { since }: RunningSteps, context: PruneContext): Promise<Prunable[]> {
  const { request, environment } = context;
  const { names } = request;
  switch (scope) {
    case 'folder':
      return gatherArchives(new FolderStore(context), names);
    case 'cache':
      return gatherArchives(new CacheStore(context, openCacheApi(context)), names, { ref: refOf(context) });
    case 'artifacts': {
      const obstacle = artifactObstacle(environment, 'scopes: artifacts', 'scopes: folder,cache');
      if (obstacle) throw obstacle;
      return gatherArchives(new ArtifactStore(context), names);
    }
    case 'images':
      return gatherImages(await openEngine(context), names);
    case 'dangling':
      return gatherDangling(await openEngine(context), names);
    case 'build-cache':
      return gatherBuildCache(await openEngine(context), Math.min(since, request.age?.before ?? since));
  }
}

// Which layers are needed depends on which archives stay.
async function findLayers(rows: readonly PlannedRow<Prunable>[], context: PruneContext): Promise<Prunable[]> {
  const obstacle = cacheObstacle(context.environment, 'read');
  if (obstacle !== undefined) {
    context.log.info(`The layers in the actions cache are not searched: ${obstacle}`);
    return [];
  }
  const going = new Set(rows.filter(row => row.goes).map(({ candidate }) => candidate.thing));
  return gatherLayers({
    api: openCacheApi(context),
    cache: new CacheStore(context),
    ref: refOf(context),
    goes: id => going.has(`cache ${id}`),
    now: Date.now(),
  });
}

function openCacheApi(context: PruneContext): GitHubApi {
  const { environment, github } = context;
  const api = github();
  if (!api) throw new ActionError('CACHE_SERVICE', 'github-token is empty');
  if (environment.repository === '') {
    throw new ActionError('CACHE_SERVICE', 'this step has no repository (GITHUB_REPOSITORY is not set)');
  }
  if (refOf(context) === '')
    throw new ActionError('CACHE_SERVICE', 'this step runs for no ref (GITHUB_REF is not set)');
  return api;
}

function refOf({ request, environment }: PruneContext): string {
  return request.ref || environment.ref;
}

async function openEngine({ engine, request, signal }: PruneContext): Promise<Housekeeping> {
  return new Housekeeping(await engine(), request.idleTimeout, signal);
}
