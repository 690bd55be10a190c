import { fitRows } from '../../shared/fit-rows.ts';
import { alignTable } from '../../shared/text-table.ts';
import { toImageRow } from '../image-row.ts';
import type { PlannedImage, TreePlan } from '../plan.ts';

// GitHub accepts at most this many jobs in one matrix.
const mostJobs = 256;

/** Makes the outputs of `command: plan`. What exceeds GitHub's limits is cut, children first; `warn` gets the details. */
export function makeTreePlanOutputs(plan: TreePlan, warn: (text: string) => void): Record<string, string> {
  const { images, levels, time } = plan;
  const fit = <T>(output: string, rows: readonly T[], most = Infinity) =>
    fitRows(rows, most, kept => warn(`The output ${output} has ${kept} of ${rows.length} images`));
  const levelOf = levelsByName(plan);
  const byName = new Map(images.map(image => [image.name, image]));
  const jobs = levels.map((names, level) => names.flatMap(name => toJob(byName.get(name), level) ?? []));
  const possible = jobs.map((some, level) => fit(`matrices, level ${level},`, some, mostJobs));
  const kept = new Set(fit('matrices', possible.flat()));
  const rows = images.map(image => toPlanRow(image, levelOf.get(image.name)));
  return {
    images: JSON.stringify(fit('images', rows)),
    levels: JSON.stringify(levels),
    matrix: JSON.stringify({ include: fit('matrix', jobs.flat(), mostJobs) }),
    matrices: JSON.stringify(possible.map(some => ({ include: some.filter(job => kept.has(job)) }))),
    count: String(levels.flat().length),
    depth: String(levels.length),
    'source-date-epoch': time === undefined ? '' : String(Math.floor(time / 1000)),
  };
}

/** Formats a plan as a table for the log. */
export function makeTreePlanLines(plan: TreePlan): string[] {
  const levelOf = levelsByName(plan);
  const lines = plan.images.map(({ name, label, state, because }) => {
    return [String(levelOf.get(name) ?? ''), label, state, because];
  });
  return alignTable([['level', 'image', 'state', 'because'], ...lines]);
}

/** The level that each image is built in, by name; images that are not built are missing. */
export function levelsByName({ levels }: TreePlan): Map<string, number> {
  return new Map(levels.flatMap((names, level) => names.map((name): [string, number] => [name, level])));
}

function toPlanRow(image: PlannedImage, level: number | undefined): object {
  const { children, externals: external } = image;
  return { ...toImageRow(image), level: level ?? null, children, external };
}

function toJob(image: PlannedImage | undefined, level: number): object | undefined {
  if (!image) return undefined;
  const { name, label, version, tag, folder, because } = image;
  return { image: name, level, label, version, tag, path: folder.shown, because };
}
