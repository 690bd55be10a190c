import { compileGlob, type Glob } from '../../../image/glob.ts';

/** An image as patterns see it. */
export interface SelectableImage {
  readonly name: string;
  readonly tag: string;
  /** `registry/namespace/name:tag`. */
  readonly label: string;
}

/** What patterns select. */
export interface ImageSelection {
  readonly names: ReadonlySet<string>;
  /** Patterns that match no image. */
  readonly unmatched: readonly string[];
}

/**
 * Selects images by glob patterns, each matched against the full label, `name:tag` and the bare name; `!` excludes what
 * it matches. Without any other pattern all images are selected.
 */
export function selectImages(images: readonly SelectableImage[], patterns: readonly string[]): ImageSelection {
  const compile = (pattern: string) => ({ pattern, glob: compileGlob(pattern.replace(/^!/, '')) });
  const excluded = patterns.filter(pattern => pattern.startsWith('!')).map(compile);
  const included = patterns.filter(pattern => !pattern.startsWith('!')).map(compile);
  const names = images
    .filter(image => included.length === 0 || included.some(({ glob }) => matches(image, glob)))
    .filter(image => !excluded.some(({ glob }) => matches(image, glob)))
    .map(({ name }) => name);
  const unmatched = included.filter(({ glob }) => !images.some(image => matches(image, glob)));
  return { names: new Set(names), unmatched: unmatched.map(({ pattern }) => pattern) };
}

function matches({ name, tag, label }: SelectableImage, glob: Glob): boolean {
  return [label, `${name}:${tag}`, name].some(glob);
}
