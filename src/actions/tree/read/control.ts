import { ActionError } from '../../../core/errors.ts';

/** A dependency that a `control` file declares. */
export interface ControlDependency {
  readonly name: string;
  /** Counts from 1. */
  readonly line: number;
}

interface TextPiece {
  readonly text: string;
  readonly line: number;
}

const relation =
  /^(?<name>[a-z0-9][-+.\w/]*(?::\d+\/[-+.\w/]+)?)(?::[-.\w]+)?\s*(?:\([^()]+\)\s*)?(?:\[[^[\]]+\]\s*)?(?:<[^<>]+>\s*)*$/i;

/**
 * Parses the names in `Build-Depends` and `Depends` of all paragraphs of a `control` file, each once and in order; of
 * alternatives only the first. Throws `CONTROL` with `file` and line.
 */
export function parseControl(text: string, file: string): ControlDependency[] {
  const found = new Map<string, ControlDependency>();
  for (const { text: item, line } of readFields(text, file).flatMap(splitRelations)) {
    const [first = ''] = item.split('|');
    // Debian's tools replace substitution variables by packages, never by images.
    if (/^\s*\$\{[^{}]*\}\s*$/.test(first)) continue;
    const name = relation.exec(first.trim())?.groups?.['name'];
    if (name === undefined) throw malformed(file, line, 'a dependency is "name" or "name (>= version)"', item.trim());
    if (!found.has(name)) found.set(name, { name, line });
  }
  return [...found.values()];
}

// The values of both fields, line by line.
function readFields(text: string, file: string): TextPiece[][] {
  const fields: TextPiece[][] = [];
  let field: TextPiece[] | undefined;
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  for (const [at, raw] of lines.entries()) {
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
      throw malformed(
        file,
        line,
        'a line is "Field: value", or starts with a space and continues the line before',
        content,
      );
    }
  }
  return fields;
}

// A relation may span lines; its line is that of its first word.
function splitRelations(pieces: readonly TextPiece[]): TextPiece[] {
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
