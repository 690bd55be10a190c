import { planAndWriteBump } from './bump/run.ts';
import { planTree, type TreeStep } from './plan/run.ts';
import { addSummary, openDoor, setOutputs } from '../shared/main.ts';
import { findBuildFailure, buildTree } from './build/run.ts';
import { readTreeInputs } from './inputs.ts';
import { makeBumpOutputs, makeBumpSummary } from './bump/report.ts';
import type { Console } from '../shared/console.ts';
import { makeBuildLines, makeBuildOutputs, makeBuildSummary } from './build/report.ts';
import { makePlanLines, makePlanOutputs } from './plan/report.ts';
import { makePlanSummary } from './plan/summary.ts';
import { makeTreePruneOutputs, makeTreePruneSummary } from './prune/report.ts';
import { pruneTree } from './prune/run.ts';

/** The door of the action `tree`. */
export async function openTree(): Promise<never> {
  return openDoor(['password', 'github-token'], async visit => {
    const { world, console, getInput } = visit;
    const step = { ...visit, inputs: readTreeInputs(getInput, world), world };
    await commands[step.inputs.command](step, console);
  });
}

const commands = { plan: runPlan, build: runGrow, bump: runBump, prune: runWeed };

async function runPlan(step: TreeStep, console: Console): Promise<void> {
  const plan = await planTree(step);
  for (const line of makePlanLines(plan)) console.info(line);
  const { outputs, warnings } = makePlanOutputs(plan);
  warnings.forEach(warning => console.warning(warning));
  setOutputs(outputs);
  await addSummary(makePlanSummary(plan), console);
}

async function runGrow(step: TreeStep, console: Console): Promise<void> {
  if (step.inputs.dryRun) return runPlan(step, console);
  const result = await buildTree(step);
  for (const line of makeBuildLines(result)) console.info(line);
  const { outputs, warnings } = makeBuildOutputs(result);
  warnings.forEach(warning => console.warning(warning));
  setOutputs(outputs);
  await addSummary(makeBuildSummary(result), console);
  const failure = findBuildFailure(result);
  if (failure) throw failure;
}

async function runBump(step: TreeStep, console: Console): Promise<void> {
  const plan = await planAndWriteBump(step);
  setOutputs(makeBumpOutputs(plan, warning => console.warning(warning)));
  await addSummary(makeBumpSummary(plan, step.inputs.dryRun), console);
}

async function runWeed(step: TreeStep, console: Console): Promise<void> {
  const rows = await pruneTree(step);
  setOutputs(makeTreePruneOutputs(rows, warning => console.warning(warning)));
  await addSummary(makeTreePruneSummary(rows, step.inputs.dryRun), console);
}
