/** Bytes of the largest manifest, configuration or index; anything larger is a layer. */
export const documentLimit = 4 * 1024 * 1024;

/** Whether a value is a string. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether a value is a list of strings. */
export function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

/** Whether a value is an object whose values are all strings. */
export function isTextMap(value: unknown): value is Record<string, string> {
  return isRecord(value, []) && Object.values(value).every(isText);
}

/** Whether a value is a SHA-256 digest, the only kind that we check. */
export function isDigest(value: unknown): value is string {
  return isText(value) && /^sha256:[0-9a-f]{64}$/.test(value);
}

/** Whether a value is missing or valid; engines treat `null` as missing too. */
export function isOptional(value: unknown, isValid: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || isValid(value);
}

/**
 * Whether a value is an object without these fields in another spelling. Engines read `Config` as `config`, and the
 * last of the two wins, so that they could read another image than we have checked.
 */
export function isRecord(value: unknown, fields: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = new Map(fields.map(field => [fold(field), field]));
  return Object.keys(value).every(key => (names.get(fold(key)) ?? key) === key);
}

// Upper case first, because engines treat the long s (ſ) as an s.
function fold(name: string): string {
  return name.toUpperCase().toLowerCase();
}

/** Parses bytes as a JSON object; undefined when they are not one. */
export function parseRecord(bytes: Buffer | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes?.toString('utf8') ?? '');
    return isRecord(value, []) ? value : undefined;
  } catch {
    return undefined;
  }
}
