import { Housekeeping } from '../../../docker/housekeeping.ts';
import type { TreeContext } from '../context.ts';
import { readSelectedTree } from '../read/selected-tree.ts';
import { messageOf } from '../../../core/errors.ts';
import { makeTreePruneLines, type TreePrunedRow } from './report.ts';
import { findOutdated } from './outdated.ts';

/** Removes what the engine has of a tree's images and is not current, children before parents; nothing is forced, and what cannot go is a warning. */
export async function pruneTree(context: TreeContext): Promise<TreePrunedRow[]> {
  const { request, log, signal } = context;
  const { tree, selected } = await readSelectedTree(context);
  const engine = new Housekeeping(await context.engine(), request.build.idleTimeout, signal);
  const planned = findOutdated(tree.images, selected, await engine.images(false), await engine.usage());
  for (const line of makeTreePruneLines(planned)) log.info(line);
  if (request.dryRun) return planned;
  return context.stage('Delete', async () => {
    const rows: TreePrunedRow[] = [];
    for (const row of planned) {
      signal.throwIfAborted();
      const error = row.goes ? await remove(engine, row, context) : undefined;
      rows.push({ ...row, ...(error !== undefined && { error }) });
    }
    return rows;
  });
}

async function remove(
  engine: Housekeeping,
  { tag, id }: TreePrunedRow,
  { log, signal }: TreeContext,
): Promise<string | undefined> {
  try {
    await engine.remove(tag, id);
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    log.warning(`${tag} stays in the engine: ${messageOf(error)}`);
    return messageOf(error);
  }
}
