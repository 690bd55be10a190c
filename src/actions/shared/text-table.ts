/** Lines of cells as a table for the log, each column as wide as its widest cell. */
export function alignTable(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, i) => lines.reduce((most, line) => Math.max(most, line[i]?.length ?? 0), 0));
  return lines.map(line =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Text of others as one line: a file's name may hold a line's end. */
export function inline(text: string): string {
  return text.replace(/\s+/g, ' ');
}
