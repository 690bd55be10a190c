import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, SetupError } from './child.mjs';
import { engineKinds } from './engine.mjs';

// A test file that begins with this comment also runs in the lanes of the other engines.
const engineMark = '// On every engine: ';

/**
 * Reads what follows `npm test --`: `--unit`, `--engine KIND`, test files; anything else goes to node's test runner.
 * Files that need no engine come as `unit`, the others as `engine`, those that probably take longest first.
 */
export function readTestArguments(args) {
  const options = [];
  const named = [];
  let kind;
  let unitOnly = false;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--engine') kind = kindOf(args[++i]);
    else if (args[i] === '--unit') unitOnly = true;
    else if (args[i].startsWith('-')) options.push(args[i]);
    else named.push(relative(root, join(root, args[i])));
  }
  const files = named.length > 0 ? named : findTests(file => chosen(file, kind, unitOnly));
  const unit = files.filter(isUnit);
  const engine = files.filter(file => !isUnit(file)).sort((a, b) => weightOf(b) - weightOf(a) || 0);
  return { kind, options, unit, engine };
}

function chosen(file, kind, unitOnly) {
  if (unitOnly) return isUnit(file);
  return !kind || readFileSync(join(root, file), 'utf8').startsWith(engineMark);
}

function isUnit(file) {
  return /^__tests__\/(unit|contract)\//.test(file);
}

function findTests(wanted) {
  const all = readdirSync(join(root, '__tests__'), { recursive: true }).filter(file => file.endsWith('.test.ts'));
  const files = all.map(file => join('__tests__', file)).filter(wanted);
  if (files.length === 0) throw new SetupError('there is no such test in __tests__');
  return files.sort();
}

// Long files take long, and so do the few that go through all engines.
function weightOf(file) {
  if (file.startsWith('__tests__/engines/')) return Infinity;
  return statSync(join(root, file), { throwIfNoEntry: false })?.size ?? 0;
}

function kindOf(kind) {
  if (engineKinds.includes(kind)) return kind;
  throw new SetupError(`--engine ${kind ?? ''}: allowed are ${engineKinds.join(', ')}, as in npm test -- --engine 28c`);
}
