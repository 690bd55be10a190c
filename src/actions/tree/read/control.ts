import { ActionError } from '../../../core/errors.ts';

/** An image that a `control` file names as a dependency. */
export interface ControlDependency {
  readonly name: string;
  /** Where it stands, from 1. */
  readonly line: number;
}

interface Piece {
  readonly text: string;
  readonly line: number;
}

const relation =
  /^(?<name>[a-z0-9][-+.\w/]*(?::\d+\/[-+.\w/]+)?)(?::[-.\w]+)?\s*(?:\([^()]+\)\s*)?(?:\[[^[\]]+\]\s*)?(?:<[^<>]+>\s*)*$/i;

/** What all paragraphs of a `control` file name in `Build-Depends` and `Depends`, each once and in order: names alone, and of alternatives the first. A `CONTROL` error names `file` and line of what is malformed. */
export function parseControl(text: string, file: string): ControlDependency[] {
  const found = new Map<string, ControlDependency>();
  for (const { text: item, line } of readFields(text, file).flatMap(splitRelations)) {
    const [first = ''] = item.split('|');
    // Substitution variables stand for what Debian's tools compute; there is no image of that name.
    if (/^\s*\$\{[^{}]*\}\s*$/.test(first)) continue;
    const name = relation.exec(first.trim())?.groups?.['name'];
    if (name === undefined) throw malformed(file, line, 'a dependency is "name" or "name (>= version)"', item.trim());
    if (!found.has(name)) found.set(name, { name, line });
  }
  return [...found.values()];
}

// The two fields' values, each line by line.
function readFields(text: string, file: string): Piece[][] {
  const fields: Piece[][] = [];
  let field: Piece[] | undefined;
  for (const [at, raw] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const [line, content] = [at + 1, raw.trimEnd()];
    if (content.startsWith('#')) continue;
    const [, name, value = ''] = /^([^\s:#-][^\s:]*)\s*:(.*)$/.exec(content) ?? [];
    if (name !== undefined) {
      field = [{ text: value, line }];
      if (/^(build-)?depends$/i.test(name)) fields.push(field);
    } else if (content === '') {
      field = undefined;
    } else if (/^[ \t]/.test(content) && field) {
      field.push({ text: content, line });
    } else {
      throw malformed(file, line, 'a line is "Field: value", or goes on with a space at its start', content);
    }
  }
  return fields;
}

// A relation may run over lines; it stands where its first word does.
function splitRelations(pieces: readonly Piece[]): Piece[] {
  const value = pieces.map(({ text }) => text).join('\n');
  return [...value.matchAll(/[^,\s][^,]*/g)].map(({ 0: text, index }) => {
    const before = value.slice(0, index).split('\n').length - 1;
    return { text, line: pieces[before]?.line ?? 1 };
  });
}

function malformed(file: string, line: number, allowed: string, found: string): ActionError {
  const annotation = { file, line, title: 'Malformed control file' };
  return new ActionError('CONTROL', `${file}:${line}: ${JSON.stringify(found)}, allowed: ${allowed}`, { annotation });
}
