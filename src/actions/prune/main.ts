import { openContext } from '../shared/context.ts';
import { addSummary, runAction, setOutputs } from '../shared/main.ts';
import { readPruneInputs } from './inputs.ts';
import { ActionError } from '../../core/errors.ts';
import { makePruneOutputs, type PruneReport } from './report.ts';
import { makePlanSummary, makePruneSummary, makeWarnings } from './summary.ts';
import { planPrune, runPrune } from './run.ts';

/** Starts the action `prune`. */
export async function startPrune(): Promise<never> {
  return runAction(async (getInput, runner) => {
    const { environment, log } = runner;
    const inputs = readPruneInputs(getInput, environment.env, Date.now());
    const step = { ...openContext(runner, inputs), inputs };
    const plan = await planPrune(step);
    await addSummary(makePlanSummary(plan, inputs.dryRun), log);
    const report = await runPrune(plan, step);
    setOutputs(makePruneOutputs(report, warning => log.warning(warning)));
    await addSummary(makePruneSummary(report), log);
    for (const warning of makeWarnings(report.failed)) log.warning(warning);
    if (inputs.failOnError) refuseFailures(report);
  });
}

function refuseFailures({ failed, pruned }: PruneReport): void {
  const [first] = failed;
  if (!first) return;
  const message = `${failed.length} could not be pruned, ${pruned.length} were; the first is in ${first.where}: ${first.error}`;
  throw new ActionError('PRUNE', message, { hint: 'To go on all the same:\n  with:\n    fail-on-error: false' });
}
