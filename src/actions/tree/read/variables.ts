/** A text with its variables expanded. */
export interface ExpandedText {
  readonly text: string;
  /** The variables that have neither a value nor a default. */
  readonly missing: readonly string[];
}

/** Returns the value of a variable; undefined when it has none. */
export type VariableLookup = (name: string) => string | undefined;

/**
 * Expands the variables of a word in a Dockerfile: `$A`, `${A}`, `${A:-b}`, `${A-b}`, `${A:+b}`, `${A+b}`, `${A:?b}`,
 * where `b` may contain variables; `escape` takes the next character literally.
 */
export function expandVariables(text: string, lookup: VariableLookup, escape = '\\'): ExpandedText {
  const missing: string[] = [];
  const word = readWord(text, 0, { lookup, missing, escape, used: true }, false);
  return { text: word.text, missing: [...new Set(missing)] };
}

interface Reading {
  readonly lookup: VariableLookup;
  readonly missing: string[];
  readonly escape: string;
  /** Whether the word becomes part of the result; only then does a missing variable matter. */
  readonly used: boolean;
}

interface Word {
  readonly text: string;
  /** The offset after the word. */
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
    // Patterns like `${A#b}` are not supported: references to images have no use for them.
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
  const usesOther = kind === '+' ? has : kind === '-' && !has;
  const other = readWord(source, end, { ...reading, used: used && usesOther }, true);
  if (kind === '?' && !has) note(name);
  const text = usesOther ? other.text : kind === '+' ? '' : (value ?? '');
  return { text, end: other.end + 1 };
}
