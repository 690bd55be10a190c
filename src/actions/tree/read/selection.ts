import { compileGlob, type Glob } from '../../../image/glob.ts';
import { reach, type Dependent } from '../graph.ts';
import type { ImageState } from '../plan/state.ts';

/** An image as patterns may name it. */
export interface Selectable extends Dependent {
  /** `registry/namespace/name:tag`. */
  readonly label: string;
  readonly tag: string;
}

/** What patterns select. */
export interface Selection {
  readonly names: ReadonlySet<string>;
  /** Patterns that no image fits. */
  readonly idle: readonly string[];
}

/**
 * Selects images by patterns, each tried against the full label, `name:tag` and the bare name; `!` spares what it fits.
 * Without a pattern that is no `!` all are selected.
 */
export function select(images: readonly Selectable[], patterns: readonly string[]): Selection {
  const wanted = patterns.filter(pattern => !pattern.startsWith('!'));
  const spared = patterns.filter(pattern => pattern.startsWith('!')).map(pattern => compileGlob(pattern.slice(1)));
  const compiled = wanted.map(pattern => ({ pattern, fits: compileGlob(pattern) }));
  const fitsAny = (image: Selectable, globs: readonly Glob[]) => globs.some(glob => fits(image, glob));
  const asked = images.filter(
    image =>
      compiled.length === 0 ||
      fitsAny(
        image,
        compiled.map(each => each.fits),
      ),
  );
  const names = new Set(asked.filter(image => !fitsAny(image, spared)).map(({ name }) => name));
  const idle = compiled.filter(each => !images.some(image => fits(image, each.fits))).map(({ pattern }) => pattern);
  return { names, idle };
}

/**
 * The images to build: those selected that are in the state `to_build`, and their parents in that state, selected or
 * not, and theirs; behind a parent in any other state nothing is looked for.
 */
export function findImagesToBuild(
  images: readonly (Dependent & { readonly state: ImageState })[],
  selected: ReadonlySet<string>,
): Set<string> {
  const byName = new Map(images.map(image => [image.name, image]));
  const toBuild = (name: string) => byName.get(name)?.state === 'to_build';
  const starts = [...selected].filter(toBuild);
  return reach(starts, name => (byName.get(name)?.parents ?? []).filter(toBuild));
}

function fits({ name, tag, label }: Selectable, glob: Glob): boolean {
  return [label, `${name}:${tag}`, name].some(glob);
}
