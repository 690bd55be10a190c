import { ActionError } from '../../../core/errors.ts';

/** Who signs an entry of a changelog. */
export interface ChangelogAuthor {
  readonly name: string;
  readonly email: string;
}

/** One entry of a Debian changelog. */
export interface ChangelogEntry {
  /** The image's short name; may hold `/`. */
  readonly package: string;
  readonly version: string;
  readonly distributions: readonly string[];
  /** As written: `medium`, `high`; empty when the heading names none. */
  readonly urgency: string;
  /** The lines between heading and signature as they stand, blank ones at both ends left out. */
  readonly changes: readonly string[];
  readonly author: ChangelogAuthor;
  /** RFC 2822, as written. */
  readonly date: string;
  /** Where the heading stands, from 1. */
  readonly line: number;
}

// Debian's names, and what names of images may hold beside it.
const heading = /^([a-z0-9][-+.\w/]*) \(([^() \t]+)\)((?:\s+[-+.\w]+)+);(.*)$/i;
const signature =
  /^ -- (?:(\S.*?) )?<([^>]*)> {1,2}((?:[A-Z][a-z]+, *)?\d{1,2} +[A-Z][a-z]+ +\d{4} +\d{1,2}:\d\d:\d\d +[-+]\d{4}(?: +\([^()]*\))?)$/i;
// Comments, and keywords of version control: no part of any entry.
const remark = /^(?:#|\/\*.*\*\/$|\$\w+:.*\$$)/;
// What editors add, and the headings of formats before this one; dpkg too reads no further.
const ends = [
  /^(?:;;\s*)?Local variables:/i,
  /^vim:/i,
  /^\w+\s+\w+\s+\d{1,2}.*\d{4}\s+.*[<(].*[)>]/,
  /^[-+.\w]+[- ]\S+ Debian \S+/,
  /^Changes (?:from version .* to .*:|for [-+.\w]+:?$)/,
  /^Old Changelog:$/,
  /^[-+.\w]+ \([^() \t]+\)(?:[;:]| - |$)/,
  /^(?:\d+:)?\w[-+.~\w]*:?$/,
];

interface Draft extends Pick<ChangelogEntry, 'package' | 'version' | 'distributions' | 'urgency' | 'line'> {
  readonly changes: string[];
}

/** The entries of a Debian changelog, newest first, at least one; a `CHANGELOG` error names `file` and line of what is malformed. */
export function parseChangelog(text: string, file: string): [ChangelogEntry, ...ChangelogEntry[]] {
  const entries: ChangelogEntry[] = [];
  let draft: Draft | undefined;
  const lines = splitLines(text);
  for (const [at, line] of lines.entries()) {
    if (draft === undefined) {
      if (line === '' || remark.test(line)) continue;
      if (entries.length > 0 && ends.some(end => end.test(line))) break;
      draft = readHeading(line, file, at + 1);
    } else if (line.startsWith(' --')) {
      entries.push({ ...draft, changes: trimBlank(draft.changes), ...readSignature(line, file, at + 1) });
      draft = undefined;
    } else if (line === '' || /^(?: {2}|\t)/.test(line)) {
      draft.changes.push(line);
    } else if (!remark.test(line)) {
      throw malformed(
        file,
        at + 1,
        'changes are indented by two spaces and end with a line " -- Name <email>  date"',
        line,
      );
    }
  }
  const [newest, ...older] = entries;
  if (draft) throw malformed(file, draft.line, 'the entry has no line " -- Name <email>  date" at its end');
  if (!newest) throw malformed(file, 1, 'there is no entry');
  return [newest, ...older];
}

/** The text of an entry, with a line end after its signature; what it holds is written as it is. */
export function formatEntry(entry: Omit<ChangelogEntry, 'line'>): string {
  const { author } = entry;
  return [
    `${entry.package} (${entry.version}) ${entry.distributions.join(' ')}; urgency=${entry.urgency}`,
    '',
    ...entry.changes,
    '',
    ` -- ${author.name} <${author.email}>  ${entry.date}`,
    '',
  ].join('\n');
}

/** A changelog with an entry put before all others; line ends and byte order mark stay what they are. */
export function prependEntry(text: string, entry: Omit<ChangelogEntry, 'line'>): string {
  const [, mark = '', rest = ''] = /^(\uFEFF?)(.*)$/s.exec(text) ?? [];
  const added = `${formatEntry(entry)}\n`;
  return mark + (/^[^\n]*\r\n/.test(rest) ? added.replaceAll('\n', '\r\n') : added) + rest;
}

/** The lines of a reason as changes of an entry: each indented by three spaces. */
export function indentReason(reason: string): string[] {
  return trimBlank(splitLines(reason)).map(line => (line === '' ? '' : `   ${line}`));
}

/** A time (milliseconds since 1970) as changelogs write it, in the zone that is `offset` minutes east of UTC. */
export function formatDate(time: number, offset: number): string {
  const [weekday, day, month, year, clock] = new Date(time + offset * 60_000).toUTCString().split(' ');
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60].map(n =>
    String(n).padStart(2, '0'),
  );
  return `${weekday} ${day} ${month} ${year} ${clock} ${offset < 0 ? '-' : '+'}${hours}${minutes}`;
}

function splitLines(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map(line => line.trimEnd());
}

function trimBlank(lines: readonly string[]): string[] {
  const first = lines.findIndex(line => line !== '');
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(line => line !== '') + 1);
}

function readHeading(line: string, file: string, at: number): Draft {
  const [, name, version, distributions, keys] = heading.exec(line) ?? [];
  if (name === undefined || version === undefined || distributions === undefined || keys === undefined) {
    throw malformed(file, at, 'an entry starts with "package (version) distribution; urgency=high"', line);
  }
  const [, urgency = ''] = /(?:^|,)\s*urgency\s*=\s*([^\s,]+)/i.exec(keys) ?? [];
  return { package: name, version, distributions: distributions.trim().split(/\s+/), urgency, line: at, changes: [] };
}

function readSignature(line: string, file: string, at: number): Pick<ChangelogEntry, 'author' | 'date'> {
  const [, name = '', email, date] = signature.exec(line) ?? [];
  if (email !== undefined && date !== undefined) return { author: { name, email }, date };
  throw malformed(file, at, 'an entry ends with " -- Name <email>  Mon, 02 Jan 2006 15:04:05 +0000"', line);
}

function malformed(file: string, line: number, allowed: string, found?: string): ActionError {
  const what = found === undefined ? allowed : `${JSON.stringify(found)}, allowed: ${allowed}`;
  const annotation = { file, line, title: 'Malformed changelog' };
  return new ActionError('CHANGELOG', `${file}:${line}: ${what}`, { annotation });
}
