import { addSummary, runAction, setOutputs } from '../shared/main.ts';
import { openTreeContext } from './context.ts';
import { readTreeInputs } from './inputs.ts';
import { runTree } from './run.ts';

/** Starts the action `tree`. */
export async function startTree(): Promise<never> {
  return runAction(async (getInput, runner) => {
    const context = await openTreeContext(readTreeInputs(getInput, runner.environment), runner);
    const { outputs, warnings, summary, failure } = await runTree(context);
    warnings.forEach(warning => runner.log.warning(warning));
    setOutputs(outputs);
    await addSummary(summary, runner.log);
    if (failure) throw failure;
  });
}
