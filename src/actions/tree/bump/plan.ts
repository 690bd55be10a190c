import type { ActionError } from '../../../core/errors.ts';
import { isVersion } from '../../../image/version.ts';
import type { ChangelogEntry } from '../changelog/entries.ts';
import { indentReason } from '../changelog/format.ts';
import type { Dependent } from '../graph.ts';
import { Diagnostics, treeError } from '../read/diagnostics.ts';
import { versionRule, type SourceLocation } from '../read/identity.ts';
import { nextVersion } from './next-version.ts';

/** What a bump has to know of an image; the location is that of its version. */
export interface BumpableImage extends Dependent, SourceLocation {
  readonly version: string;
  /** The newest entry of its changelog; undefined when another file declares its version. */
  readonly newest?: Pick<ChangelogEntry, 'changes'>;
}

/** Which images get a new version, and why. */
export interface VersionBump {
  /** The names of the images that change; everything made from them follows. */
  readonly bases: ReadonlySet<string>;
  readonly reason: string;
  /** The identifier before the counter in new versions; may be empty. */
  readonly identifier: string;
  /** The new version of the bases; empty: the next one. */
  readonly version: string;
  /** Whether to leave images whose newest changelog entry already has the reason of this bump. */
  readonly idempotent: boolean;
}

/** What a bump does with one image. */
export interface BumpRow {
  readonly name: string;
  /** The file with its version. */
  readonly file: string;
  readonly from: string;
  /** Equals `from` when the image is left. */
  readonly to: string;
  readonly bumped: boolean;
  /** For its changelog. */
  readonly reason: string;
  readonly because: string;
}

// The bases that an image descends from, and whether the version of any of them changes.
interface Descent {
  readonly bases: ReadonlySet<string>;
  readonly changes: boolean;
}

/**
 * Plans the new versions of the bases and of everything made from them; `images` are sorted parents before children.
 * Throws `TREE` with all images that cannot get one.
 */
export function planBump(images: readonly BumpableImage[], bump: VersionBump): BumpRow[] {
  const diagnostics = new Diagnostics();
  const rows: BumpRow[] = [];
  const descents = new Map<string, Descent>();
  for (const image of images) {
    const parents = image.parents.flatMap(name => descents.get(name) ?? []);
    const isBase = bump.bases.has(image.name);
    if (!isBase && parents.length === 0) continue;
    const above = new Set(parents.flatMap(({ bases }) => [...bases]));
    const reason = isBase ? bump.reason : reasonOfChild([...above], bump.reason);
    const row = { name: image.name, file: image.file, from: image.version, reason };
    if (bump.idempotent && !image.newest) diagnostics.add(withoutChangelog(image));
    const parentChanges = parents.some(({ changes }) => changes);
    const isLeft = bump.idempotent && !parentChanges && isDone(image, reason, isBase ? bump.version : '');
    const because = isBase ? 'selected' : `made from ${[...above].join(', ')}`;
    descents.set(image.name, { bases: isBase ? above.add(image.name) : above, changes: !isLeft });
    if (isLeft) {
      const left = 'its newest changelog entry already has this reason';
      rows.push({ ...row, to: image.version, bumped: false, because: left });
      continue;
    }
    const to = isBase && bump.version !== '' ? bump.version : nextVersion(image.version, bump.identifier);
    const problem = findVersionProblem(image, to, isBase, bump.identifier);
    if (problem) diagnostics.add(problem);
    else if (to !== undefined) rows.push({ ...row, to, bumped: true, because });
  }
  diagnostics.finish();
  return rows;
}

function reasonOfChild(bases: readonly string[], reason: string): string {
  return `Refresh for update in parent image${bases.length > 1 ? 's' : ''} ${bases.join(', ')}:\n${reason}`;
}

function isDone({ newest, version }: BumpableImage, reason: string, wanted: string): boolean {
  if (wanted !== '' && wanted !== version) return false;
  return newest?.changes.join('\n') === indentReason(reason).join('\n');
}

function findVersionProblem(
  { name, version, file, line }: BumpableImage,
  to: string | undefined,
  isBase: boolean,
  identifier: string,
): ActionError | undefined {
  if (to === undefined) {
    const allowed = `digits, "." and "-", optionally with "-${identifier}1" at the end`;
    const hint = isBase
      ? 'Give the new version, or edit the file:\n  with:\n    update-version: 1.0.1'
      : 'Edit the file first: give the image a version of digits, "." and "-"';
    const problem = `the version ${JSON.stringify(version)} of ${name} has no next one, allowed: ${allowed}`;
    return treeError(file, line, problem, hint);
  }
  if (to === version) {
    return treeError(file, line, `update-version: ${JSON.stringify(version)} already is the version of ${name}`);
  }
  if (isVersion(to)) return undefined;
  const problem = `the next version of ${name} would be ${JSON.stringify(to)}, allowed: ${versionRule}`;
  return treeError(file, line, problem);
}

function withoutChangelog({ name, file, line }: BumpableImage): ActionError {
  const problem = `${name} has no changelog, and nothing else says why its version was bumped`;
  return treeError(file, line, problem, 'Give the image a changelog, or:\n  with:\n    idempotent: false');
}
