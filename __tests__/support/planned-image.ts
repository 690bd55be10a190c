import type { PlannedImage, TreePlan } from '../../src/actions/tree/plan.ts';

/** An image of a tree that has to be built, in the folder `/w/<name>`. */
export function makePlanned(name: string, more: Partial<PlannedImage> = {}): PlannedImage {
  const folder = {
    ...{ dir: `/w/${name}`, path: name, shown: name },
    ...{ files: new Set<string>(), dockerfile: 'Dockerfile' as const },
  };
  return {
    ...{ name, version: '1', tag: '1', label: `${name}:1`, folder, dockerfile: '', uses: [], buildArgs: {} },
    versionAt: { file: `${name}/VERSION`, line: 1 },
    ...{ parents: [], children: [], references: new Map<string, string>(), externals: [], inEngine: false },
    ...{ inputs: 'f'.repeat(64), state: 'to_build', because: 'it | is\nnew', selected: true, ...more },
  };
}

/** A plan of `levels` levels of `count` images each, without parents. */
export function makeWidePlan(count: number, levels: number): TreePlan {
  const names = Array.from({ length: levels }, (_, level) => Array.from({ length: count }, (_, i) => `l${level}-${i}`));
  return { images: names.flat().map(name => makePlanned(name)), levels: names };
}
