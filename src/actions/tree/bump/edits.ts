import { formatDate, indentReason, parseChangelog, prependEntry, type ChangelogAuthor } from '../changelog/entries.ts';
import type { BumpRow } from './plan.ts';
import { treeError } from '../read/diagnostics.ts';
import { replaceVersion } from './version-field.ts';

/** What new entries of changelogs are signed with. */
export interface Signing {
  readonly author: ChangelogAuthor;
  readonly distribution: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Minutes east of UTC. */
  readonly offset: number;
}

/** The text of the file an image's version stands in, with the new one. Throws `TREE` for a file that is not edited safely. */
export async function editVersion(text: string, row: BumpRow, signing: Signing): Promise<string> {
  const kind = row.file.slice(row.file.lastIndexOf('/') + 1);
  if (kind === 'changelog') {
    const edited = prependEntry(text, toEntry(row, signing));
    // What cannot be read back is never written.
    parseChangelog(edited, row.file);
    return edited;
  }
  const editable = (['VERSION', 'package.json', 'image.yml'] as const).find(each => each === kind);
  if (editable === undefined) {
    const what = `the version of ${row.name} is a label, allowed: one in changelog, image.yml, VERSION or package.json`;
    throw treeError(row.file, undefined, what, 'Put the version into a file VERSION beside the Dockerfile');
  }
  const edited = await replaceVersion(editable, text, row.from, row.to);
  if (edited !== undefined) return edited;
  throw treeError(row.file, undefined, `the version ${JSON.stringify(row.from)} cannot be told from what surrounds it`);
}

/** The text of a Dockerfile with one reference in the place of another, wherever it names an image or an `ARG` holds it. */
export function replaceReference(text: string, from: string, to: string): string {
  const lines = text.split('\n');
  return lines
    .map(line => (/^\s*(?:from|arg|copy)\s|from=/i.test(line) ? replaceWhole(line, from, to) : line))
    .join('\n');
}

// What goes on before or behind is another reference.
function replaceWhole(line: string, from: string, to: string): string {
  return line.split(from).reduce((before, after) => {
    const whole = !/[\w./:@-]$/.test(before) && !/^[\w./:@-]/.test(after);
    return before + (whole ? to : from) + after;
  });
}

function toEntry({ name, to, reason }: BumpRow, { author, distribution, time, offset }: Signing) {
  return {
    ...{ package: name, version: to, distributions: [distribution], urgency: 'high' },
    ...{ changes: indentReason(reason), author, date: formatDate(time, offset) },
  };
}
