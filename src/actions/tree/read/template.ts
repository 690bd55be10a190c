import type * as Nunjucks from 'nunjucks';
import { ActionError, messageOf } from '../../../core/errors.ts';
import { nestBlockSets } from './block-sets.ts';
import { treeError } from './diagnostics.ts';
import { findFilterLine, findUndefined, type TemplateNode } from './template-check.ts';

/** What templates can use. */
export interface TemplateScope {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly filters: Readonly<Record<string, (value: string) => string>>;
}

/** Renders one template, which may include others from `dir`; `file` names it in errors. Throws `TREE` with file and line. */
export type RenderTemplate = (text: string, dir: string, file: string) => string;

// Parts of the library that its types leave out.
interface Internals {
  readonly parser: { parse(text: string, extensions: readonly object[], options: object): TemplateNode };
  readonly runtime: { memberLookup: (object: unknown, key: unknown, ...more: unknown[]) => unknown };
}

type Library = Internals &
  Pick<typeof Nunjucks, 'installJinjaCompat' | 'FileSystemLoader' | 'Environment' | 'Template'>;

const noCache = { noCache: true };

/** Prepares the rendering of Jinja templates as docker-pkg renders them: with the tag `do`, and with undefined variables as errors. */
export async function openTemplates({ variables, filters }: TemplateScope): Promise<RenderTemplate> {
  const { default: nunjucks } = (await import('nunjucks')) as unknown as { default: Library };
  nunjucks.installJinjaCompat();
  lockMembers(nunjucks.runtime);
  const extension = new DoTag();
  const names = new Set(Object.keys(variables));
  const loader: { searchPaths?: string[] } & Nunjucks.FileSystemLoader = new nunjucks.FileSystemLoader([], noCache);
  // Shared by all templates because it is slow to create.
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
      const [missing] = findUndefined(root, names, name => hasFilter(environment, name));
      if (missing) throw treeError(file, missing.line, `the ${missing.what} ${missing.name} is not defined`);
      return new nunjucks.Template(text, environment, file, true).render({ ...variables });
    } catch (error) {
      const [failure] = failures;
      if (failure) {
        const line = root && findFilterLine(root, failure.name, failure.value);
        throw treeError(file, line, `${failure.name}: ${messageOf(failure.error)}`);
      }
      throw explainTemplateError(file, error);
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

// The library puts the place, `(file) [Line 2, Column 3]`, on lines before the problem.
function explainTemplateError(file: string, error: unknown): ActionError {
  if (error instanceof ActionError) return error;
  const [place = '', ...rest] = messageOf(error).split('\n');
  const { lineno } = error as { lineno?: number };
  const line = /\[Line (\d+)/.exec(place)?.[1] ?? (lineno === undefined ? undefined : lineno + 1);
  const reason = (rest.length > 0 ? rest.join(' ') : place).replace(/^\s*(?:Error: )?/, '').trim();
  const problem = reason === 'attempted to output null or undefined value' ? 'an expression has no value' : reason;
  return treeError(file, line === undefined ? undefined : Number(line), problem);
}

const locked: ReadonlySet<unknown> = new Set([
  'constructor',
  'prototype',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
]);

// Through the constructor of a function, a template could run any code in this process, which holds credentials.
function lockMembers(runtime: Internals['runtime']): void {
  const { memberLookup } = runtime;
  if ('locked' in memberLookup) return;
  const lookup = function (this: unknown, object: unknown, key: unknown, ...more: unknown[]): unknown {
    // An object could turn into a different key each time it is converted to a string.
    const isPrimitive = key === null || !['object', 'function'].includes(typeof key);
    if (!isPrimitive || locked.has(key)) {
      throw new Error(`templates may not use ${isPrimitive ? String(key) : 'an object'} as a member`);
    }
    return Reflect.apply(memberLookup, this, [object, key, ...more]);
  };
  runtime.memberLookup = Object.assign(lookup, { locked: true });
}

interface TagParser {
  nextToken(): { value: string };
  parseSignature(tolerant: null, noParens: boolean): unknown;
  advanceAfterBlockEnd(name: string): void;
}

// `{% do list.append(x) %}` evaluates an expression and renders nothing.
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
