import { isRecord, isText, isTexts } from '../../../core/guards.ts';
import { treeError } from './diagnostics.ts';

/** A YAML file whose top level is a map, with the lines of its keys. */
export interface YamlMap {
  readonly values: Readonly<Record<string, unknown>>;
  /** The line of a key, or of an item in its list; counts from 1. */
  readonly lineOf: (key: string, item?: number) => number | undefined;
}

/**
 * Reads a YAML map; an empty file is an empty map. With `plain`, scalars stay the strings that the file has (`1.10` is
 * no number). Throws `TREE` with `file` and line.
 */
export async function readYamlMap(text: string, file: string, plain = false): Promise<YamlMap> {
  const { isMap, isNode, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: plain ? 'failsafe' : 'core',
  });
  const [problem] = document.errors;
  if (problem) throw treeError(file, lines.linePos(problem.pos[0]).line, `is not valid YAML: ${problem.message}`);
  const values: unknown = document.toJS() ?? {};
  if (!isRecord(values, [])) throw treeError(file, 1, 'must be a map, one "key: value" per line');
  const lineOf = (key: string, item?: number): number | undefined => {
    const pair =
      isMap(document.contents) && document.contents.items.find(each => isNode(each.key) && String(each.key) === key);
    const node: unknown = item === undefined ? pair && pair.key : document.getIn([key, item], true);
    const start = isNode(node) ? node.range?.[0] : undefined;
    return start === undefined ? undefined : lines.linePos(start).line;
  };
  return { values, lineOf };
}

/** A scalar in a YAML or JSON text. */
export interface YamlScalar {
  readonly value: string;
  /** Offsets in the text; they enclose the value's quotation marks. */
  readonly start: number;
  readonly end: number;
}

/** Finds the scalar under a key of a YAML or JSON map; undefined when the text is not a map or the value not a scalar. */
export async function findScalar(text: string, key: string): Promise<YamlScalar | undefined> {
  const { isMap, isScalar, parseDocument } = await import('yaml');
  const document = parseDocument(text, { schema: 'failsafe' });
  const node = isMap(document.contents) && document.errors.length === 0 ? document.get(key, true) : undefined;
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
  const [start, end] = node.range;
  return { value: node.value, start, end };
}

/** The trimmed string under a key; undefined when the key is missing. Throws `TREE`. */
export function readYamlString({ values, lineOf }: YamlMap, key: string, file: string): string | undefined {
  const value = values[key];
  if (value === undefined || value === null) return undefined;
  if (isText(value)) return value.trim();
  throw treeError(file, lineOf(key), `${key} must be a string`);
}

/** The list of strings under a key; empty when the key is missing. Throws `TREE`. */
export function readYamlStrings({ values, lineOf }: YamlMap, key: string, file: string): string[] {
  const value = values[key] ?? [];
  if (isTexts(value)) return value;
  throw treeError(file, lineOf(key), `${key} must be a list of strings`, `${key}:\n  - …`);
}
