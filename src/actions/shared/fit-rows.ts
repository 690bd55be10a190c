// A job's outputs may have 1 MB together, in UTF-16; up to three of ours share it.
const mostCharacters = 160_000;

/** As many of the first rows as fit into one output as JSON; `note` hears of what does not. */
export function fitRows<T>(rows: readonly T[], most: number, note: (kept: number) => void): readonly T[] {
  let left = mostCharacters;
  const tooMany = rows.findIndex(row => (left -= JSON.stringify(row).length + 1) < 0);
  const count = Math.min(tooMany < 0 ? rows.length : tooMany, most);
  if (count < rows.length) note(count);
  return rows.slice(0, count);
}
