import { basename } from 'node:path';
import type { ActionError } from '../../../core/errors.ts';
import { familiarPath, parseReference } from '../../../image/reference.ts';
import { isVersion, toTag } from '../../../image/version.ts';
import type { ImageDeclaration } from './declarations.ts';
import { treeError } from './diagnostics.ts';
import type { ImageFolder } from './image-folders.ts';

/** A place in a file, as errors name it; `line` counts from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line?: number;
}

/** The name and version of an image, and where they are declared. */
export interface DeclaredIdentity {
  /** Its short name, with `/` between parts. */
  readonly name: string;
  readonly version: string;
  /** A legal tag, made from the version. */
  readonly tag: string;
  readonly nameAt: SourceLocation;
  /** The place of the name when no file declares the version. */
  readonly versionAt: SourceLocation;
}

/** How a run changes the declared versions. */
export interface VersionRules {
  /** Replaces every version; empty: none is replaced. */
  readonly version: string;
  /** Appended to every version; may be empty. */
  readonly suffix: string;
}

/**
 * Takes name and version each from the first declaration that has one; an undeclared name is the path of the folder.
 * Throws `TREE` with file and line.
 */
export function resolveIdentity(
  folder: ImageFolder,
  declarations: readonly ImageDeclaration[],
  rules: VersionRules,
): DeclaredIdentity {
  const named = declarations.find(({ name }) => name !== undefined);
  const versioned = declarations.find(({ version }) => version !== undefined);
  const base = rules.version || versioned?.version;
  if (base === undefined) throw missingVersion(folder);
  const name = named?.name ?? (folder.path === '.' ? basename(folder.dir) : folder.path).toLowerCase();
  const version = base + rules.suffix;
  const nameAt = locationOf(named ?? { file: `${folder.shown}/${folder.dockerfile}` });
  const versionAt = versioned && !rules.version ? locationOf(versioned) : nameAt;
  const reference = parseReference(`${name}:x`);
  if (!reference || reference.path !== familiarPath(name)) {
    const problem = `${JSON.stringify(name)} is not a valid image name, allowed: ${nameRule}`;
    throw treeError(nameAt.file, nameAt.line, problem);
  }
  if (!isVersion(version)) {
    const problem = `${JSON.stringify(version)} is not a valid version, allowed: ${versionRule}`;
    throw treeError(versionAt.file, versionAt.line, problem);
  }
  return { name, version, tag: toTag(version), nameAt, versionAt };
}

/** One error for each name that several images have, with all their folders. */
export function findDuplicates(
  images: readonly { readonly identity: DeclaredIdentity; readonly path: string }[],
): ActionError[] {
  const byName = Map.groupBy(images, ({ identity }) => identity.name);
  return [...byName].flatMap(([name, same]) => {
    const [first] = same;
    if (!first || same.length < 2) return [];
    const { file, line } = first.identity.nameAt;
    const paths = same.map(({ path }) => path).join(' and ');
    return [treeError(file, line, `the image ${name} is in ${paths}; names must be unique`)];
  });
}

/** What versions may contain, for errors. */
export const versionRule = 'letters, digits, ".", "+", "-" and "~", at most 100';
const nameRule = 'lower-case letters and digits with ".", "_", "-" or "/" between them';

function locationOf({ file, line }: SourceLocation): SourceLocation {
  return { file, line };
}

function missingVersion({ shown, dockerfile }: ImageFolder): ActionError {
  const hint =
    'Add a file VERSION, a changelog, or image.yml with version: 1.0.0; or give all images one:\n  with:\n    version: 1.0.0';
  return treeError(`${shown}/${dockerfile}`, undefined, 'the image has no version', hint);
}
