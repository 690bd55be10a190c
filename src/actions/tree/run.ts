import { buildTree } from './build/run.ts';
import { bumpTree } from './bump/run.ts';
import type { TreeContext } from './context.ts';
import type { TreeCommand } from './inputs.ts';
import { planTree } from './plan/run.ts';
import { pruneTree } from './prune/run.ts';
import { reportBuild, reportBump, reportPlan, reportPrune, type TreeReport } from './report.ts';

const commands: Readonly<Record<TreeCommand, (context: TreeContext) => Promise<TreeReport>>> = {
  plan: async context => reportPlan(await planTree(context)),
  // A dry run of a build is its plan.
  build: async context =>
    context.request.dryRun ? reportPlan(await planTree(context)) : reportBuild(await buildTree(context)),
  bump: async context => reportBump(await bumpTree(context), context.request.dryRun),
  prune: async context => reportPrune(await pruneTree(context), context.request.dryRun),
};

/** Runs the input `command` of the action `tree`. */
export async function runTree(context: TreeContext): Promise<TreeReport> {
  return commands[context.request.command](context);
}
