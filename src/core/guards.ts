/** Bytes of the largest manifest, configuration or index; anything larger is a layer. */
export const documentLimit = 4 * 1024 * 1024;

/** Whether a value is a text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether a value is a list of nothing but texts. */
export function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

/** Whether a value is an object of nothing but texts. */
export function isTextMap(value: unknown): value is Record<string, string> {
  return isRecord(value, []) && Object.values(value).every(isText);
}

/** Whether a value is a digest that is checked here. */
export function isDigest(value: unknown): value is string {
  return isText(value) && /^sha256:[0-9a-f]{64}$/.test(value);
}

/** Whether a value is missing or in a form; to engines `null` is missing too. */
export function isOptional(value: unknown, isForm: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || isForm(value);
}

/**
 * Whether a value is an object that has each of these fields in no other spelling: engines take `Config` for `config`
 * and the last of the two counts, so that they would read another image than was proved.
 */
export function isRecord(value: unknown, fields: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = new Map(fields.map(field => [fold(field), field]));
  return Object.keys(value).every(key => (names.get(fold(key)) ?? key) === key);
}

// Upper case first: to engines the long s is an s as well.
function fold(name: string): string {
  return name.toUpperCase().toLowerCase();
}

/** The JSON object that bytes are; undefined when they are none. */
export function parseRecord(bytes: Buffer | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes?.toString('utf8') ?? '');
    return isRecord(value, []) ? value : undefined;
  } catch {
    return undefined;
  }
}
