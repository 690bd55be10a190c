// GitHub allows 1 MB of outputs for a job, counted in UTF-16, and up to three of ours share it.
const mostCharacters = 160_000;

/** The first rows that fit into an output as JSON, at most `most`; `note` is called with their number if rows are left out. */
export function fitRows<T>(rows: readonly T[], most: number, note: (kept: number) => void): readonly T[] {
  let left = mostCharacters;
  const tooMany = rows.findIndex(row => (left -= JSON.stringify(row).length + 1) < 0);
  const count = Math.min(tooMany < 0 ? rows.length : tooMany, most);
  if (count < rows.length) note(count);
  return rows.slice(0, count);
}
