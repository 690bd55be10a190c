import { lstat, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import pMap from 'p-map';
import { messageOf, type ActionError } from '../../../core/errors.ts';
import { parseReference } from '../../../image/reference.ts';
import { toTag } from '../../../image/version.ts';
import { parseChangelog } from '../changelog/entries.ts';
import { Diagnostics, treeError } from '../read/diagnostics.ts';
import type { TreeImage } from '../read/image.ts';
import type { ReferenceResolver } from '../read/reference-resolver.ts';
import { planBump, type BumpableImage, type BumpRow, type VersionBump } from './plan.ts';
import { editVersion, replaceReference, type ChangelogSigning } from './text-edits.ts';

/** A file of the tree with its new text. */
export interface ChangedFile {
  /** Relative to the workspace, as errors and outputs name it. */
  readonly file: string;
  readonly text: string;
}

/** The new versions of a bump, and the files that they change. */
export interface TreeBump {
  /** Parents before children. */
  readonly rows: readonly BumpRow[];
  /** Sorted by name. */
  readonly changed: readonly ChangedFile[];
}

/** How to bump a tree. */
export interface BumpOptions {
  readonly bump: VersionBump;
  readonly signing: ChangelogSigning;
  /** Resolves references as the tree is before the bump. */
  readonly resolver: ReferenceResolver;
  /** Absolute. */
  readonly workspace: string;
}

// Keeps the disk busy without opening too many files.
const concurrency = 32;

/**
 * Plans a bump and makes the new texts: of the files with versions, and of Dockerfiles that name a bumped image by its
 * tag. Writes nothing. Reports all problems in one `TREE` error.
 */
export async function prepareBump(
  images: readonly TreeImage[],
  options: BumpOptions,
  signal: AbortSignal,
): Promise<TreeBump> {
  const { bump, workspace } = options;
  const bumpable = bump.idempotent
    ? await pMap(images, image => readNewestEntry(image, workspace), { concurrency, signal })
    : images.map(toBumpable);
  const rows = planBump(bumpable, bump);
  const bumped = new Map(rows.filter(each => each.bumped).map(row => [row.name, row]));
  const diagnostics = new Diagnostics();
  const changed: ChangedFile[] = [];
  for (const image of images) {
    const row = bumped.get(image.name);
    if (!row) continue;
    const edits = [() => editVersionFile(row, options), () => editDockerfile(image, bumped, options)];
    for (const edit of edits) changed.push(...((await diagnostics.attempt(edit)) ?? []));
  }
  diagnostics.finish();
  return { rows, changed: changed.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

function toBumpable({ name, parents, version, versionAt }: TreeImage): BumpableImage {
  return { name, parents, version, ...versionAt };
}

async function readNewestEntry(image: TreeImage, workspace: string): Promise<BumpableImage> {
  const { file } = image.versionAt;
  if (!/(^|\/)changelog$/.test(file)) return toBumpable(image);
  const [newest] = parseChangelog(await readWhole(file, workspace), file);
  return { ...toBumpable(image), newest };
}

async function editVersionFile(row: BumpRow, { signing, workspace }: BumpOptions): Promise<ChangedFile[]> {
  return [{ file: row.file, text: await editVersion(await readWhole(row.file, workspace), row, signing) }];
}

// An image that kept the old tag of its parent would no longer be its child.
async function editDockerfile(
  { name, folder, uses }: TreeImage,
  bumped: ReadonlyMap<string, BumpRow>,
  { resolver, workspace }: BumpOptions,
): Promise<ChangedFile[]> {
  const file = `${folder.shown}/${folder.dockerfile}`;
  const before = await readWhole(file, workspace);
  let text = before;
  for (const { reference, line } of uses) {
    const resolved = resolver.resolve(reference, name);
    const row = resolved.kind === 'parent' ? bumped.get(resolved.name) : undefined;
    const oldTag = row && toTag(row.from);
    if (!row || oldTag === 'latest' || parseReference(reference)?.tag !== oldTag) continue;
    const next = `${reference.slice(0, reference.lastIndexOf(':'))}:${toTag(row.to)}`;
    const edited = replaceReference(text, reference, next);
    const isDone = edited !== text || text.includes(next);
    // Templates get the tag from the filter image_tag.
    if (!isDone && folder.dockerfile === 'Dockerfile') throw composedReference(file, line, reference);
    text = edited;
  }
  return text === before ? [] : [{ file, text }];
}

function composedReference(file: string, line: number, reference: string): ActionError {
  const problem = `the image is made from ${reference}, which is put together from variables, so the new tag cannot be written`;
  return treeError(file, line, problem, `Write it in one piece:\n  FROM ${reference}`);
}

// The text is written back, so reading must not lose a byte.
async function readWhole(file: string, workspace: string): Promise<string> {
  const path = resolve(workspace, file);
  const stats = await lstat(path);
  if (!stats.isFile()) throw treeError(file, undefined, 'is a link, allowed: a regular file, because it is rewritten');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch (error) {
    throw treeError(file, undefined, `cannot be read as UTF-8: ${messageOf(error)}`);
  }
}
