import type { ActionError } from '../../../core/errors.ts';
import type { DeclaredParent } from './declarations.ts';
import { treeError } from './diagnostics.ts';
import type { UsedImage } from './dockerfile.ts';
import type { ReferenceResolver } from './reference-resolver.ts';

/** Where a parent is named. */
export interface ParentMention {
  readonly file: string;
  readonly line?: number;
  /** `FROM`, `COPY --from`, `RUN --mount`, or the name of the file that declares it. */
  readonly by: string;
}

/** What an image is made from. */
export interface ImageDependencies {
  /** The parents in the tree by name, each with its first mention. */
  readonly parents: ReadonlyMap<string, ParentMention>;
  /** References to images outside the tree, in the order of their first mention. */
  readonly externals: ReadonlyMap<string, ParentMention>;
  /** The names of parents by the references that the Dockerfile has for them. */
  readonly references: ReadonlyMap<string, string>;
  readonly problems: readonly ActionError[];
  readonly warnings: readonly string[];
}

/** Everything that names the parents of an image. */
export interface ParentSources {
  /** The name of the image. */
  readonly name: string;
  /** Its Dockerfile, as errors name it. */
  readonly file: string;
  readonly uses: readonly UsedImage[];
  readonly declared: readonly DeclaredParent[];
}

/** Sorts what the Dockerfile uses and other files declare into parents in the tree and images from outside. */
export function findDependencies(resolver: ReferenceResolver, sources: ParentSources): ImageDependencies {
  const { name: child, file, uses, declared } = sources;
  const parents = new Map<string, ParentMention>();
  const externals = new Map<string, ParentMention>();
  const references = new Map<string, string>();
  const problems: ActionError[] = [];
  const warnings: string[] = [];
  for (const { reference, line, by } of uses) {
    const resolved = resolver.resolve(reference, child);
    const mention = { file, line, by };
    if (resolved.kind === 'parent') {
      addFirst(parents, resolved.name, mention);
      references.set(reference, resolved.name);
    } else if (resolved.kind === 'unknown') problems.push(unknownParent(reference, mention));
    else {
      addFirst(externals, reference, mention);
      const { otherTag } = resolved;
      if (otherTag !== undefined) {
        warnings.push(`${file}:${line}: ${reference} is not built from the tree, which has ${otherTag}`);
      }
    }
  }
  for (const { name, file: from, line } of declared) {
    const resolved = resolver.resolveName(name, child);
    const mention = { file: from, line, by: from.slice(from.lastIndexOf('/') + 1) };
    if (resolved.kind === 'parent') addFirst(parents, resolved.name, mention);
    else if (resolved.kind === 'unknown') problems.push(unknownParent(name, mention));
    else if (name !== child) addFirst(externals, name, mention);
  }
  return { parents, externals, references, problems, warnings };
}

/** The error for images that depend on each other; `mentionOf` gives the place where an image names its parent. */
export function cycleError(
  cycle: readonly string[],
  mentionOf: (name: string, parent: string) => ParentMention | undefined,
): ActionError {
  const steps = cycle.slice(0, -1).map((name, i) => {
    const parent = cycle[i + 1] ?? '';
    const { file = '', line, by = '' } = mentionOf(name, parent) ?? {};
    return { text: `${name} needs ${parent} (${by} in ${line === undefined ? file : `${file}:${line}`})`, file, line };
  });
  const problem = `the images need each other: ${cycle.join(' → ')}; ${steps.map(({ text }) => text).join(', ')}`;
  return treeError(steps[0]?.file ?? '', steps[0]?.line, problem);
}

function addFirst(mentions: Map<string, ParentMention>, key: string, mention: ParentMention): void {
  if (!mentions.has(key)) mentions.set(key, mention);
}

function unknownParent(name: string, { file, line, by }: ParentMention): ActionError {
  const hint = `If it comes from elsewhere:\n  with:\n    base-images: ${name}`;
  return treeError(file, line, `${by} names ${name}, and the tree has no such image`, hint);
}
