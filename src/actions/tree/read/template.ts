import type * as Nunjucks from 'nunjucks';
import { messageOf, type ActionError } from '../../../core/errors.ts';
import { findFilterLine, findUnknown, type TemplateNode } from './template-check.ts';
import { treeError } from './diagnostics.ts';

/** What templates are rendered with. */
export interface TemplateWorld {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly filters: Readonly<Record<string, (value: string) => string>>;
}

/** Renders one template. `dir` is where it includes others from, `file` its name in errors; throws `TREE` with file and line. */
export type Render = (text: string, dir: string, file: string) => string;

// What the library has and its types do not tell.
interface Internals {
  readonly parser: { parse(text: string, extensions: readonly object[], options: object): TemplateNode };
  readonly runtime: { memberLookup: (object: unknown, key: unknown, ...more: unknown[]) => unknown };
}

type Library = Internals &
  Pick<typeof Nunjucks, 'installJinjaCompat' | 'FileSystemLoader' | 'Environment' | 'Template'>;

const noCache = { noCache: true };

/** Opens templates of Jinja's language, as docker-pkg has it: with `do`, and undefined variables are errors. */
export async function openTemplates({ variables, filters }: TemplateWorld): Promise<Render> {
  const { default: nunjucks } = (await import('nunjucks')) as unknown as { default: Library };
  nunjucks.installJinjaCompat();
  lockMembers(nunjucks.runtime);
  const extension = new DoTag();
  const names = new Set(Object.keys(variables));
  const loader: { searchPaths?: string[] } & Nunjucks.FileSystemLoader = new nunjucks.FileSystemLoader([], noCache);
  // One for all templates, for it is dear to make.
  const environment = new nunjucks.Environment(loader, { autoescape: false, throwOnUndefined: true });
  environment.addExtension('do', extension);
  const failures: { name: string; value: unknown; error: unknown }[] = [];
  for (const [name, filter] of Object.entries(filters)) {
    environment.addFilter(name, (value: unknown) => {
      try {
        return filter(String(value));
      } catch (error) {
        failures.push({ name, value, error });
        throw error;
      }
    });
  }
  return (source, dir, file) => {
    const text = nestBlockSets(source);
    loader.searchPaths = [dir];
    failures.length = 0;
    let root: TemplateNode | undefined;
    try {
      root = nunjucks.parser.parse(text, [extension], {});
      const [unknown] = findUnknown(root, names, name => hasFilter(environment, name));
      if (unknown) throw treeError(file, unknown.line, `the ${unknown.what} ${unknown.name} is not defined`);
      return new nunjucks.Template(text, environment, file, true).render({ ...variables });
    } catch (error) {
      const [failure] = failures;
      if (failure) {
        const line = root && findFilterLine(root, failure.name, failure.value);
        throw treeError(file, line, `${failure.name}: ${messageOf(failure.error)}`);
      }
      throw explain(file, error);
    }
  };
}

function hasFilter(environment: { getFilter(name: string): unknown }, name: string): boolean {
  try {
    return environment.getFilter(name) !== undefined;
  } catch {
    return false;
  }
}

// The library tells places in its messages, `(file) [Line 2, Column 3]`, on lines before what is wrong.
function explain(file: string, error: unknown): unknown {
  if (isActionError(error)) return error;
  const [place = '', ...rest] = messageOf(error).split('\n');
  const { lineno } = error as { lineno?: number };
  const line = /\[Line (\d+)/.exec(place)?.[1] ?? (lineno === undefined ? undefined : lineno + 1);
  const said = (rest.length > 0 ? rest.join(' ') : place).replace(/^\s*(?:Error: )?/, '').trim();
  const what = said === 'attempted to output null or undefined value' ? 'an expression has no value' : said;
  return treeError(file, line === undefined ? undefined : Number(line), what);
}

function isActionError(error: unknown): error is ActionError {
  return error instanceof Error && error.name === 'ActionError';
}

const blockSet = /\{%(-?)\s*set\s+(\w+)\s*(?:\|([^%]*?))?(-?)%\}(.*?)\{%(-?)\s*endset\s*(-?)%\}/gs;

// Jinja has `{% set name | filter -%}…{%- endset %}`; the library has no filters there, and keeps the white space after
// the tag. Both are had by another block inside. Lines stay where they are.
function nestBlockSets(text: string): string {
  return text.replace(
    blockSet,
    (
      _,
      before: string,
      name: string,
      filters: string | undefined,
      after: string,
      body: string,
      end: string,
      last: string,
    ) => {
      const chain = (filters ?? '').split(/\|(?=(?:[^'"]|'[^']*'|"[^"]*")*$)/).map(each => each.trim());
      const blocks =
        filters === undefined ? [['if true', 'endif']] : chain.map(filter => [`filter ${filter}`, 'endfilter']);
      const opened = blocks.toReversed().map(([tag], i) => `{% ${tag} ${i === blocks.length - 1 ? after : ''}%}`);
      const closed = blocks.map(([, tag], i) => `{%${i === 0 ? end : ''} ${tag} %}`);
      return `{%${before} set ${name} %}${opened.join('')}${body}${closed.join('')}{% endset ${last}%}`;
    },
  );
}

const locked: ReadonlySet<unknown> = new Set([
  'constructor',
  'prototype',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
]);

// From a function's constructor a template would run any code here, where credentials are.
function lockMembers(runtime: Internals['runtime']): void {
  const { memberLookup } = runtime;
  if ('locked' in memberLookup) return;
  const lookup = function (this: unknown, object: unknown, key: unknown, ...more: unknown[]): unknown {
    // What is no text could be another one each time it is made one.
    const plain = key === null || !['object', 'function'].includes(typeof key);
    if (!plain || locked.has(key)) throw new Error(`templates may not use ${plain ? String(key) : 'it'} as a member`);
    return Reflect.apply(memberLookup, this, [object, key, ...more]);
  };
  runtime.memberLookup = Object.assign(lookup, { locked: true });
}

interface TagParser {
  nextToken(): { value: string };
  parseSignature(tolerant: null, noParens: boolean): unknown;
  advanceAfterBlockEnd(name: string): void;
}

// `{% do list.append(x) %}` evaluates and shows nothing.
class DoTag {
  readonly tags = ['do'];

  parse(parser: TagParser, nodes: { CallExtension: new (...parts: unknown[]) => unknown }): unknown {
    const tag = parser.nextToken();
    const expression = parser.parseSignature(null, true);
    parser.advanceAfterBlockEnd(tag.value);
    return new nodes.CallExtension(this, 'run', expression);
  }

  run(): string {
    return '';
  }
}
