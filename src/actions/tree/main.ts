import { planAndWriteBump } from './bump/run.ts';
import { planTree, type TreeStep } from './plan/run.ts';
import { openContext } from '../shared/context.ts';
import { addSummary, runAction, setOutputs } from '../shared/main.ts';
import { findBuildFailure, buildTree } from './build/run.ts';
import { readTreeInputs } from './inputs.ts';
import { makeBumpOutputs, makeBumpSummary } from './bump/report.ts';
import { makeBuildLines, makeBuildOutputs, makeBuildSummary } from './build/report.ts';
import { makePlanLines, makePlanOutputs } from './plan/report.ts';
import { makePlanSummary } from './plan/summary.ts';
import { makeTreePruneOutputs, makeTreePruneSummary } from './prune/report.ts';
import { pruneTree } from './prune/run.ts';

/** Starts the action `tree`. */
export async function startTree(): Promise<never> {
  return runAction(async (getInput, runner) => {
    const inputs = readTreeInputs(getInput, runner.environment);
    const step = { ...openContext(runner, { dockerHost: inputs.dockerHost, token: inputs.build.token }), inputs };
    await commands[step.inputs.command](step);
  });
}

const commands = { plan: runPlan, build: runGrow, bump: runBump, prune: runWeed };

async function runPlan(step: TreeStep): Promise<void> {
  const plan = await planTree(step);
  for (const line of makePlanLines(plan)) step.log.info(line);
  const { outputs, warnings } = makePlanOutputs(plan);
  warnings.forEach(warning => step.log.warning(warning));
  setOutputs(outputs);
  await addSummary(makePlanSummary(plan), step.log);
}

async function runGrow(step: TreeStep): Promise<void> {
  if (step.inputs.dryRun) return runPlan(step);
  const result = await buildTree(step);
  for (const line of makeBuildLines(result)) step.log.info(line);
  const { outputs, warnings } = makeBuildOutputs(result);
  warnings.forEach(warning => step.log.warning(warning));
  setOutputs(outputs);
  await addSummary(makeBuildSummary(result), step.log);
  const failure = findBuildFailure(result);
  if (failure) throw failure;
}

async function runBump(step: TreeStep): Promise<void> {
  const plan = await planAndWriteBump(step);
  setOutputs(makeBumpOutputs(plan, warning => step.log.warning(warning)));
  await addSummary(makeBumpSummary(plan, step.inputs.dryRun), step.log);
}

async function runWeed(step: TreeStep): Promise<void> {
  const rows = await pruneTree(step);
  setOutputs(makeTreePruneOutputs(rows, warning => step.log.warning(warning)));
  await addSummary(makeTreePruneSummary(rows, step.inputs.dryRun), step.log);
}
