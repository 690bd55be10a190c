import type { MatchingCopies } from './plan/initial-state.ts';
import type { ImageState } from './plan/state.ts';
import type { TreeImage } from './read/tree.ts';

/** An image and how far it has come. */
export interface PlannedImage extends TreeImage, MatchingCopies {
  readonly state: ImageState;
  readonly because: string;
  /** The images of the tree that are made from it, in the order of names. */
  readonly children: readonly string[];
  /** Whether `select` means it; its parents are built along where they have to be. */
  readonly selected: boolean;
}

/** What is to be done with a tree. */
export interface TreePlan {
  /** All images, parents before children. */
  readonly images: readonly PlannedImage[];
  /** The names of those to build: each level needs only those before it. */
  readonly levels: readonly (readonly string[])[];
  /** Milliseconds since 1970 that versions are stamped with; missing where they are not. */
  readonly time?: number;
}
