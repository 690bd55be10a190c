import { basename } from 'node:path';
import { parseReference } from '../../../image/reference.ts';
import { toTag } from '../../../image/version.ts';
import type { ActionError } from '../../../core/errors.ts';
import type { ImageDeclaration } from './declarations.ts';
import type { ImageFolder } from './image-folders.ts';
import { treeError } from './diagnostics.ts';

/** A place in a file, as errors name it; `line` counts from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

/** What an image is called, and which file says so. */
export interface ImageIdentity extends Place {
  /** Its short name, `/` between its parts. */
  readonly name: string;
  readonly version: string;
  /** A legal tag, made of the version. */
  readonly tag: string;
  /** Where the version stands; where the name does when the version comes from no file. */
  readonly versioned: Place;
}

/** How versions come about in this run. */
export interface VersionRules {
  /** Takes the place of every version; empty: it does not. */
  readonly version: string;
  /** Is put behind every version; may be empty. */
  readonly stamp: string;
}

/**
 * Finds name and version, each in the first declaration that has it; without a name an image is called as its path. Throws
 * `TREE` with file and line.
 */
export function resolveIdentity(
  folder: ImageFolder,
  declarations: readonly ImageDeclaration[],
  rules: VersionRules,
): ImageIdentity {
  const own = folder.path === '.' ? basename(folder.dir) : folder.path;
  const naming = declarations.find(({ name }) => name !== undefined);
  const versioning = declarations.find(({ version }) => version !== undefined);
  const name = naming?.name ?? own.toLowerCase();
  const base = rules.version || versioning?.version;
  if (base === undefined) throw withoutVersion(folder);
  const version = base + rules.stamp;
  const place = placeOf(naming ?? { file: `${folder.shown}/${folder.dockerfile}` });
  const versioned = versioning && !rules.version ? placeOf(versioning) : place;
  const reference = parseReference(`${name}:x`);
  if (!reference || reference.path !== name.replace(/^library\//, '')) {
    throw treeError(place.file, place.line, `${JSON.stringify(name)} is no name of an image, allowed: ${nameRule}`);
  }
  // The archive's file name has to hold it.
  if (!/^[A-Za-z0-9.+~-]{1,100}$/.test(version)) {
    const allowed = 'letters, digits, ".", "+", "-" and "~", at most 100';
    throw treeError(versioned.file, versioned.line, `${JSON.stringify(version)} is no version, allowed: ${allowed}`);
  }
  return { name, version, tag: toTag(version), versioned, ...place };
}

function placeOf({ file, line }: Place): Place {
  return { file, ...(line !== undefined && { line }) };
}

/** What is wrong with images of the same name: one problem for each name, which tells all places. */
export function findDuplicates(
  images: readonly { readonly identity: ImageIdentity; readonly path: string }[],
): ActionError[] {
  const byName = Map.groupBy(images, ({ identity }) => identity.name);
  return [...byName].flatMap(([name, same]) => {
    const [first] = same;
    if (!first || same.length < 2) return [];
    const paths = same.map(({ path }) => path).join(' and ');
    return [
      treeError(first.identity.file, first.identity.line, `the image ${name} is in ${paths}; a name is one image's`),
    ];
  });
}

const nameRule = 'lower-case letters and digits with ".", "_", "-" or "/" between them';

function withoutVersion({ shown, dockerfile }: ImageFolder): ActionError {
  const hint =
    'Add a file VERSION, a changelog, or image.yml with version: 1.0.0; or give all images one:\n  with:\n    version: 1.0.0';
  return treeError(`${shown}/${dockerfile}`, undefined, 'the image has no version', hint);
}
