import { childrenOf, findReachable, orderByLevel } from './graph.ts';
import { decideInitialState, findMatches, type FoundCopies, type MatchingCopies } from './plan/initial-state.ts';
import type { ImageState } from './plan/state.ts';
import type { TreeImage } from './read/image.ts';

/** An image with its state. */
export interface PlannedImage extends TreeImage, MatchingCopies {
  readonly state: ImageState;
  readonly because: string;
  /** The names of the images of the tree that are made from it, sorted. */
  readonly children: readonly string[];
  /** Whether `select` matches it; its parents are built as well when they have to be. */
  readonly selected: boolean;
}

/** What has to be done with a tree. */
export interface TreePlan {
  /** All images, parents before children. */
  readonly images: readonly PlannedImage[];
  /** The names of the images to build; each level needs only those before it. */
  readonly levels: readonly (readonly string[])[];
  /** The time in the suffix of all versions, in milliseconds since 1970; undefined without a suffix. */
  readonly time?: number;
}

/** Decides the state of each image from the copies that were found of it. */
export function planImages(
  images: readonly TreeImage[],
  selected: ReadonlySet<string>,
  copiesOf: (image: TreeImage) => FoundCopies,
): { readonly images: PlannedImage[]; readonly warnings: string[] } {
  const children = childrenOf(images);
  const warnings: string[] = [];
  const planned = images.map(image => {
    const copies = copiesOf(image);
    const { warning, state, because } = decideInitialState(image, copies);
    if (warning !== undefined) warnings.push(warning);
    const place = { children: children.get(image.name) ?? [], selected: selected.has(image.name) };
    return { ...image, ...findMatches(image, copies), ...place, state, because };
  });
  return { images: planned, warnings };
}

/** Plans in which order images are built: those selected, and those of their parents that have to be built. */
export function makeTreePlan(images: readonly PlannedImage[], time: number | undefined): TreePlan {
  const building = findImagesToBuild(images);
  const order = orderByLevel(images.filter(({ name }) => building.has(name)));
  return { images, levels: 'levels' in order ? order.levels : [], time };
}

/** The images to build; the search for parents ends at the first that need not be built. */
export function findImagesToBuild(
  images: readonly Pick<PlannedImage, 'name' | 'parents' | 'state' | 'selected'>[],
): Set<string> {
  const toBuild = new Map(images.filter(({ state }) => state === 'to_build').map(image => [image.name, image]));
  const starts = [...toBuild.values()].filter(({ selected }) => selected).map(({ name }) => name);
  return findReachable(starts, name => (toBuild.get(name)?.parents ?? []).filter(parent => toBuild.has(parent)));
}
