import { archiveFolder } from '../../../core/environment.ts';
import { messageOf } from '../../../core/errors.ts';
import type { ArchiveName } from '../../../image/name.ts';
import { artifactObstacle } from '../../../stores/artifact-service.ts';
import { ArtifactStore } from '../../../stores/artifacts.ts';
import type { TreeContext } from '../context.ts';
import { makeTreePlan, planImages, type PlannedImage, type TreePlan } from '../plan.ts';
import { readSelectedTree, type SelectedTree } from '../read/selected-tree.ts';
import { findCopies } from './find-copies.ts';
import { findInArtifacts } from './find-in-artifacts.ts';
import { makeTreePlanLines } from './report.ts';

/** Runs `command: plan`: reads the tree, finds the state of each image, and plans what is built in which order. */
export async function planTree(context: TreeContext): Promise<TreePlan> {
  return planSelected(context, await readSelectedTree(context));
}

/** Plans a tree. `command: build` also takes archives from the artifacts of this run. */
export async function planSelected(context: TreeContext, read: SelectedTree): Promise<TreePlan> {
  const { request, log } = context;
  const { tree, source, selected, time } = read;
  const images = await context.stage('Find copies', async () => {
    const copiesOf = await findCopies(context, tree.images, source.prefix.registry);
    const planned = planImages(tree.images, selected, copiesOf);
    planned.warnings.forEach(warning => log.warning(warning));
    return request.command === 'build' && !request.dryRun ? takeArtifacts(context, planned.images) : planned.images;
  });
  const plan = makeTreePlan(images, request.suffix && time);
  for (const line of makeTreePlanLines(plan)) log.info(line);
  return plan;
}

async function takeArtifacts(context: TreeContext, images: readonly PlannedImage[]): Promise<readonly PlannedImage[]> {
  const { request, environment, log, lookUps, signal } = context;
  const obstacle = artifactObstacle(environment, 'command: build', '');
  if (obstacle) {
    log.info(`artifacts: not searched, ${obstacle.message}`);
    return images;
  }
  const dir = archiveFolder(request.archiveDir, environment);
  const store = new ArtifactStore({ ...context, dir });
  const found = await findInArtifacts({ store, lookUps, dir, images, signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    log.warning(`The artifacts of this run were not searched: ${messageOf(error)}`);
    return new Map<string, ArchiveName>();
  });
  return images.map(image => {
    const archive = found.get(image.name);
    const because = 'an artifact of this run has it, built from the same';
    return archive ? { ...image, archive, state: 'built', because } : image;
  });
}
