import { addSummary, openDoor, setOutputs } from '../shared/main.ts';
import { readLoadInputs } from './inputs.ts';
import { makeLoadOutputs } from './report.ts';
import { makeLoadSummary } from './summary.ts';
import { runLoad } from './run.ts';

/** The door of the action `load`. */
export async function openLoad(): Promise<never> {
  return openDoor(['github-token'], async visit => {
    const { world, console, getInput } = visit;
    const reports = await runLoad(readLoadInputs(getInput, world.env), world, visit);
    setOutputs(makeLoadOutputs(reports));
    await addSummary(makeLoadSummary(reports), console);
  });
}
