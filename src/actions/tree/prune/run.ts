import { connectEngine } from '../../../docker/connect.ts';
import { Housekeeping } from '../../../docker/images.ts';
import { readSelected, type TreeStep } from '../plan/run.ts';
import { messageOf } from '../../../core/errors.ts';
import { makeWeedLines, type WeededRow } from './report.ts';
import { findOutdated } from '../build/outdated.ts';

/** Removes what the engine has of a tree's images and is not current, children before parents; nothing is forced, and what cannot go is a warning. */
export async function weedTree(step: TreeStep): Promise<WeededRow[]> {
  const { inputs, world, log, signal } = step;
  const { tree, selected } = await readSelected(step);
  const engine = new Housekeeping(
    await connectEngine(inputs.dockerHost, world, signal),
    inputs.grow.idleTimeout,
    signal,
  );
  const planned = findOutdated(tree.images, selected, await engine.images(false), await engine.usage());
  for (const line of makeWeedLines(planned)) log.info(line);
  if (inputs.dryRun) return planned;
  return step.stage('Delete', async () => {
    const rows: WeededRow[] = [];
    for (const row of planned) {
      signal.throwIfAborted();
      const error = row.goes ? await remove(engine, row, step) : undefined;
      rows.push({ ...row, ...(error !== undefined && { error }) });
    }
    return rows;
  });
}

async function remove(
  engine: Housekeeping,
  { tag, id }: WeededRow,
  { log, signal }: TreeStep,
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
