import { CheckFailure } from '../../checks/result.ts';
import { openContext } from '../shared/context.ts';
import { addSummary, runAction, setOutputs } from '../shared/main.ts';
import { readArchiveInputs } from './inputs.ts';
import { makeOutputs } from './outputs.ts';
import { planArchive } from './plan.ts';
import { runArchive } from './run.ts';
import { makeSummary } from './summary.ts';

/** Starts the root action. */
export async function startArchive(): Promise<never> {
  return runAction(async (getInput, runner) => {
    const request = readArchiveInputs(getInput, runner.environment.env);
    const { tag, verdict } = planArchive(request);
    // Set before any work, because later steps need them even when this one fails.
    setOutputs({ version: request.version, tag, dirty: String(verdict.dirty) });
    const reports = await runArchive(request, openContext(runner, request)).catch(reportChecks);
    setOutputs(makeOutputs(reports));
    if (request.summary) await addSummary(makeSummary(reports, runner.stages), runner.log);
  });
}

function reportChecks(error: unknown): never {
  if (error instanceof CheckFailure) setOutputs({ checks: JSON.stringify(error.checks) });
  throw error;
}
