import { CheckFailure } from '../../checks/result.ts';
import { openContext } from '../shared/context.ts';
import { addSummary, runAction, setOutputs } from '../shared/main.ts';
import { readArchiveInputs } from './inputs.ts';
import { makeOutputs } from './outputs.ts';
import { makePlan } from './plan.ts';
import { runArchive } from './run.ts';
import { makeSummary } from './summary.ts';

/** Starts the root action. */
export async function startArchive(): Promise<never> {
  return runAction(async (getInput, runner) => {
    const inputs = readArchiveInputs(getInput, runner.environment.env);
    const plan = makePlan(inputs);
    // Set before any work, because later steps need them even when this one fails.
    setOutputs({ version: inputs.version, tag: plan.tag, dirty: String(plan.verdict.dirty) });
    const reports = await runArchive(inputs, plan, openContext(runner, inputs)).catch(reportChecks);
    setOutputs(makeOutputs(reports));
    if (inputs.summary) await addSummary(makeSummary(reports, runner.stages), runner.log);
  });
}

function reportChecks(error: unknown): never {
  if (error instanceof CheckFailure) setOutputs({ checks: JSON.stringify(error.checks) });
  throw error;
}
