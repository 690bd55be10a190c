import { posix } from 'node:path';
import { ActionError } from '../../core/errors.ts';

interface Rule {
  /** A clean path with wildcards. */
  readonly pattern: string;
  /** Written with `!`: what it matches is not excluded. */
  readonly exception: boolean;
  readonly matches: (path: string) => boolean;
}

/** Whether a path is excluded, and which rules matched it; everything below a folder inherits the folder's matches. */
export interface IgnoreVerdict {
  readonly excluded: boolean;
  /** One for each rule. */
  readonly matched: readonly boolean[];
}

/** The rules of one `.dockerignore`, applied as the Docker CLI applies them (moby/patternmatcher); the last match wins. */
export class IgnoreRules {
  readonly #rules: readonly Rule[];

  private constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  /** Parses the text of a `.dockerignore`; `file` is its path, for the `IGNORE_PATTERN` error of an invalid line. */
  static parse(text: string, file: string): IgnoreRules {
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    return new IgnoreRules(lines.flatMap((line, i) => parseLine(line, file, i + 1) ?? []));
  }

  /** Judges a path, relative to the context with `/` between its parts, by the rules and the verdict on its folder. */
  judge(path: string, folder?: IgnoreVerdict): IgnoreVerdict {
    let excluded = false;
    const matched = this.#rules.map((rule, i) => {
      // Like moby, try only rules that can change the verdict; others are not inherited either.
      const matches = folder?.matched[i] === true || (rule.exception === excluded && rule.matches(path));
      if (matches) excluded = !rule.exception;
      return matches;
    });
    return { excluded, matched };
  }

  /** Whether an exception could match something below an excluded folder, which then has to be read. */
  mayReopen(folder: string): boolean {
    const below = `${folder}/`;
    return this.#rules.some(({ exception, pattern }) => {
      const fixed = /^[^*?[\\]*/.exec(pattern)?.[0] ?? '';
      return exception && (below.startsWith(fixed) || fixed.startsWith(below));
    });
  }
}

/** Writes a path as a pattern that matches nothing else. */
export function escapePattern(path: string): string {
  return path.replace(/[*?[\]\\]|^[#!]/g, '\\$&');
}

function parseLine(line: string, file: string, number: number): Rule | undefined {
  // Only a # in the first column starts a comment.
  if (line.startsWith('#') || line.trim() === '') return undefined;
  // moby cleans a pattern twice, before and after it takes the `!` off.
  const [, mark = '', rest = ''] = /^(!?)(.*)$/s.exec(line.trim()) ?? [];
  const [, exception = '', pattern = ''] = /^(!?)(.*)$/s.exec(clean(mark + toRelative(clean(rest.trim())))) ?? [];
  const matches = isPattern(pattern) ? compile(pattern) : undefined;
  if (matches) return { pattern, exception: exception === '!', matches };
  const message = `context: ${JSON.stringify(line.trim())} in line ${number} of ${file} is not a valid pattern`;
  throw new ActionError('IGNORE_PATTERN', message, {
    hint: 'Allowed: a path with *, **, ?, [a-z], [^a-z]; \\ before a character takes it literally; ! before the pattern makes an exception.',
    annotation: { file, line: number, title: 'invalid pattern' },
  });
}

function clean(path: string): string {
  return path === '' ? '' : posix.normalize(path).replace(/(?<=.)\/$/, '');
}

function toRelative(path: string): string {
  return path.replace(/^\/(?=.)/, '');
}

// The syntax check of Go's filepath.Match.
function isPattern(pattern: string): boolean {
  const part = String.raw`(?:[^\\\]-]|\\.)`;
  return new RegExp(String.raw`^(?:[^\\[]|\\.|\[(?!\^\])\^?(?:${part}(?:-${part})?)+\])+$`, 'su').test(pattern);
}

const wild = /[*?[\]\\]/;

// moby has shortcuts for three simple shapes, and they change the result: `**.log` matches `a.log` as a suffix, although
// `**` stands for whole path components elsewhere.
function compile(pattern: string): ((path: string) => boolean) | undefined {
  if (!wild.test(pattern)) return path => path === pattern;
  const [start, end] = [pattern.slice(0, -2), pattern.slice(2)];
  if (pattern.endsWith('**') && !wild.test(start)) return path => path.startsWith(start);
  if (pattern.startsWith('**') && !wild.test(end)) return path => path.endsWith(end) || `/${path}` === end;
  try {
    const expression = new RegExp(`^${toSource(pattern)}$`, 'u');
    return path => expression.test(path);
  } catch {
    return undefined;
  }
}

// Escapes what has no meaning in a pattern, except `^`, which therefore works only inside brackets, as in moby.
function toSource(pattern: string): string {
  let bracket = false;
  return pattern.replace(/\*\*\/?$|\*\*\/?|\\.|./gsu, (token, at: number) => {
    if (token.startsWith('**')) return at + token.length === pattern.length ? '.*' : '(?:.*/)?';
    if (token === '*' || token === '?') {
      bracket = false;
      return token === '*' ? '[^/]*' : '[^/]';
    }
    if (token === '[') bracket = true;
    if (token === ']' && !bracket) return '\\]';
    if (token === ']') bracket = false;
    if (token.startsWith('\\')) return toEscape(token.slice(1), bracket);
    return /[.+()|{}$]/.test(token) ? `\\${token}` : token;
  });
}

// An escaped letter or digit stays an escape of the regular expression, as in moby: `\d` is a digit.
function toEscape(character: string, bracket: boolean): string {
  const keeps = bracket ? /[A-Za-z0-9^$.*+?(){}|[\]\\/-]/ : /[A-Za-z0-9^$.*+?(){}|[\]\\/]/;
  return keeps.test(character) ? `\\${character}` : character;
}
