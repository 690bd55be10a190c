import { openContext } from '../shared/context.ts';
import { addSummary, runAction, setOutputs } from '../shared/main.ts';
import { readPruneInputs } from './inputs.ts';
import { ActionError } from '../../core/errors.ts';
import { makePruneOutputs, type PruneReport } from './report.ts';
import { makePlanSummary, makePruneSummary, makeWarnings } from './summary.ts';
import { openPrune, planDeletions, runPrune } from './run.ts';

/** Starts the action `prune`. */
export async function startPrune(): Promise<never> {
  return runAction(async (getInput, runner) => {
    const { environment, log } = runner;
    const request = readPruneInputs(getInput, environment.env, Date.now());
    const context = openPrune(request, openContext(runner, request));
    const plan = await planDeletions(context);
    await addSummary(makePlanSummary(plan, request.dryRun), log);
    const report = await runPrune(plan, context);
    setOutputs(makePruneOutputs(report, warning => log.warning(warning)));
    await addSummary(makePruneSummary(report), log);
    for (const warning of makeWarnings(report.failed)) log.warning(warning);
    if (request.failOnError) refuseFailures(report);
  });
}

function refuseFailures({ failed, pruned }: PruneReport): void {
  const [first] = failed;
  if (!first) return;
  const message = `${failed.length} could not be pruned, ${pruned.length} were; the first is in ${first.where}: ${first.error}`;
  throw new ActionError('PRUNE', message, {
    hint: 'To continue despite failures:\n  with:\n    fail-on-error: false',
  });
}
