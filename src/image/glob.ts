import picomatch from 'picomatch';

/** Whether a glob matches a whole text. */
export type Glob = (text: string) => boolean;

// `regex: false` keeps the `+` of `[0-9]+dirty` a plain character; `debug` throws where picomatch would match nothing.
const options = { dot: true, nonegate: true, posix: true, windows: false, regex: false, debug: true };

/**
 * Compiles a glob over a text, such as a version, the name of an archive or the label of an image. The whole text has
 * to match, case matters, and an empty text matches nothing. Throws a `SyntaxError` for an invalid pattern such as `[z-a]`.
 *
 * | Pattern           | Matches                                            |
 * | ----------------- | -------------------------------------------------- |
 * | `*`               | any characters, or none; `/` is one of them        |
 * | `?`               | one character                                      |
 * | `[a-z]`, `[!a-z]` | one character in the set, or one that is not in it |
 * | `{1.*,2.*}`       | any of the alternatives                            |
 * | `@(a)`, `!(a)` …  | what Bash's extended patterns match                |
 * | `\*`              | the character after the backslash                  |
 *
 * A leading `!` has no meaning here; inputs that let it exclude matches take it off first.
 */
export function compileGlob(pattern: string): Glob {
  // picomatch thinks in paths: a slash would end `*` and `?`.
  const matches = picomatch(withoutSlashes(pattern), options);
  return text => matches(withoutSlashes(text));
}

/**
 * Compiles a glob over the path of a repository, in the same syntax; but `*` and `?` stay within one component, and
 * `**` spans several: `acme/*` matches `acme/api` and not `acme/team/api`, `acme/**` matches both.
 */
export function compilePathGlob(pattern: string): Glob {
  const matches = picomatch(pattern, options);
  return path => matches(path);
}

function withoutSlashes(text: string): string {
  return text.replaceAll('/', '\x1f');
}
