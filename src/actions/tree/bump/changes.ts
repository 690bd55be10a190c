import pMap from 'p-map';
import { lstat, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseReference } from '../../../image/reference.ts';
import { toTag } from '../../../image/version.ts';
import { messageOf } from '../../../core/errors.ts';
import { editVersion, replaceReference, type Signing } from './edits.ts';
import { planBump, type Bumpable, type BumpRow, type VersionBump } from './plan.ts';
import { parseChangelog } from '../changelog/entries.ts';
import { readDockerfile } from '../read/dockerfile.ts';
import type { ReferenceResolver } from '../read/reference-resolver.ts';
import { replaceFiles } from './replacement.ts';
import type { TreeImage } from '../read/tree.ts';
import { treeError, Diagnostics } from '../read/diagnostics.ts';

// Keeps the number of open files bounded.
const concurrency = 32;

/** A file of the tree with its new text. */
export interface ChangedFile {
  /** As errors and outputs name it: relative to the workspace. */
  readonly file: string;
  readonly text: string;
}

/** What a bump comes to. */
export interface BumpPlan {
  /** Parents before children. */
  readonly rows: readonly BumpRow[];
  /** In the order of their names. */
  readonly changed: readonly ChangedFile[];
}

/** How a tree is bumped. */
export interface BumpRequest {
  readonly wish: VersionBump;
  readonly signing: Signing;
  /** What references in the tree mean now, before the bump. */
  readonly naming: ReferenceResolver;
  /** Absolute. */
  readonly workspace: string;
}

/**
 * Plans a bump with every file's new text: that of each version, and Dockerfiles that name a bumped image by its tag.
 * Nothing is written. Everything that is in the way is in one `TREE` error.
 */
export async function prepareBump(
  images: readonly TreeImage[],
  order: BumpRequest,
  signal: AbortSignal,
): Promise<BumpPlan> {
  const { wish, workspace } = order;
  const bumpable = wish.idempotent
    ? await pMap(images, image => readNewest(image, workspace), { concurrency, signal })
    : images.map(toBumpable);
  const rows = planBump(bumpable, wish);
  const raised = new Map(rows.filter(({ bumped }) => bumped).map(row => [row.name, row]));
  const diagnostics = new Diagnostics();
  const changed: ChangedFile[] = [];
  for (const image of images) {
    const row = raised.get(image.name);
    if (!row) continue;
    const edits = [() => editVersionFile(row, order), () => editDockerfile(image, raised, order)];
    for (const edit of edits) changed.push(...((await diagnostics.attempt(edit)) ?? []));
  }
  diagnostics.finish();
  return { rows, changed: changed.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

/** Writes all files of a bump, or none. Errors: `BUMP_WRITE`. */
export async function writeBump({ changed }: BumpPlan, workspace: string, signal: AbortSignal): Promise<void> {
  const replacements = changed.map(({ file, text }) => ({ path: resolve(workspace, file), text }));
  await replaceFiles(replacements, signal);
}

function toBumpable({ name, parents, version, versioned }: TreeImage): Bumpable {
  const { file, line } = versioned;
  return { name, parents, version, file, ...(line !== undefined && { line }) };
}

async function readNewest(image: TreeImage, workspace: string): Promise<Bumpable> {
  const { file } = image.versioned;
  if (!/(^|\/)changelog$/.test(file)) return toBumpable(image);
  const [newest] = parseChangelog(await readWhole(file, workspace), file);
  return { ...toBumpable(image), newest };
}

async function editVersionFile(row: BumpRow, { signing, workspace }: BumpRequest): Promise<ChangedFile[]> {
  return [{ file: row.file, text: await editVersion(await readWhole(row.file, workspace), row, signing) }];
}

// A child that names its parent by tag would keep the old one, and be no child any more.
async function editDockerfile(
  { name, folder, dockerfile, buildArgs }: TreeImage,
  raised: ReadonlyMap<string, BumpRow>,
  { naming, workspace }: BumpRequest,
): Promise<ChangedFile[]> {
  const file = `${folder.shown}/${folder.dockerfile}`;
  const before = await readWhole(file, workspace);
  let text = before;
  for (const { reference, line } of readDockerfile(dockerfile, buildArgs).uses) {
    const meaning = naming.readReference(reference, name);
    const row = meaning.kind === 'parent' ? raised.get(meaning.name) : undefined;
    const old = `:${row ? toTag(row.from) : ''}`;
    if (!row || parseReference(reference)?.tag !== old.slice(1) || old === ':latest') continue;
    const next = reference.slice(0, -old.length) + `:${toTag(row.to)}`;
    const edited = replaceReference(text, reference, next);
    const done = edited !== text || text.includes(next);
    // A template asks for the tag of the day.
    if (!done && folder.dockerfile === 'Dockerfile') throw hidden(file, line, reference);
    text = edited;
  }
  return text === before ? [] : [{ file, text }];
}

function hidden(file: string, line: number, reference: string) {
  const what = `the image is made from ${reference}, which is put together from variables, so the new tag cannot be written`;
  return treeError(file, line, what, `Write it in one piece:\n  FROM ${reference}`);
}

// The text goes back to disk: every byte has to survive.
async function readWhole(file: string, workspace: string): Promise<string> {
  const path = resolve(workspace, file);
  const stats = await lstat(path);
  if (!stats.isFile()) throw treeError(file, undefined, 'is a link, allowed: a file of its own, for it is rewritten');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch (error) {
    throw treeError(file, undefined, `cannot be read as UTF-8: ${messageOf(error)}`);
  }
}
