import { openContext } from '../shared/context.ts';
import { addSummary, runAction, setOutputs } from '../shared/main.ts';
import { readListInputs } from './inputs.ts';
import { makeListOutputs } from './report.ts';
import { runList } from './run.ts';
import { makeListSummary } from './summary.ts';

/** Starts the action `list`. */
export async function startList(): Promise<never> {
  return runAction(async (getInput, runner) => {
    const { environment, log } = runner;
    const inputs = readListInputs(getInput, environment.env);
    const { archives, imagesJson } = await runList(inputs, openContext(runner, inputs));
    const { outputs, warnings } = makeListOutputs(archives, imagesJson);
    warnings.forEach(warning => log.warning(warning));
    setOutputs(outputs);
    await addSummary(makeListSummary(archives), log);
  });
}
