/** One way to authenticate that a server offers in `WWW-Authenticate`. */
export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string;
  /** By their names in lower case. */
  readonly params: Readonly<Record<string, string>>;
}

// A name, and perhaps its value, bare or in quotes.
const part = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]*)))?/g;

/** Reads the challenges of one or several `WWW-Authenticate` headers joined by commas (RFC 9110, 11.6.1). */
export function parseChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; params: Record<string, string> }[] = [];
  for (const [, name = '', quoted, bare] of header.matchAll(part)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? bare;
    const current = challenges.at(-1);
    if (value === undefined) challenges.push({ scheme: name.toLowerCase(), params: {} });
    else if (current) current.params[name.toLowerCase()] ??= value;
  }
  return challenges;
}
