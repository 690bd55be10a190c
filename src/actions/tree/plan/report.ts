import type { PlannedImage, TreePlan } from '../plan.ts';
import { fitRows } from '../../shared/fit-rows.ts';
import { alignTable } from '../../shared/text-table.ts';

/** The outputs of the action `tree` and what had to be left out of them. */
export interface TreeOutputs {
  readonly outputs: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

// GitHub makes no more jobs of one matrix.
const mostJobs = 256;

/** Makes the outputs of `command: plan`; what GitHub could not take is cut, children first, and said. */
export function makePlanOutputs(plan: TreePlan): TreeOutputs {
  const { images, levels, time } = plan;
  const warnings: string[] = [];
  const fit = <T>(what: string, rows: readonly T[], most = Infinity) =>
    fitRows(rows, most, kept => warnings.push(`The output ${what} has ${kept} of ${rows.length} images`));
  const levelOf = levelsByName(plan);
  const byName = new Map(images.map(image => [image.name, image]));
  const jobs = levels.map((names, level) => names.flatMap(name => toJob(byName.get(name), level) ?? []));
  const possible = jobs.map((some, level) => fit(`matrices, level ${level},`, some, mostJobs));
  const kept = new Set(fit('matrices', possible.flat()));
  const outputs = {
    images: JSON.stringify(
      fit(
        'images',
        images.map(image => toRow(image, levelOf.get(image.name))),
      ),
    ),
    levels: JSON.stringify(levels),
    matrix: JSON.stringify({ include: fit('matrix', jobs.flat(), mostJobs) }),
    matrices: JSON.stringify(possible.map(some => ({ include: some.filter(job => kept.has(job)) }))),
    count: String(levels.flat().length),
    depth: String(levels.length),
    'source-date-epoch': time === undefined ? '' : String(Math.floor(time / 1000)),
  };
  return { outputs, warnings };
}

/** The images as a table for the log. */
export function makePlanLines(plan: TreePlan): string[] {
  const levelOf = levelsByName(plan);
  const lines = plan.images.map(({ name, label, state, because }) => {
    return [String(levelOf.get(name) ?? ''), label, state, because];
  });
  return alignTable([['level', 'image', 'state', 'because'], ...lines]);
}

/** The level each image is built in, by name; missing where it is not built. */
export function levelsByName({ levels }: TreePlan): Map<string, number> {
  return new Map(levels.flatMap((names, level) => names.map((name): [string, number] => [name, level])));
}

function toRow(image: PlannedImage, level: number | undefined): object {
  const { name, label, version, tag, state, because, selected, folder, parents, children, externals, inputs } = image;
  return {
    ...{ image: name, label, version, tag, state, because, selected, level: level ?? null, path: folder.shown },
    ...{ parents, children, external: externals, inputs },
  };
}

function toJob(image: PlannedImage | undefined, level: number): object | undefined {
  if (!image) return undefined;
  const { name, label, version, tag, folder, because } = image;
  return { image: name, level, label, version, tag, path: folder.shown, because };
}
