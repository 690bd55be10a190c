import { bumpTree } from './bump.ts';
import { chartTree, type TreeStep } from './chart.ts';
import { addSummary, openDoor, setOutputs } from './door.ts';
import { readTreeInputs } from './inputs/tree.ts';
import { makeBumpOutputs, makeBumpSummary } from './report/bump-report.ts';
import type { Console } from './report/console.ts';
import { makeTreeLines, makeTreeOutputs } from './report/tree-report.ts';
import { makeTreeSummary } from './report/tree-summary.ts';

/** The door of the action `tree`. */
export async function openTree(): Promise<never> {
  return openDoor(['password'], async visit => {
    const { world, console, getInput } = visit;
    const step = { ...visit, inputs: readTreeInputs(getInput, world), world };
    await commands[step.inputs.command](step, console);
  });
}

const commands = { plan: runPlan, bump: runBump };

async function runPlan(step: TreeStep, console: Console): Promise<void> {
  const plan = await chartTree(step);
  for (const line of makeTreeLines(plan)) console.info(line);
  const { outputs, warnings } = makeTreeOutputs(plan);
  warnings.forEach(warning => console.warning(warning));
  setOutputs(outputs);
  await addSummary(makeTreeSummary(plan), console);
}

async function runBump(step: TreeStep, console: Console): Promise<void> {
  const plan = await bumpTree(step);
  setOutputs(makeBumpOutputs(plan, warning => console.warning(warning)));
  await addSummary(makeBumpSummary(plan, step.inputs.bump.dryRun), console);
}
