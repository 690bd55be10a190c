import { readSelected, type SelectedTree, type TreeStep } from '../plan/run.ts';
import { makeBumpLines, tellBump } from './report.ts';
import { ActionError } from '../../../core/errors.ts';
import { findChangelogAuthor } from '../changelog/author.ts';
import { prepareBump, writeBump, type BumpRequest, type BumpPlan } from './changes.ts';
import { ReferenceResolver } from '../read/reference-resolver.ts';

/** Gives the images that `select` means, and all that is made from them, new versions; a dry run only plans. */
export async function planAndWriteBump(step: TreeStep): Promise<BumpPlan> {
  const { inputs, environment, log, signal } = step;
  const read = await readSelected(step);
  checkVersion(inputs.bump.updateVersion, read.selected);
  const order = await orderBump(read, step);
  const plan = await step.stage('Plan', () => prepareBump(read.tree.images, order, signal), tellBump);
  for (const line of makeBumpLines(plan)) log.info(line);
  if (!inputs.dryRun) await writeBump(plan, environment.workspace, signal);
  return plan;
}

function checkVersion(version: string, selected: ReadonlySet<string>): void {
  if (version === '' || selected.size === 1) return;
  const means = [...selected].sort().join(', ');
  const what = `update-version: ${JSON.stringify(version)}, allowed: one image in select, which means ${means}`;
  throw new ActionError('INPUTS', what, { hint: 'with:\n  select: base/python3' });
}

async function orderBump({ tree, order, selected, time }: SelectedTree, step: TreeStep): Promise<BumpRequest> {
  const { inputs, environment, signal } = step;
  const { reason, updateVersion, updateId, distribution, author, idempotent } = inputs.bump;
  const { config, home, baseImages } = order;
  return {
    wish: { bases: selected, reason, version: updateVersion, identifier: updateId || config.updateId, idempotent },
    signing: {
      author: author ?? (await findChangelogAuthor(environment, config.fallback, signal)),
      distribution: distribution || config.distribution,
      ...{ time, offset: -new Date(time).getTimezoneOffset() },
    },
    naming: new ReferenceResolver(home, tree.images, baseImages),
    workspace: environment.workspace,
  };
}
