import { openContext } from '../shared/context.ts';
import { addSummary, runAction, setOutputs } from '../shared/main.ts';
import { readLoadInputs } from './inputs.ts';
import { makeLoadOutputs } from './report.ts';
import { runLoad } from './run.ts';
import { makeLoadSummary } from './summary.ts';

/** Starts the action `load`. */
export async function startLoad(): Promise<never> {
  return runAction(async (getInput, runner) => {
    const inputs = readLoadInputs(getInput, runner.environment.env);
    const reports = await runLoad(inputs, openContext(runner, inputs));
    setOutputs(makeLoadOutputs(reports));
    await addSummary(makeLoadSummary(reports), runner.log);
  });
}
