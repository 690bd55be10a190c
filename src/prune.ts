import { runPrune } from './clean.ts';
import { addSummary, openDoor, setOutputs } from './door.ts';
import { readPruneInputs } from './inputs/prune.ts';
import { ActionError } from './report/errors.ts';
import { explainFailures, makePruneOutputs } from './report/prune-report.ts';
import { makePruneSummary } from './report/prune-summary.ts';

/** The door of the action `prune`. */
export async function openPrune(): Promise<never> {
  return openDoor(async visit => {
    const { world, console, getInput, mask } = visit;
    [getInput('github-token')].filter(Boolean).forEach(mask);
    const inputs = readPruneInputs(getInput, world.env);
    const cleaning = await runPrune(inputs, world, visit);
    const { outputs, warnings } = makePruneOutputs(cleaning, inputs.dryRun);
    warnings.forEach(warning => console.warning(warning));
    setOutputs(outputs);
    await addSummary(makePruneSummary(cleaning, inputs.dryRun), console);
    const trouble = explainFailures(cleaning);
    if (trouble === undefined) return;
    const message = `Not everything could be pruned: ${trouble}`;
    if (inputs.failOnError) throw new ActionError('PRUNE', message, { hint: 'fail-on-error: false' });
    console.warning(message);
  });
}
