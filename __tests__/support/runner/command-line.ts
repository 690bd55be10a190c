/** A workflow command in a line of a step's output. */
export interface Command {
  /** Lower case. */
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

type Escapes = readonly (readonly [string, string])[];

const dataEscapes: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const propertyEscapes: Escapes = [['%3A', ':'], ['%2C', ','], ...dataEscapes];
const oldEscapes: Escapes = [['%3B', ';'], ['%5D', ']'], ...dataEscapes];

/**
 * Finds the command in a line as the runner does: `::name key=value,…::data` after white space, or the old
 * `##[name key=value;…]data` anywhere. An unknown name is no command.
 */
export function parseCommandLine(line: string, known: ReadonlySet<string>): Command | undefined {
  return parseNewForm(line, known) ?? parseOldForm(line, known);
}

function parseNewForm(line: string, known: ReadonlySet<string>): Command | undefined {
  const trimmed = line.trimStart();
  const end = trimmed.indexOf('::', 2);
  if (!trimmed.startsWith('::') || end < 0) return undefined;
  const head = parseHead(trimmed.slice(2, end), ',', propertyEscapes, known);
  return head && { ...head, data: unescape(trimmed.slice(end + 2), dataEscapes) };
}

function parseOldForm(line: string, known: ReadonlySet<string>): Command | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  const head = parseHead(line.slice(start + 3, end), ';', oldEscapes, known);
  return head && { ...head, data: unescape(line.slice(end + 1), oldEscapes) };
}

function parseHead(
  head: string,
  separator: string,
  escapes: Escapes,
  known: ReadonlySet<string>,
): Omit<Command, 'data'> | undefined {
  const [name = '', ...rest] = head.split(' ');
  const command = name.toLowerCase();
  if (!known.has(command)) return undefined;
  const pairs = rest
    .join(' ')
    .trim()
    .split(separator)
    .map(pair => /^([^=]+)=(.+)$/s.exec(pair));
  const properties = pairs.flatMap(pair => (pair ? [[pair[1], unescape(pair[2] ?? '', escapes)]] : []));
  return { command, properties: Object.fromEntries(properties) as Record<string, string> };
}

function unescape(text: string, escapes: Escapes): string {
  return escapes.reduce((before, [escaped, plain]) => before.replaceAll(escaped, plain), text);
}
