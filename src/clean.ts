import { connectEngine } from './acquire/connect.ts';
import type { Engine } from './acquire/engine.ts';
import type { PruneInputs, ScopeName } from './inputs/prune.ts';
import { archiveFolder, type World } from './inputs/world.ts';
import { judgeVersion } from './plan/version.ts';
import { buildCacheSubjects } from './prune/build-cache.ts';
import { clear, type Cleaning, type ClearedRow } from './prune/clear.ts';
import { artifactSubjects, cacheSubjects, danglingSubjects, folderSubjects, imageSubjects } from './prune/subjects.ts';
import { sweep, type Subject, type SweepRow, type SweepRules } from './prune/sweep.ts';
import { ActionError, messageOf } from './report/errors.ts';
import { formatBytes } from './report/format.ts';
import { formatSwept } from './report/prune-report.ts';
import { artifactObstacle, ArtifactStore } from './ship/artifact.ts';
import { GitHubApi } from './ship/github.ts';
import type { Tools } from './step.ts';

interface CleanStep extends Tools {
  readonly inputs: PruneInputs;
  readonly world: World;
  readonly rules: SweepRules;
  readonly connect: () => Promise<Engine>;
}

/** Runs the action `prune`: plans, tells the plan, deletes. What cannot be read or deleted stops nothing else. */
export async function runPrune(inputs: PruneInputs, world: World, tools: Tools): Promise<Cleaning> {
  let engine: Promise<Engine> | undefined;
  const connect = () => (engine ??= connectEngine(inputs.dockerHost, world, tools.signal));
  const step: CleanStep = { ...tools, inputs, world, connect, rules: makeRules(inputs) };
  const blocked = new Map<ScopeName, string>();
  const plan = await step.stage('Plan', () => makePlan(step, blocked), tellPlan);
  if (inputs.dryRun) return { plan, cleared: [], blocked };
  const cleared = await step.stage('Prune', () => clear(plan, step.signal), tellCleared);
  for (const row of cleared.filter(({ error }) => error !== '')) step.log.info(`${formatSwept(row)}: ${row.error}`);
  return { plan, cleared, blocked };
}

async function makePlan(step: CleanStep, blocked: Map<ScopeName, string>): Promise<SweepRow[]> {
  const subjects: Subject[] = [];
  for (const scope of step.inputs.scopes) {
    try {
      subjects.push(...(await gather(scope, step)));
    } catch (error) {
      step.signal.throwIfAborted();
      blocked.set(scope, messageOf(error));
      step.log.info(`${scope}: not looked through, ${messageOf(error)}`);
    }
  }
  const plan = sweep(subjects, step.rules);
  for (const row of plan) step.log.info(formatSwept(row));
  return plan;
}

async function gather(scope: ScopeName, step: CleanStep): Promise<Subject[]> {
  const { inputs, world, log, signal, connect, rules } = step;
  switch (scope) {
    case 'folder':
      return folderSubjects(archiveFolder(inputs.archiveDir, world));
    case 'cache':
      return gatherCache(step);
    case 'artifacts': {
      const obstacle = artifactObstacle(world, 'scopes: artifacts', 'scopes: folder,cache');
      if (obstacle) throw obstacle;
      return artifactSubjects(new ArtifactStore(world, log, signal));
    }
    case 'images':
      return imageSubjects(await connect());
    case 'dangling':
      return danglingSubjects(await connect());
    case 'build-cache':
      return buildCacheSubjects(await connect(), rules.before);
  }
}

async function gatherCache({ inputs, world, signal }: CleanStep): Promise<Subject[]> {
  const ref = inputs.ref || world.ref;
  if (inputs.token === '') throw new ActionError('GITHUB_TOKEN', 'github-token is empty');
  if (world.repository === '' || ref === '')
    throw new ActionError('NO_REF', 'this step belongs to no repository and ref');
  return cacheSubjects(new GitHubApi(world, inputs.token, signal), ref);
}

function makeRules(inputs: PruneInputs): SweepRules {
  const { wanted, versions, dirtyOnly, dirtyPattern, keep, olderThan, until, ageRule } = inputs;
  const age = olderThan === undefined ? undefined : Date.now() - olderThan;
  const before = Math.min(age ?? Infinity, until ?? Infinity);
  return {
    ...{ wanted, versions, dirtyOnly, keep, beforeRule: ageRule },
    ...(before !== Infinity && { before }),
    isDirty: version => judgeVersion(version, dirtyPattern).dirty,
  };
}

function tellPlan(plan: readonly SweepRow[]): string {
  const going = plan.filter(({ goes }) => goes);
  return `${going.length} of ${plan.length} go, which frees ${formatBytes(sumOf(going))}`;
}

function tellCleared(rows: readonly ClearedRow[]): string {
  const failed = rows.filter(({ error }) => error !== '').length;
  return `${rows.length - failed} deleted, ${failed} failed, ${formatBytes(sumOf(rows))} freed`;
}

function sumOf(rows: readonly SweepRow[]): number {
  return rows.reduce((sum, { frees }) => sum + frees, 0);
}
