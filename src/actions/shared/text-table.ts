/** Aligns rows of cells as a table for the log. */
export function alignTable(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, i) => lines.reduce((most, line) => Math.max(most, line[i]?.length ?? 0), 0));
  return lines.map(line =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Puts text on one line; even the name of a file may contain a line break. */
export function inline(text: string): string {
  return text.replace(/\s+/g, ' ');
}
