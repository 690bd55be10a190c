/** A node of a parsed template; `typename` is its kind. */
export interface TemplateNode {
  readonly typename: string;
  readonly fields: readonly string[];
  /** Counts from 0. */
  readonly lineno: number;
  readonly children?: readonly TemplateNode[];
  readonly value?: unknown;
  readonly [field: string]: unknown;
}

/** A variable or filter that a template uses without a definition. */
export interface UndefinedName {
  readonly what: 'variable' | 'filter';
  readonly name: string;
  /** Counts from 1. */
  readonly line: number;
}

// Names that the library or Jinja defines.
const builtIn = ['loop', 'caller', 'super', 'self', 'range', 'cycler', 'joiner', 'True', 'False', 'None'];

/** Finds the variables and filters that a template uses without a definition; `is defined` and `default` accept any variable. */
export function findUndefined(
  root: TemplateNode,
  variables: ReadonlySet<string>,
  hasFilter: (name: string) => boolean,
): UndefinedName[] {
  const nodes = listNodes(root);
  const defined = new Set([...builtIn, ...variables, ...nodes.flatMap(namesDefinedBy)]);
  const exempt = new Set(nodes.flatMap(exemptSymbols));
  return nodes.flatMap((node): UndefinedName[] => {
    const line = node.lineno + 1;
    if (isOneOf(node, 'Filter')) {
      const name = nameOf(node['name']);
      return hasFilter(name) ? [] : [{ what: 'filter', name, line }];
    }
    const missing = node.typename === 'Symbol' && !exempt.has(node) && !defined.has(nameOf(node));
    return missing ? [{ what: 'variable', name: nameOf(node), line }] : [];
  });
}

/** The line of a filter that is applied to the literal `value`, else of its first use; counts from 1. */
export function findFilterLine(root: TemplateNode, name: string, value: unknown): number | undefined {
  const uses = listNodes(root).filter(node => isOneOf(node, 'Filter') && nameOf(node['name']) === name);
  const literal = uses.find(node => argumentsOf(node)[0]?.value === value);
  const use = literal ?? uses[0];
  return use && use.lineno + 1;
}

function listNodes(root: TemplateNode): TemplateNode[] {
  const nodes = [root];
  // Iterating an array also visits what is pushed meanwhile.
  for (const node of nodes) nodes.push(...partsOf(node));
  return nodes;
}

function partsOf(node: TemplateNode): TemplateNode[] {
  return [...(node.children ?? []), ...node.fields.flatMap(field => node[field])].filter(isNode);
}

// The names that a node defines.
function namesDefinedBy(node: TemplateNode): string[] {
  if (isOneOf(node, 'Set')) return symbolsIn(node['targets']);
  if (isOneOf(node, 'For', 'AsyncEach', 'AsyncAll')) return symbolsIn(node['name']);
  if (isOneOf(node, 'Macro', 'Caller')) return [...symbolsIn(node['name']), ...symbolsIn(node['args'])];
  if (isOneOf(node, 'Import')) return symbolsIn(node['target']);
  if (isOneOf(node, 'FromImport')) return symbolsIn(node['names']);
  return [];
}

// Symbols that are not variables, and variables that may be undefined.
function exemptSymbols(node: TemplateNode): TemplateNode[] {
  if (isOneOf(node, 'Pair')) return [node['key']].filter(isNode);
  if (isOneOf(node, 'Block')) return [node['name']].filter(isNode);
  if (isOneOf(node, 'Is')) {
    const test = [node['right']].filter(isNode);
    const asked = test.some(each => /^(un)?defined$/.test(nameOf(each)));
    return [...test, ...test.map(each => each['name']).filter(isNode), ...(asked ? [node['left']].filter(isNode) : [])];
  }
  if (!isOneOf(node, 'Filter')) return [];
  const fallback = ['default', 'd'].includes(nameOf(node['name']));
  return [node['name'], ...(fallback ? argumentsOf(node).slice(0, 1) : [])].filter(isNode);
}

function symbolsIn(value: unknown): string[] {
  return [value]
    .flat()
    .filter(isNode)
    .flatMap(listNodes)
    .filter(node => node.typename === 'Symbol')
    .map(nameOf);
}

function argumentsOf(node: TemplateNode): readonly TemplateNode[] {
  return isNode(node['args']) ? (node['args'].children ?? []) : [];
}

function nameOf(node: unknown): string {
  return isNode(node) && typeof node.value === 'string' ? node.value : '';
}

function isOneOf({ typename }: TemplateNode, ...names: string[]): boolean {
  return names.includes(typename);
}

function isNode(value: unknown): value is TemplateNode {
  return typeof value === 'object' && value !== null && 'typename' in value;
}
