import { addSummary, openDoor, setOutputs } from '../shared/main.ts';
import { runList } from './run.ts';
import { readListInputs } from './inputs.ts';
import { makeListOutputs } from './report.ts';
import { makeListSummary } from './summary.ts';

/** The door of the action `list`. */
export async function openList(): Promise<never> {
  return openDoor(['github-token'], async visit => {
    const { world, console, getInput } = visit;
    const { archives, imagesJson } = await runList(readListInputs(getInput, world.env), world, visit);
    const { outputs, warnings } = makeListOutputs(archives, imagesJson);
    warnings.forEach(warning => console.warning(warning));
    setOutputs(outputs);
    await addSummary(makeListSummary(archives), console);
  });
}
