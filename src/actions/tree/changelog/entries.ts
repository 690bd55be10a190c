import { ActionError } from '../../../core/errors.ts';
import type { ChangelogAuthor } from './author.ts';

/** One entry of a Debian changelog. */
export interface ChangelogEntry {
  /** The short name of the image; may contain `/`. */
  readonly package: string;
  readonly version: string;
  readonly distributions: readonly string[];
  /** As written (`medium`, `high`); empty when the heading has none. */
  readonly urgency: string;
  /** The lines between heading and signature as they are, without blank lines at both ends. */
  readonly changes: readonly string[];
  readonly author: ChangelogAuthor;
  /** RFC 2822, as written. */
  readonly date: string;
  /** The line of the heading; counts from 1. */
  readonly line: number;
}

// As in Debian, but names of images may contain `/` and `_` as well.
const heading = /^([a-z0-9][-+.\w/]*) \(([^() \t]+)\)((?:\s+[-+.\w]+)+);(.*)$/i;
const signature =
  /^ -- (?:(\S.*?) )?<([^>]*)> {1,2}((?:[A-Z][a-z]+, *)?\d{1,2} +[A-Z][a-z]+ +\d{4} +\d{1,2}:\d\d:\d\d +[-+]\d{4}(?: +\([^()]*\))?)$/i;
// Comments and keywords of version control belong to no entry.
const comment = /^(?:#|\/\*.*\*\/$|\$\w+:.*\$$)/;
// Settings of editors, and headings of older formats: dpkg stops reading there, too.
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

interface OpenEntry extends Pick<ChangelogEntry, 'package' | 'version' | 'distributions' | 'urgency' | 'line'> {
  readonly changes: string[];
}

/** Parses a Debian changelog into its entries, newest first, at least one. Throws `CHANGELOG` with `file` and line. */
export function parseChangelog(text: string, file: string): [ChangelogEntry, ...ChangelogEntry[]] {
  const entries: ChangelogEntry[] = [];
  let open: OpenEntry | undefined;
  for (const [at, line] of splitLines(text).entries()) {
    if (open === undefined) {
      if (line === '' || comment.test(line)) continue;
      if (entries.length > 0 && ends.some(end => end.test(line))) break;
      open = parseHeading(line, file, at + 1);
    } else if (line.startsWith(' --')) {
      entries.push({ ...open, changes: trimBlank(open.changes), ...parseSignature(line, file, at + 1) });
      open = undefined;
    } else if (line === '' || /^(?: {2}|\t)/.test(line)) {
      open.changes.push(line);
    } else if (!comment.test(line)) {
      const allowed = 'changes are indented by two spaces and end with a line " -- Name <email>  date"';
      throw malformed(file, at + 1, allowed, line);
    }
  }
  const [newest, ...older] = entries;
  if (open) throw malformed(file, open.line, 'the entry has no line " -- Name <email>  date" at its end');
  if (!newest) throw malformed(file, 1, 'there is no entry');
  return [newest, ...older];
}

/** Splits a text into lines, without the white space at their ends. */
export function splitLines(text: string): string[] {
  const withoutMark = text.replace(/^\uFEFF/, '');
  return withoutMark.split('\n').map(line => line.trimEnd());
}

/** Removes the blank lines at both ends. */
export function trimBlank(lines: readonly string[]): string[] {
  const first = lines.findIndex(line => line !== '');
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(line => line !== '') + 1);
}

function parseHeading(line: string, file: string, at: number): OpenEntry {
  const [, name, version, distributions, keys] = heading.exec(line) ?? [];
  if (name === undefined || version === undefined || distributions === undefined || keys === undefined) {
    throw malformed(file, at, 'an entry starts with "package (version) distribution; urgency=high"', line);
  }
  const [, urgency = ''] = /(?:^|,)\s*urgency\s*=\s*([^\s,]+)/i.exec(keys) ?? [];
  return { package: name, version, distributions: distributions.trim().split(/\s+/), urgency, line: at, changes: [] };
}

function parseSignature(line: string, file: string, at: number): Pick<ChangelogEntry, 'author' | 'date'> {
  const [, name = '', email, date] = signature.exec(line) ?? [];
  if (email !== undefined && date !== undefined) return { author: { name, email }, date };
  throw malformed(file, at, 'an entry ends with " -- Name <email>  Mon, 02 Jan 2006 15:04:05 +0000"', line);
}

function malformed(file: string, line: number, allowed: string, found?: string): ActionError {
  const problem = found === undefined ? allowed : `${JSON.stringify(found)}, allowed: ${allowed}`;
  const annotation = { file, line, title: 'Malformed changelog' };
  return new ActionError('CHANGELOG', `${file}:${line}: ${problem}`, { annotation });
}
