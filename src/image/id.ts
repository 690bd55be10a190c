/** Reads the id of an image or its beginning: 6 to 64 hex digits in any case, with or without `sha256:`; gives the digits in lower case. */
export function parseImageId(text: string): string | undefined {
  return /^(?:sha256:)?([0-9a-f]{6,64})$/.exec(text.toLowerCase())?.[1];
}

/** Whether an engine's id begins with these hex digits. */
export function fitsImageId(id: string, digits: string): boolean {
  return id.replace(/^sha256:/, '').startsWith(digits);
}
