import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

interface ActionYml {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown } | null>>;
}

/** The inputs of a step: those given, and the defaults of all others in action.yml. */
export async function fillInputs(
  actionYml: string,
  given: Readonly<Record<string, string>>,
  token: string,
): Promise<Record<string, string>> {
  const { inputs = {} } = parse(await readFile(actionYml, 'utf8')) as ActionYml;
  const defaults = Object.entries(inputs).map(([name, input]) => [name, expand(input?.default, token)] as const);
  return { ...Object.fromEntries(defaults), ...given };
}

/** The variables in which the runner passes inputs: spaces become `_`, hyphens stay. */
export function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const variables = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  return Object.fromEntries(variables) as Record<string, string>;
}

function expand(value: unknown, token: string): string {
  if (value === undefined || value === null) return '';
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(
    /\$\{\{\s*github\.token\s*\}\}/g,
    token,
  );
  if (text.includes('${{')) throw new Error(`this runner does not know the expression in ${text}`);
  return text;
}
