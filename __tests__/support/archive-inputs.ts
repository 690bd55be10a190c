import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readArchiveInputs } from '../../src/actions/archive/inputs.ts';
import type { ArchiveRequest } from '../../src/actions/archive/request.ts';
import { actionYmlOf } from './repository.ts';

const { inputs: listed } = parse(readFileSync(actionYmlOf('archive'), 'utf8')) as {
  inputs: Record<string, { default?: string }>;
};
const defaults = Object.fromEntries(
  Object.entries(listed).map(([name, input]) => [name, (input.default ?? '').replace(/^\$\{\{.*\}\}$/, '')]),
);

/** What the root action reads from these inputs, with the defaults of `action.yml`; wrong ones are thrown. */
export function readArchive(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): ArchiveRequest {
  const all: Record<string, string> = { ...defaults, ...inputs };
  return readArchiveInputs(name => all[name] ?? '', env);
}
