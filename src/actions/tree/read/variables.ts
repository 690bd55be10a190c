/** A text with its variables filled in. */
export interface Expanded {
  readonly text: string;
  /** Variables that have no value and no other text instead of one. */
  readonly missing: readonly string[];
}

/** Gives the value of a variable; undefined when it has none. */
export type Lookup = (name: string) => string | undefined;

/**
 * Fills in the variables of a word of a Dockerfile: `$A`, `${A}`, `${A:-b}`, `${A-b}`, `${A:+b}`, `${A+b}`, `${A:?b}`,
 * with variables in `b` too; a backslash takes the next character as it is.
 */
export function expandVariables(text: string, lookup: Lookup, escape = '\\'): Expanded {
  const missing: string[] = [];
  const word = readWord(text, 0, { lookup, missing, escape, used: true }, false);
  return { text: word.text, missing: [...new Set(missing)] };
}

interface Reading {
  readonly lookup: Lookup;
  readonly missing: string[];
  readonly escape: string;
  /** Whether the word comes into the result, so that it matters what it lacks. */
  readonly used: boolean;
}

interface Word {
  readonly text: string;
  /** Where reading goes on. */
  readonly end: number;
}

function readWord(source: string, start: number, reading: Reading, inBraces: boolean): Word {
  let text = '';
  let at = start;
  while (at < source.length) {
    const character = source[at] ?? '';
    if (inBraces && character === '}') break;
    if (character === reading.escape) {
      text += source[at + 1] ?? '';
      at += 2;
    } else if (character === '$') {
      const variable = readVariable(source, at, reading);
      text += variable.text;
      at = variable.end;
    } else {
      text += character;
      at++;
    }
  }
  return { text, end: at };
}

const plainName = /\$([A-Za-z_]\w*|\d|[@*#])/y;
const bracedName = /\$\{([A-Za-z_]\w*)(?:(:?[-+?])|(?=\}))/y;

function readVariable(source: string, at: number, reading: Reading): Word {
  const { lookup, missing, used } = reading;
  const note = (name: string) => {
    if (used) missing.push(name);
  };
  plainName.lastIndex = bracedName.lastIndex = at;
  const [whole, name = '', operator] = bracedName.exec(source) ?? plainName.exec(source) ?? [];
  if (whole === undefined) {
    // Patterns (`${A#b}`) and the like are no part of what names images.
    if (source.startsWith('${', at)) note(source.slice(at, source.indexOf('}', at) + 1 || source.length));
    return { text: '$', end: at + 1 };
  }
  const value = lookup(name);
  const end = at + whole.length;
  if (operator === undefined) {
    if (value === undefined) note(name);
    return { text: value ?? '', end: source.startsWith('${', at) ? end + 1 : end };
  }
  const has = value !== undefined && !(operator.startsWith(':') && value === '');
  const kind = operator.at(-1);
  const takesOther = kind === '+' ? has : kind === '-' && !has;
  const other = readWord(source, end, { ...reading, used: used && takesOther }, true);
  if (kind === '?' && !has) note(name);
  const text = takesOther ? other.text : kind === '+' ? '' : (value ?? '');
  return { text, end: other.end + 1 };
}
