import { Housekeeping } from '../../../docker/housekeeping.ts';
import { deletePlanned } from '../../../prune/delete.ts';
import { planPrune } from '../../../prune/plan.ts';
import type { TreeContext } from '../context.ts';
import { readSelectedTree } from '../read/selected-tree.ts';
import { findTreeTags } from './outdated.ts';
import { makeTreePruneLines, type TreePrunedRow } from './report.ts';

/** Deletes the tags of a tree's images that are not current from the engine, children before parents. Nothing is forced; what cannot go is a warning. */
export async function pruneTree(context: TreeContext): Promise<TreePrunedRow[]> {
  const { request, log, signal } = context;
  const { tree, selected } = await readSelectedTree(context);
  const engine = new Housekeeping(await context.engine(), request.build.idleTimeout, signal);
  const state = {
    images: await engine.images(false),
    usage: await engine.usage(),
    remove: (tag: string, id: string) => engine.remove(tag, id),
  };
  const planned = planPrune(findTreeTags(tree.images, selected, state), { keep: 0 });
  for (const line of makeTreePruneLines(planned)) log.info(line);
  if (request.dryRun) return planned;
  return context.stage('Delete', async () => {
    const deletions = await deletePlanned(planned, signal, 1);
    const errors = new Map(deletions.map(({ row, error }) => [row, error]));
    const rows = planned.map(row => ({ ...row, error: errors.get(row) }));
    for (const { candidate, error } of rows) {
      if (error !== undefined) log.warning(`${candidate.tag} stays in the engine: ${error}`);
    }
    return rows;
  });
}
