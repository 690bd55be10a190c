import { connectEngine } from '../../docker/connect.ts';
import { Housekeeping } from '../../docker/housekeeping.ts';
import type { PruneInputs, Scope } from './inputs.ts';
import { archiveFolder, type RunnerEnvironment } from '../../core/environment.ts';
import { carryOut } from '../../prune/delete.ts';
import { gatherBuildCache, gatherDangling, gatherImages } from '../../prune/engine.ts';
import { gatherArtifacts, gatherCache, gatherFolder, type Prunable } from '../../prune/archives.ts';
import { gatherLayers } from '../../prune/layers.ts';
import { judgeRows, type Judged } from '../../prune/plan.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { toFailedPlace, toRow, type FailedRow, type PrunePlan, type PruneReport } from './report.ts';
import { makePlanLines, tell } from './summary.ts';
import { artifactObstacle } from '../../stores/artifact-service.ts';
import { ArtifactStore } from '../../stores/artifacts.ts';
import { cacheObstacle } from '../../stores/cache/service.ts';
import { CacheStore } from '../../stores/cache/store.ts';
import { openGitHub, type GitHubApi } from '../../stores/github/api.ts';
import type { ActionContext } from '../shared/context.ts';

/** What the stages of the action `prune` share. */
export interface PruneStep extends ActionContext {
  readonly inputs: PruneInputs;
  readonly environment: RunnerEnvironment;
}

/** Looks through all scopes and decides what goes; a scope that cannot be looked through is a failure, the others count. */
export async function planPrune(step: PruneStep): Promise<PrunePlan> {
  const plan = await step.stage(
    'Plan',
    () => lookThrough(step),
    ({ rows }) => `${rows.filter(row => row.goes).length} of ${rows.length} to delete`,
  );
  for (const line of makePlanLines(plan)) step.log.info(line);
  return plan;
}

/** Deletes what the plan says; with `dry-run` tells only what would be deleted. */
export async function runPrune(plan: PrunePlan, { inputs, stage, signal }: PruneStep): Promise<PruneReport> {
  const { dryRun } = inputs;
  const going = plan.rows.filter(row => row.goes);
  if (dryRun) return { dryRun, planned: plan.rows, pruned: going.map(toRow), failed: plan.failed };
  return stage(
    'Delete',
    async () => {
      const outcomes = await carryOut(plan.rows, signal);
      const pruned = outcomes.filter(({ error }) => error === undefined).map(({ row }) => toRow(row));
      const failed = outcomes.flatMap(({ row, error }) => (error === undefined ? [] : [{ ...toRow(row), error }]));
      return { dryRun, planned: plan.rows, pruned, failed: [...plan.failed, ...failed] };
    },
    report => tell(report.pruned),
  );
}

async function lookThrough(step: PruneStep): Promise<PrunePlan> {
  const { inputs, signal } = step;
  const candidates: Prunable[] = [];
  const failed: FailedRow[] = [];
  let engine: Promise<Housekeeping> | undefined;
  for (const scope of inputs.scopes) {
    try {
      candidates.push(...(await gather(scope, step, () => (engine ??= openEngine(step)))));
    } catch (error) {
      signal.throwIfAborted();
      failed.push(toFailedPlace(scope, messageOf(error)));
    }
  }
  const rows = judgeRows(candidates, inputs);
  if (!inputs.scopes.includes('cache') || failed.some(({ where }) => where === 'cache')) return { rows, failed };
  try {
    return { rows: [...rows, ...judgeRows(await findLayers(rows, step), inputs)], failed };
  } catch (error) {
    signal.throwIfAborted();
    return { rows, failed: [...failed, toFailedPlace('cache', messageOf(error))] };
  }
}

// Which layers are needed depends on which archives stay.
async function findLayers(rows: readonly Judged<Prunable>[], step: PruneStep): Promise<Prunable[]> {
  const { inputs, environment, log, signal } = step;
  const obstacle = cacheObstacle(environment);
  if (obstacle !== undefined) log.info(`The layers in the actions cache are not looked through: ${obstacle}`);
  if (obstacle !== undefined) return [];
  const going = new Set(rows.filter(row => row.goes).map(({ candidate }) => candidate.thing));
  return gatherLayers({
    api: openApi(step),
    cache: new CacheStore({ environment, dir: archiveFolder(inputs.archiveDir, environment), log, signal }),
    ref: inputs.ref || environment.ref,
    goes: id => going.has(`cache ${id}`),
    now: Date.now(),
  });
}

async function gather(scope: Scope, step: PruneStep, engine: () => Promise<Housekeeping>): Promise<Prunable[]> {
  const { inputs, environment, log, signal } = step;
  const { wanted, age } = inputs;
  switch (scope) {
    case 'folder':
      return gatherFolder(archiveFolder(inputs.archiveDir, environment), wanted);
    case 'cache':
      return gatherCache(openApi(step), inputs.ref || environment.ref, wanted);
    case 'artifacts': {
      const obstacle = artifactObstacle(environment, 'scopes: artifacts', 'scopes: folder,cache');
      if (obstacle) throw obstacle;
      return gatherArtifacts(
        new ArtifactStore({ environment, dir: archiveFolder(inputs.archiveDir, environment), log, signal }),
        wanted,
      );
    }
    case 'images':
      return gatherImages(await engine(), wanted);
    case 'dangling':
      return gatherDangling(await engine(), wanted);
    case 'build-cache':
      return gatherBuildCache(await engine(), age?.before);
  }
}

function openApi({ inputs, environment, signal }: PruneStep): GitHubApi {
  const obstacles: [boolean, string][] = [
    [inputs.token === '', 'github-token is empty'],
    [environment.repository === '', 'this step has no repository (GITHUB_REPOSITORY is not set)'],
    [(inputs.ref || environment.ref) === '', 'this step runs for no ref (GITHUB_REF is not set)'],
  ];
  const obstacle = obstacles.find(([there]) => there);
  if (obstacle) throw new ActionError('CACHE_SERVICE', obstacle[1]);
  return openGitHub(environment, inputs.token, signal);
}

async function openEngine({ inputs, environment, signal }: PruneStep): Promise<Housekeeping> {
  return new Housekeeping(await connectEngine(inputs.dockerHost, environment, signal), inputs.idleTimeout, signal);
}
