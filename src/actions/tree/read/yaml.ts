import { isRecord, isText } from '../../../core/guards.ts';
import { treeError } from './diagnostics.ts';

/** A map of a YAML file, with the lines of its keys. */
export interface YamlMap {
  readonly values: Readonly<Record<string, unknown>>;
  /** Where a key, or an item of its list, stands; from 1. */
  readonly lineOf: (key: string, item?: number) => number | undefined;
}

/** Reads a YAML file that is a map, with `plain` all its values as the texts they are written as; an empty one is an empty map. Throws `TREE` with `file` and line. */
export async function readYamlMap(text: string, file: string, plain = false): Promise<YamlMap> {
  const { isMap, isNode, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: plain ? 'failsafe' : 'core',
  });
  const [problem] = document.errors;
  if (problem) throw treeError(file, lines.linePos(problem.pos[0]).line, `is no YAML: ${problem.message}`);
  const values: unknown = document.toJS() ?? {};
  if (!isRecord(values, [])) throw treeError(file, 1, 'has to be a map, one "key: value" a line');
  const lineOf = (key: string, item?: number): number | undefined => {
    const pair =
      isMap(document.contents) && document.contents.items.find(each => isNode(each.key) && String(each.key) === key);
    const node: unknown = item === undefined ? pair && pair.key : document.getIn([key, item], true);
    const start = isNode(node) ? node.range?.[0] : undefined;
    return start === undefined ? undefined : lines.linePos(start).line;
  };
  return { values, lineOf };
}

/** A value in a file, and where it stands. */
export interface WrittenValue {
  readonly value: string;
  /** Offsets in the text, the value's quotation marks between them. */
  readonly start: number;
  readonly end: number;
}

/** Finds what is written under a key of a YAML or JSON map; undefined when that is no plain value, or the text no such map. */
export async function findWritten(text: string, key: string): Promise<WrittenValue | undefined> {
  const { isMap, isScalar, parseDocument } = await import('yaml');
  const document = parseDocument(text, { schema: 'failsafe' });
  const node = isMap(document.contents) && document.errors.length === 0 ? document.get(key, true) : undefined;
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
  const [start, end] = node.range;
  return { value: node.value, start, end };
}

/** Gives the text under a key; undefined when there is none. Throws `TREE`. */
export function readTextValue({ values, lineOf }: YamlMap, key: string, file: string): string | undefined {
  const value = values[key];
  if (value === undefined || value === null) return undefined;
  if (isText(value)) return value.trim();
  throw treeError(file, lineOf(key), `${key} has to be a text`);
}

/** Gives the list of texts under a key; empty when there is none. Throws `TREE`. */
export function readTextList({ values, lineOf }: YamlMap, key: string, file: string): string[] {
  const value = values[key] ?? [];
  if (Array.isArray(value) && value.every(isText)) return value;
  throw treeError(file, lineOf(key), `${key} has to be a list of texts`, `${key}:\n  - …`);
}
