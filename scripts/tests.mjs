import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, SetupError } from './child.mjs';

const engines = ['20', '28', '28c'];

/** Reads what follows `npm test --`: `--engine ID`, test files, and anything else for node's own test runner. */
export function readTestArguments(args) {
  const options = [];
  const files = [];
  let engine;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--engine') engine = engineOf(args[++i]);
    else if (args[i].startsWith('-')) options.push(args[i]);
    else files.push(args[i]);
  }
  return { engine, options, files: files.length > 0 ? files : findTests(engine) };
}

/** Whether these tests want an engine and the test tools: all but unit tests do. */
export function wantsEngine(files) {
  return !files.every(file => relative(root, join(root, file)).startsWith('__tests__/unit/'));
}

function findTests(engine) {
  const all = readdirSync(join(root, '__tests__'), { recursive: true }).filter(file => file.endsWith('.test.ts'));
  // Only these two kinds behave differently from one engine to the next.
  const chosen = engine ? all.filter(file => /^(integration|e2e)\//.test(file)) : all;
  if (chosen.length === 0) throw new SetupError('no test to run in __tests__');
  return chosen.sort().map(file => join('__tests__', file));
}

function engineOf(id) {
  if (engines.includes(id)) return id;
  throw new SetupError(`--engine ${id ?? ''}: allowed are ${engines.join(', ')}, as in npm test -- --engine 28c`);
}
