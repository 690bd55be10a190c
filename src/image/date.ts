/**
 * Reads the date of an image, as milliseconds since 1970; undefined where it has none. Reproducible builds date their
 * images to 1970, which counts as none.
 */
export function readDate(text: string): number | undefined {
  const time = Date.parse(text);
  return time > 0 ? time : undefined;
}
