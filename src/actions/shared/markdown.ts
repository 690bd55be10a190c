// GitHub drops a summary over 1 MiB as a whole.
const mostRows = 100;

// Invisible; it keeps GitHub from making anything of the characters around it.
const gap = '\u200b';

// What GitHub still turns into links after it has read the Markdown, entities or not: mentions and mail addresses,
// issues, addresses, pictures by name, formulas.
const active = /(?<=[@$])|(?<=#|GH-)(?=\d)|(?<=:)(?=\/\/|[\w+-]+:)|(?<=www)(?=\.)/gi;

const markup = /[&\\`*_{}[\]<>|#~@$]/g;

// Control characters, and those that reverse the order of what follows.
const unreadable = /[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

/** Escapes foreign text for a summary, so that it is shown as it is: no link, mention, picture, HTML or other markup. */
export function escape(text: string): string {
  return text
    .replace(/[\s\x85]+/g, ' ')
    .replace(unreadable, '\ufffd')
    .replace(active, gap)
    .replace(markup, character => `&#${character.charCodeAt(0)};`);
}

/** Foreign text as code; text that could end the code is escaped instead. */
export function code(text: string): string {
  return /^[\w.+~=:/@,-]+$/.test(text) ? `\`${text}\`` : escape(text);
}

/** A link to an address that a service gave; anything but a web address is shown as text. */
export function link(text: string, url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return `${escape(text)} (${escape(url)})`;
  const href = parsed.href.replace(/[()\\|`*_[\]<>~]/g, character => `%${character.charCodeAt(0).toString(16)}`);
  return `[${escape(text)}](${href})`;
}

/** A Markdown table of at most 100 rows; `toCells` gives cells that are Markdown already. */
export function makeTable<T>(
  head: readonly string[],
  rows: readonly T[],
  toCells: (row: T) => readonly string[],
): string {
  const toLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const shown = rows.slice(0, mostRows).map(row => toLine(toCells(row)));
  const rest = rows.length - shown.length;
  const more = rest > 0 ? [toLine([`… ${rest} more`, ...head.slice(1).map(() => '')])] : [];
  return `${[toLine(head), `|${'---|'.repeat(head.length)}`, ...shown, ...more].join('\n')}\n`;
}
