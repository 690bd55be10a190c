import { addSummary, openDoor, setOutputs } from './door.ts';
import { readLoadInputs } from './inputs/load.ts';
import { makeLoadOutputs } from './report/load-report.ts';
import { makeLoadSummary } from './report/load-summary.ts';
import { runLoad } from './restore.ts';

/** The door of the action `load`. */
export async function openLoad(): Promise<never> {
  return openDoor(['github-token'], async visit => {
    const { world, console, getInput } = visit;
    const reports = await runLoad(readLoadInputs(getInput, world.env), world, visit);
    setOutputs(makeLoadOutputs(reports));
    await addSummary(makeLoadSummary(reports), console);
  });
}
