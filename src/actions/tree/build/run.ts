import { availableParallelism } from 'node:os';
import { buildxVariables } from '../../../build/variables.ts';
import type { RunnerEnvironment } from '../../../core/environment.ts';
import { HeldImages } from '../../../docker/held-images.ts';
import { findUnmetTrust } from '../../../docker/variables.ts';
import type { TreeContext } from '../context.ts';
import type { PlannedImage } from '../plan.ts';
import { planSelected } from '../plan/run.ts';
import { readSelectedTree } from '../read/selected-tree.ts';
import { BaseImages } from './base-images.ts';
import { buildTreeImage, type SharedBuild } from './image.ts';
import { findTests } from './image-test.ts';
import { ParentImages } from './parents.ts';
import { BuildProgress } from './progress.ts';
import { makeTreeBuildLines, type BuiltImage, type TreeBuild } from './report.ts';
import { runInOrder } from './scheduler.ts';
import { planTasks } from './tasks.ts';

/**
 * Runs `command: build`: builds the images of a tree that have to be built, parents first and independent ones side by
 * side, each as the root action does. Failed images are part of the result.
 */
export async function buildTree(given: TreeContext): Promise<TreeBuild> {
  const context = { ...given, environment: settleEnvironment(given) };
  const plan = await planSelected(context, await readSelectedTree(context));
  const tasks = planTasks(plan, context.request.build.push);
  const images = plan.images.filter(({ name }) => tasks.has(name));
  await using held = new HeldImages(context.log);
  const shared: SharedBuild = {
    context,
    progress: new BuildProgress(plan.images, line => context.log.info(line)),
    held,
    parents: new ParentImages(plan.images, held),
    bases: new BaseImages(),
    tasks,
    tests: await findTests(images, context),
    results: new Map(),
  };
  if (images.length > 0) await buildImages(images, shared);
  const result = { images: plan.images.map(image => toBuiltImage(image, shared)), time: plan.time };
  for (const line of makeTreeBuildLines(result)) context.log.info(line);
  return result;
}

// Children are built from what is in the engine, so only the engine's own builder can build them; and what an image
// would warn of is said once.
function settleEnvironment({ environment, log }: TreeContext): RunnerEnvironment {
  const { env } = environment;
  const ignored = buildxVariables.filter(name => env[name]);
  ignored.forEach(name => log.warning(`${name} has no effect: a tree is built by the engine itself`));
  const unmet = findUnmetTrust(env);
  if (unmet) log.warning(unmet);
  const settled = [...ignored, 'DOCKER_CONTENT_TRUST'];
  const kept = Object.entries(env).filter(([name]) => !settled.includes(name));
  return { ...environment, env: Object.fromEntries(kept) };
}

async function buildImages(images: readonly PlannedImage[], shared: SharedBuild): Promise<void> {
  const { context } = shared;
  // Without an engine the step fails as a whole, not image by image.
  await context.engine();
  const concurrency = context.request.build.maxParallel || availableParallelism();
  await runInOrder(images, concurrency, image => buildTreeImage(image, shared));
}

function toBuiltImage(image: PlannedImage, { progress, tests, results }: SharedBuild): BuiltImage {
  return { ...image, ...progress.of(image.name), tested: tests.has(image.name), ...results.get(image.name) };
}
