import type { ChangelogAuthor } from '../changelog/author.ts';
import { parseChangelog } from '../changelog/entries.ts';
import {
  formatChangelogDate,
  indentReason,
  prependChangelogEntry,
  type NewChangelogEntry,
} from '../changelog/format.ts';
import { treeError } from '../read/diagnostics.ts';
import type { BumpRow } from './plan.ts';
import { replaceVersion, versionFiles } from './version-field.ts';

/** How new changelog entries are signed. */
export interface ChangelogSigning {
  readonly author: ChangelogAuthor;
  readonly distribution: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The time zone in minutes east of UTC. */
  readonly offset: number;
}

/** Edits the text of the file with an image's version. Throws `TREE` for a file that cannot be edited safely. */
export async function editVersion(text: string, row: BumpRow, signing: ChangelogSigning): Promise<string> {
  const name = row.file.slice(row.file.lastIndexOf('/') + 1);
  if (name === 'changelog') {
    const edited = prependChangelogEntry(text, makeEntry(row, signing));
    // Throws when the reason breaks the format.
    parseChangelog(edited, row.file);
    return edited;
  }
  const kind = versionFiles.find(each => each === name);
  if (kind === undefined) {
    const problem = `the version of ${row.name} is a label, allowed: one in changelog, image.yml, VERSION or package.json`;
    throw treeError(row.file, undefined, problem, 'Put the version into a file VERSION beside the Dockerfile');
  }
  const edited = await replaceVersion(kind, text, row.from, row.to);
  if (edited !== undefined) return edited;
  const problem = `the version ${JSON.stringify(row.from)} cannot be told apart from the text around it`;
  throw treeError(row.file, undefined, problem);
}

/** Replaces a reference in the text of a Dockerfile where it names an image or is the value of an `ARG`. */
export function replaceReference(text: string, from: string, to: string): string {
  const lines = text.split('\n');
  return lines
    .map(line => (/^\s*(?:from|arg|copy)\s|from=/i.test(line) ? replaceWhole(line, from, to) : line))
    .join('\n');
}

// With further characters around it, the text is a different reference.
function replaceWhole(line: string, from: string, to: string): string {
  return line.split(from).reduce((before, after) => {
    const isWhole = !/[\w./:@-]$/.test(before) && !/^[\w./:@-]/.test(after);
    return before + (isWhole ? to : from) + after;
  });
}

function makeEntry({ name, to, reason }: BumpRow, signing: ChangelogSigning): NewChangelogEntry {
  const { author, distribution, time, offset } = signing;
  return {
    package: name,
    version: to,
    distributions: [distribution],
    urgency: 'high',
    changes: indentReason(reason),
    author,
    date: formatChangelogDate(time, offset),
  };
}
