// GitHub drops a summary over 1 MiB as a whole.
const mostRows = 100;

/** Escapes text for a table cell, so that it is shown as it is. */
export function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#~]/g, character => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
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
