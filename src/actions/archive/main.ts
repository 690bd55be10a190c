import { CheckFailure } from '../../checks/result.ts';
import { addSummary, openDoor, setOutputs } from '../shared/main.ts';
import { readArchiveInputs } from './inputs.ts';
import { makePlan } from './plan.ts';
import { makeOutputs } from './outputs.ts';
import { makeSummary } from './summary.ts';
import { runArchive } from './run.ts';

/** The door of the root action. */
export async function openArchive(): Promise<never> {
  return openDoor(['password', 'github-token'], async visit => {
    const { world, console, getInput } = visit;
    const inputs = readArchiveInputs(getInput, world.env);
    const plan = makePlan(inputs);
    // Known before any work, and wanted even when the step then fails.
    setOutputs({ version: inputs.version, tag: plan.tag, dirty: String(plan.verdict.dirty) });
    const reports = await runArchive(inputs, plan, world, visit).catch(tellChecks);
    setOutputs(makeOutputs(reports));
    if (inputs.summary) await addSummary(makeSummary(reports, console.stages), console);
  });
}

function tellChecks(error: unknown): never {
  if (error instanceof CheckFailure) setOutputs({ checks: JSON.stringify(error.checks) });
  throw error;
}
