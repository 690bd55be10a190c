import type { ActionError } from '../../../core/errors.ts';
import type { DeclaredParent } from './declarations.ts';
import type { UsedImage } from './dockerfile.ts';
import type { ReferenceResolver } from './reference-resolver.ts';
import { treeError } from './diagnostics.ts';

/** Where a parent is named. */
export interface ParentMention {
  readonly file: string;
  readonly line?: number;
  /** `FROM`, `COPY --from`, `RUN --mount`, or the file that names it. */
  readonly by: string;
}

/** What an image is made from. */
export interface Dependencies {
  /** Images of the tree by name, each with the place that names it first. */
  readonly parents: ReadonlyMap<string, ParentMention>;
  /** References to images of other places, in their order. */
  readonly externals: ReadonlyMap<string, ParentMention>;
  /** What the Dockerfile calls its parents: references, each with the name of the image. */
  readonly references: ReadonlyMap<string, string>;
  readonly problems: readonly ActionError[];
  /** What is allowed and perhaps not meant. */
  readonly warnings: readonly string[];
}

/** Everything that names parents of an image. */
export interface ParentSources {
  readonly name: string;
  /** Its Dockerfile, as errors name it. */
  readonly file: string;
  readonly uses: readonly UsedImage[];
  readonly declared: readonly DeclaredParent[];
}

/** Tells parents in the tree from images of other places, by what the Dockerfile uses and what other files declare. */
export function findDependencies(
  naming: ReferenceResolver,
  { name: by, file, uses, declared }: ParentSources,
): Dependencies {
  const [parents, externals] = [new Map<string, ParentMention>(), new Map<string, ParentMention>()];
  const references = new Map<string, string>();
  const problems: ActionError[] = [];
  const warnings: string[] = [];
  const note = (into: Map<string, ParentMention>, key: string, place: ParentMention) => {
    if (!into.has(key)) into.set(key, place);
  };
  for (const { reference, line, by: instruction } of uses) {
    const meaning = naming.readReference(reference, by);
    const place = { file, line, by: instruction };
    if (meaning.kind === 'parent') {
      note(parents, meaning.name, place);
      references.set(reference, meaning.name);
    } else if (meaning.kind === 'unknown') problems.push(unknown(reference, place));
    else {
      note(externals, reference, place);
      if (meaning.elsewhere !== undefined) {
        warnings.push(`${file}:${line}: ${reference} is taken from elsewhere, for the tree has ${meaning.elsewhere}`);
      }
    }
  }
  for (const { name, file: from, line } of declared) {
    const meaning = naming.readName(name, by);
    const place = { file: from, ...(line !== undefined && { line }), by: from.slice(from.lastIndexOf('/') + 1) };
    if (meaning.kind === 'parent') note(parents, meaning.name, place);
    else if (meaning.kind === 'unknown') problems.push(unknown(name, place));
    else if (name !== by) note(externals, name, place);
  }
  return { parents, externals, references, problems, warnings };
}

/** The error for images that need each other. */
export function cycleError(
  cycle: readonly string[],
  placeOf: (name: string, parent: string) => ParentMention | undefined,
): ActionError {
  const steps = cycle.slice(0, -1).map((name, i) => {
    const parent = cycle[i + 1] ?? '';
    const { file = '', line, by = '' } = placeOf(name, parent) ?? {};
    return { text: `${name} needs ${parent} (${by} in ${line === undefined ? file : `${file}:${line}`})`, file, line };
  });
  const what = `the images need each other: ${cycle.join(' → ')}; ${steps.map(({ text }) => text).join(', ')}`;
  return treeError(steps[0]?.file ?? '', steps[0]?.line, what);
}

function unknown(name: string, { file, line, by }: ParentMention): ActionError {
  const hint = `If it comes from elsewhere:\n  with:\n    base-images: ${name}`;
  return treeError(file, line, `${by} names ${name}, and the tree has no such image`, hint);
}
