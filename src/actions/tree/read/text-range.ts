/** A part of a text: the offset of its first character, and the one after its last. */
export type TextRange = readonly [start: number, end: number];

interface Position {
  /** Counts from 0. */
  readonly line: number;
  readonly character: number;
}

/** Finds a range of lines and characters, as language servers give it, in its text; empty where there is none. */
export function findRange(text: string, range: { readonly start: Position; readonly end: Position } | null): TextRange {
  if (!range) return [0, 0];
  const lines = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)];
  const offsetOf = ({ line, character }: Position) => (lines[line] ?? text.length) + character;
  return [offsetOf(range.start), offsetOf(range.end)];
}

/** Replaces parts of a text that do not overlap. */
export function replaceRanges(text: string, replacements: Iterable<readonly [range: TextRange, by: string]>): string {
  const backwards = [...replacements].sort(([[a]], [[b]]) => b - a);
  return backwards.reduce((edited, [[start, end], by]) => edited.slice(0, start) + by + edited.slice(end), text);
}
