import { Housekeeping } from '../../../docker/housekeeping.ts';
import { archiveFolder } from '../../../core/environment.ts';
import { deletePlanned, type Deletion } from '../../../prune/delete.ts';
import { planPrune, type PlannedRow } from '../../../prune/plan.ts';
import { RunningStep } from '../../../stores/running-steps.ts';
import type { TreeContext } from '../context.ts';
import { readSelectedTree } from '../read/selected-tree.ts';
import { findTreeTags, type TreeTag } from './outdated.ts';
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
  const running = new RunningStep(archiveFolder(request.archiveDir, context.environment), context.began);
  const tags = await dateTags(findTreeTags(tree.images, selected, state), engine);
  const planned = planPrune(tags, { keep: 0, running: await running.needs() });
  for (const line of makeTreePruneLines(planned)) log.info(line);
  if (request.dryRun) return planned;
  return context.stage('Delete', async () => {
    const deletions = await deletePlanned(planned, running, signal, 1);
    const done = new Map(deletions.map(deletion => [deletion.row, deletion]));
    const rows = planned.map(row => toPruned(row, done.get(row)));
    for (const { candidate, error } of rows) {
      if (error !== undefined) log.warning(`${candidate.tag} stays in the engine: ${error}`);
    }
    return rows;
  });
}

// Another step may have just built the tags that it needs.
async function dateTags(tags: readonly TreeTag[], engine: Housekeeping): Promise<TreeTag[]> {
  const dated: TreeTag[] = [];
  for (const tag of tags) dated.push(tag.kept === undefined ? { ...tag, stored: await engine.stored(tag.id) } : tag);
  return dated;
}

function toPruned(row: PlannedRow<TreeTag>, { kept, error }: Partial<Deletion> = {}): TreePrunedRow {
  return kept === undefined ? { ...row, error } : { ...row, goes: false, because: kept };
}
