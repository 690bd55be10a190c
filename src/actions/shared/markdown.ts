// GitHub drops a whole summary over 1 MiB, and nobody reads more.
const mostRows = 100;

/** Text of others as inert Markdown in a table cell. */
export function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#~]/g, character => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
}

/** A Markdown table of as many rows as anybody reads; the cells are Markdown already. */
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
