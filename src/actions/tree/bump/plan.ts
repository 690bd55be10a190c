import { indentReason, type ChangelogEntry } from '../changelog/entries.ts';
import type { Dependent } from '../graph.ts';
import { nextVersion } from './next-version.ts';
import { treeError, Diagnostics } from '../read/diagnostics.ts';

/** An image as a bump sees it. */
export interface Bumpable extends Dependent {
  readonly version: string;
  /** The file its version stands in, as errors name it. */
  readonly file: string;
  readonly line?: number;
  /** The top of its changelog; undefined where its version stands in another file. */
  readonly newest?: Pick<ChangelogEntry, 'changes'>;
}

/** Which images get a new version, and what for. */
export interface VersionBump {
  /** Names of images that change by themselves; whatever is made from them follows. */
  readonly bases: ReadonlySet<string>;
  readonly reason: string;
  /** What counted versions are marked with; may be empty. */
  readonly identifier: string;
  /** The bases' new version; empty: the next one. */
  readonly version: string;
  /** Leaves images whose newest entry says already what this bump would. */
  readonly idempotent: boolean;
}

/** What a bump does about one image, and because of what. */
export interface BumpRow {
  readonly name: string;
  /** Where its version stands. */
  readonly file: string;
  readonly from: string;
  /** The same as `from` where the image is left. */
  readonly to: string;
  readonly bumped: boolean;
  /** What its changelog gets to say. */
  readonly reason: string;
  readonly because: string;
}

/**
 * Plans new versions for the bases and all that is made from them; `images` has parents before children. Throws `TREE`
 * with every image that cannot get one.
 */
export function planBump(images: readonly Bumpable[], wish: VersionBump): BumpRow[] {
  const diagnostics = new Diagnostics();
  const rows: BumpRow[] = [];
  // The bases an image descends from, and whether a version among them changes.
  const concerned = new Map<string, { readonly bases: ReadonlySet<string>; readonly changes: boolean }>();
  for (const image of images) {
    const parents = image.parents.flatMap(name => concerned.get(name) ?? []);
    const isBase = wish.bases.has(image.name);
    if (!isBase && parents.length === 0) continue;
    const above = new Set(parents.flatMap(({ bases }) => [...bases]));
    const reason = isBase ? wish.reason : reasonOfChild([...above], wish.reason);
    const parentChanges = parents.some(({ changes }) => changes);
    const from = { name: image.name, file: image.file, from: image.version, reason };
    if (wish.idempotent && !image.newest) diagnostics.add(silent(image));
    const left = wish.idempotent && !parentChanges && isDone(image, isBase, reason, wish.version);
    concerned.set(image.name, { bases: isBase ? above.add(image.name) : above, changes: !left });
    if (left) {
      rows.push({ ...from, to: image.version, bumped: false, because: 'its newest entry has this reason already' });
      continue;
    }
    const to = isBase && wish.version !== '' ? wish.version : nextVersion(image.version, wish.identifier);
    if (to === undefined) diagnostics.add(unfit(image, isBase, wish.identifier));
    else if (to === image.version) diagnostics.add(unchanged(image));
    else if (!/^[A-Za-z0-9.+~-]{1,100}$/.test(to)) diagnostics.add(illegal(image, to));
    else rows.push({ ...from, to, bumped: true, because: isBase ? 'selected' : `made from ${[...above].join(', ')}` });
  }
  diagnostics.finish();
  return rows;
}

function reasonOfChild(bases: readonly string[], reason: string): string {
  return `Refresh for update in parent image${bases.length > 1 ? 's' : ''} ${bases.join(', ')}:\n${reason}`;
}

function isDone({ newest, version }: Bumpable, isBase: boolean, reason: string, wished: string): boolean {
  if (isBase && wished !== '' && wished !== version) return false;
  return newest?.changes.join('\n') === indentReason(reason).join('\n');
}

function unfit({ name, version, file, line }: Bumpable, isBase: boolean, identifier: string) {
  const allowed = `digits, "." and "-", with "-${identifier}1" at its end or not`;
  const hint = isBase
    ? 'Say the new version, or write it by hand:\n  with:\n    update-version: 1.0.1'
    : 'Give the image a version of digits, "." and "-" by hand first';
  const what = `the version ${JSON.stringify(version)} of ${name} has no next one, allowed: ${allowed}`;
  return treeError(file, line, what, hint);
}

function unchanged({ name, version, file, line }: Bumpable) {
  return treeError(file, line, `update-version: ${JSON.stringify(version)} is the version of ${name} already`);
}

// What stays legal in tags, file names of archives and changelogs.
function illegal({ name, file, line }: Bumpable, to: string) {
  const allowed = 'letters, digits, ".", "+", "-" and "~", at most 100';
  return treeError(file, line, `the next version of ${name} would be ${JSON.stringify(to)}, allowed: ${allowed}`);
}

function silent({ name, file, line }: Bumpable) {
  const what = `${name} has no changelog, and nothing else tells what its version was bumped for`;
  return treeError(file, line, what, 'Give the image a changelog, or:\n  with:\n    idempotent: false');
}
