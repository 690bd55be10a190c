import type { PlannedImage, TreePlan } from '../plan.ts';

/** What is done with an image: it is built, or what there is of it is verified, archived and published. */
export type Work = 'build' | 'finish';

/**
 * Plans what is done with which images, by their names: those to build; and of those `select` means each that was built
 * and is not archived, or is to be pushed.
 */
export function planTasks({ images, levels }: TreePlan, push: boolean): Map<string, Work> {
  const building = new Set(levels.flat());
  const workOf = ({ name, selected, state, archive }: PlannedImage): Work | undefined => {
    if (building.has(name)) return 'build';
    return selected && state === 'built' && (push || !archive) ? 'finish' : undefined;
  };
  const all = images.map((image): [string, Work | undefined] => [image.name, workOf(image)]);
  return new Map(all.filter((each): each is [string, Work] => each[1] !== undefined));
}
