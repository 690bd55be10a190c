import { splitLines, trimBlank, type ChangelogEntry } from './entries.ts';

/** An entry before it has a place in a file. */
export type NewChangelogEntry = Omit<ChangelogEntry, 'line'>;

/** The text of an entry; it ends with a newline. */
export function formatChangelogEntry(entry: NewChangelogEntry): string {
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

/** Puts an entry before all others of a changelog; its line ends and byte order mark stay as they are. */
export function prependChangelogEntry(text: string, entry: NewChangelogEntry): string {
  const [, mark = '', rest = ''] = /^(\uFEFF?)(.*)$/s.exec(text) ?? [];
  const added = `${formatChangelogEntry(entry)}\n`;
  return mark + (/^[^\n]*\r\n/.test(rest) ? added.replaceAll('\n', '\r\n') : added) + rest;
}

/** Turns a reason into the changes of an entry: its lines, each indented by three spaces. */
export function indentReason(reason: string): string[] {
  return trimBlank(splitLines(reason)).map(line => (line === '' ? '' : `   ${line}`));
}

/** Formats a time (milliseconds since 1970) for a changelog, in the time zone `offset` minutes east of UTC. */
export function formatChangelogDate(time: number, offset: number): string {
  const [weekday, day, month, year, clock] = new Date(time + offset * 60_000).toUTCString().split(' ');
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60].map(n =>
    String(n).padStart(2, '0'),
  );
  return `${weekday} ${day} ${month} ${year} ${clock} ${offset < 0 ? '-' : '+'}${hours}${minutes}`;
}
