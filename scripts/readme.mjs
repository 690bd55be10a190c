// Writes the tables of inputs and outputs in README.md from action.yml; --check fails when they differ.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const readme = join(root, 'README.md');

/** README.md with its tables as action.yml has them. */
export function renderReadme() {
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  const inputs = Object.entries(action.inputs).map(([name, input]) => `| \`${name}\` | ${defaultOf(input)} | ${cell(input.description)} |`);
  const outputs = Object.entries(action.outputs).map(([name, output]) => `| \`${name}\` | ${cell(output.description)} |`);
  const text = readFileSync(readme, 'utf8');
  const withInputs = replaceTable(text, 'inputs', ['| Input | Default | What it says |', '|---|---|---|', ...inputs]);
  return replaceTable(withInputs, 'outputs', ['| Output | What it tells |', '|---|---|', ...outputs]);
}

function defaultOf(input) {
  if (input.required) return '**required**';
  return input.default ? `\`${input.default}\`` : '';
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}

function replaceTable(text, name, lines) {
  const [begin, end] = [`<!-- ${name}: written from action.yml -->`, `<!-- end of ${name} -->`];
  if (!text.includes(begin) || !text.includes(end)) throw new Error(`README.md lacks ${begin} … ${end}`);
  return `${text.slice(0, text.indexOf(begin) + begin.length)}\n${lines.join('\n')}\n${text.slice(text.indexOf(end))}`;
}

if (process.argv[1] === import.meta.filename) {
  const rendered = renderReadme();
  if (!process.argv.includes('--check')) writeFileSync(readme, rendered);
  else if (rendered !== readFileSync(readme, 'utf8')) {
    console.error('README.md differs from action.yml: run npm run docs');
    process.exitCode = 1;
  }
}
