import { chartTree } from './chart.ts';
import { addSummary, openDoor, setOutputs } from './door.ts';
import { readTreeInputs } from './inputs/tree.ts';
import { makeTreeLines, makeTreeOutputs } from './report/tree-report.ts';
import { makeTreeSummary } from './report/tree-summary.ts';

/** The door of the action `tree`. */
export async function openTree(): Promise<never> {
  return openDoor(['password'], async visit => {
    const { world, console, getInput } = visit;
    const plan = await chartTree({ ...visit, inputs: readTreeInputs(getInput, world), world });
    for (const line of makeTreeLines(plan)) console.info(line);
    const { outputs, warnings } = makeTreeOutputs(plan);
    warnings.forEach(warning => console.warning(warning));
    setOutputs(outputs);
    await addSummary(makeTreeSummary(plan), console);
  });
}
