import { bumpTree } from './bump/run.ts';
import { chartTree, type TreeStep } from './plan/run.ts';
import { addSummary, openDoor, setOutputs } from '../shared/main.ts';
import { failureOfGrowth, growTree } from './build/run.ts';
import { readTreeInputs } from './inputs.ts';
import { makeBumpOutputs, makeBumpSummary } from './bump/report.ts';
import type { Console } from '../shared/console.ts';
import { makeGrowLines, makeGrowOutputs, makeGrowSummary } from './build/report.ts';
import { makeTreeLines, makeTreeOutputs } from './plan/report.ts';
import { makeTreeSummary } from './plan/summary.ts';
import { makeWeedOutputs, makeWeedSummary } from './prune/report.ts';
import { weedTree } from './prune/run.ts';

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
  const plan = await chartTree(step);
  for (const line of makeTreeLines(plan)) console.info(line);
  const { outputs, warnings } = makeTreeOutputs(plan);
  warnings.forEach(warning => console.warning(warning));
  setOutputs(outputs);
  await addSummary(makeTreeSummary(plan), console);
}

async function runGrow(step: TreeStep, console: Console): Promise<void> {
  if (step.inputs.dryRun) return runPlan(step, console);
  const growth = await growTree(step);
  for (const line of makeGrowLines(growth)) console.info(line);
  const { outputs, warnings } = makeGrowOutputs(growth);
  warnings.forEach(warning => console.warning(warning));
  setOutputs(outputs);
  await addSummary(makeGrowSummary(growth), console);
  const failure = failureOfGrowth(growth);
  if (failure) throw failure;
}

async function runBump(step: TreeStep, console: Console): Promise<void> {
  const plan = await bumpTree(step);
  setOutputs(makeBumpOutputs(plan, warning => console.warning(warning)));
  await addSummary(makeBumpSummary(plan, step.inputs.dryRun), console);
}

async function runWeed(step: TreeStep, console: Console): Promise<void> {
  const rows = await weedTree(step);
  setOutputs(makeWeedOutputs(rows, warning => console.warning(warning)));
  await addSummary(makeWeedSummary(rows, step.inputs.dryRun), console);
}
