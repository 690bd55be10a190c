// Writes the tables of inputs and outputs in README.md, from each action.yml.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const readme = join(root, 'README.md');

const actions = {
  archive: 'action.yml',
  load: 'load/action.yml',
  list: 'list/action.yml',
  prune: 'prune/action.yml',
  tree: 'tree/action.yml',
};

/** Gives README.md with its tables up to date. */
export function renderReadme() {
  let text = readFileSync(readme, 'utf8');
  for (const [name, file] of Object.entries(actions)) {
    const { inputs, outputs } = parse(readFileSync(join(root, file), 'utf8'));
    const inputRows = Object.entries(inputs).map(
      ([key, input]) => `| \`${key}\` | ${defaultOf(input)} | ${cell(input.description)} |`,
    );
    const outputRows = Object.entries(outputs).map(([key, output]) => `| \`${key}\` | ${cell(output.description)} |`);
    text = replaceTable(text, `inputs of ${name}`, file, [
      '| Input | Default | Description |',
      '|---|---|---|',
      ...inputRows,
    ]);
    text = replaceTable(text, `outputs of ${name}`, file, ['| Output | Description |', '|---|---|', ...outputRows]);
  }
  return text;
}

function defaultOf(input) {
  if (input.required) return '**required**';
  return input.default ? `\`${input.default}\`` : '';
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}

function replaceTable(text, name, file, lines) {
  const [begin, end] = [`<!-- ${name}: written from ${file} -->`, `<!-- end of ${name} -->`];
  if (!text.includes(begin) || !text.includes(end)) throw new Error(`README.md lacks ${begin} … ${end}`);
  return `${text.slice(0, text.indexOf(begin) + begin.length)}\n${lines.join('\n')}\n${text.slice(text.indexOf(end))}`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(readme, renderReadme());
