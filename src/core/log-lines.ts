/** The lines of a text, split at everything that any program takes as the end of a line. */
export function splitLogLines(text: string): string[] {
  return text.split(/\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/);
}
