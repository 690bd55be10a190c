import { ActionError, messageOf } from '../../core/errors.ts';
import { findUnknown } from './unknown-inputs.ts';

/** What is wrong with one input: its value, what is allowed, and an example of it. */
interface Problem {
  readonly input: string;
  readonly value: string;
  readonly allowed: string;
  readonly example: string;
}

// A wholly quoted item, as docker/build-push-action reads lists, or the rest of a line.
const listItem = /[^\S\n]*"((?:[^"]|"")*)"[^\S\n]*(?=\n|$)|([^\n]+)/g;

/**
 * Reads the raw inputs of a step as typed values. It collects all problems for one error, and the name of every input
 * it is asked for: an input that nobody asked for does not exist.
 */
export class InputReader {
  readonly #get: (name: string) => string;
  readonly #names = new Set<string>();
  readonly #problems: Problem[];

  /** `get` gives an input's raw text, empty when it was not given. */
  constructor(get: (name: string) => string, problems: Problem[] = []) {
    this.#get = name => {
      this.#names.add(name);
      return get(name);
    };
    this.#problems = problems;
  }

  /** The inputs that were asked for so far. */
  get names(): readonly string[] {
    return [...this.#names];
  }

  /** The problems found so far, one line each. */
  get problems(): string[] {
    return this.#problems.map(toLine);
  }

  /** A reader of the same inputs whose `names` start empty; its problems are added to those of this one. */
  part(): InputReader {
    return new InputReader(this.#get, this.#problems);
  }

  /** Adds a problem that the caller found. */
  reject(input: string, value: string, allowed: string, example: string): void {
    this.#problems.push({ input, value, allowed, example });
  }

  /**
   * Throws one `INPUTS` error if there are problems; `env` is the environment of the step, where the runner puts inputs
   * that the action does not have.
   */
  finish(env: Readonly<Record<string, string | undefined>>): void {
    const unknown = findUnknown(env, this.names).map(({ input, value, nearest }) => {
      return { input, value, allowed: `no such input; nearest is ${nearest}`, example: `${nearest}: …` };
    });
    const problems = [...unknown, ...this.#problems].map(toLine);
    const [first] = problems;
    if (first === undefined) return;
    const list = problems.map(problem => `- ${problem}`).join('\n');
    throw new ActionError('INPUTS', problems.length === 1 ? first : `${problems.length} inputs are wrong:\n${list}`);
  }

  /** The trimmed text; empty when not given. */
  text(input: string): string {
    return this.#get(input).trim();
  }

  /** A boolean of YAML 1.2's core schema. */
  flag(input: string): boolean {
    const text = this.text(input);
    if (/^(true|True|TRUE)$/.test(text)) return true;
    if (!/^(false|False|FALSE)$/.test(text)) this.reject(input, text, 'true or false', `${input}: true`);
    return false;
  }

  /** One of the listed words. */
  oneOf<const T extends string>(input: string, words: readonly [T, ...T[]]): T {
    const text = this.text(input);
    const word = words.find(w => w === text);
    if (word === undefined) this.reject(input, text, words.join(', '), `${input}: ${words[0]}`);
    return word ?? words[0];
  }

  /** A whole number between `least` and `most`, both included. */
  integer(input: string, least: number, most: number): number {
    const text = this.text(input);
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    const allowed =
      most === Number.MAX_SAFE_INTEGER ? `a whole number from ${least}` : `a whole number from ${least} to ${most}`;
    this.reject(input, text, allowed, `${input}: ${least}`);
    return least;
  }

  /** A JavaScript regular expression; undefined when not given. */
  pattern(input: string): RegExp | undefined {
    const text = this.text(input);
    if (text === '') return undefined;
    try {
      return new RegExp(text);
    } catch (error) {
      const allowed = `a JavaScript regular expression (${messageOf(error)})`;
      this.reject(input, text, allowed, `${input}: '-(dirty|SNAPSHOT)$'`);
      return undefined;
    }
  }

  /** Words between commas or white space. */
  words(input: string): string[] {
    return this.text(input)
      .split(/[\s,]+/)
      .filter(Boolean);
  }

  /** One item per line, empty lines skipped, items trimmed; `"…"` holds several lines, `""` in it a quote. */
  lines(input: string): string[] {
    const text = this.#get(input).replaceAll('\r\n', '\n');
    return [...text.matchAll(listItem)]
      .map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim())
      .filter(item => item !== '');
  }

  /** `KEY=value` per line; a line without `=` gets its value from `fallback`, or is a problem where there is none. */
  pairs(input: string, example: string, fallback: (key: string) => string | undefined): Record<string, string> {
    const pairs: Record<string, string> = {};
    for (const line of this.lines(input)) {
      const [, key = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(line) ?? [];
      const found = value ?? fallback(key);
      if (key.trim() === '' || found === undefined) this.reject(input, line, 'KEY=value, one per line', example);
      else pairs[key.trim()] = found;
    }
    return pairs;
  }
}

function toLine({ input, value, allowed, example }: Problem): string {
  return `${input}: ${JSON.stringify(value)}, allowed: ${allowed}, example: ${example}`;
}
