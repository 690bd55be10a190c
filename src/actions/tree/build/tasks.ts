import type { PlannedImage, TreePlan } from '../plan.ts';

/** What to do with an image: build it, or verify, archive and publish it as it was built before. */
export type ImageTask = 'build' | 'finish';

/**
 * Plans the tasks by the names of images. Besides those to build, the selected images that were built before are
 * finished when they have no archive or are to be pushed.
 */
export function planTasks({ images, levels }: TreePlan, push: boolean): Map<string, ImageTask> {
  const building = new Set(levels.flat());
  const taskOf = ({ name, selected, state, archive }: PlannedImage): ImageTask | undefined => {
    if (building.has(name)) return 'build';
    return selected && state === 'built' && (push || !archive) ? 'finish' : undefined;
  };
  const tasks = images.map(image => [image.name, taskOf(image)] as const);
  return new Map(tasks.filter((each): each is [string, ImageTask] => each[1] !== undefined));
}
