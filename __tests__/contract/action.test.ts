import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { readArchiveInputs } from '../../src/actions/archive/inputs.ts';
import { readListInputs } from '../../src/actions/list/inputs.ts';
import { readLoadInputs } from '../../src/actions/load/inputs.ts';
import { readPruneInputs } from '../../src/actions/prune/inputs.ts';
import { readTreeInputs } from '../../src/actions/tree/inputs.ts';
import { makePruneOutputs } from '../../src/actions/prune/report.ts';
import { makeListOutputs } from '../../src/actions/list/report.ts';
import { makeLoadOutputs } from '../../src/actions/load/report.ts';
import { makeOutputs } from '../../src/actions/archive/outputs.ts';
import { makeBumpOutputs } from '../../src/actions/tree/bump/report.ts';
import { makeTreeBuildOutputs } from '../../src/actions/tree/build/report.ts';
import { makeTreePlanOutputs } from '../../src/actions/tree/plan/report.ts';
import { readRunnerEnvironment } from '../../src/core/environment.ts';
import { messageOf } from '../../src/core/errors.ts';
import { root } from '../support/repository.ts';

interface Action {
  name: string;
  description: string;
  branding: { icon: string; color: string };
  inputs: Record<string, { description: string; default?: string; required?: boolean }>;
  outputs: Record<string, { description: string }>;
  runs: { using: string; main: string };
}

const report = {
  ...{
    image: '',
    version: '',
    tag: '',
    reference: '',
    dirty: false,
    dirtyBecause: '',
    dryRun: false,
    source: '',
    updated: false,
  },
  ...{
    because: '',
    imageid: '',
    digest: '',
    cacheHit: false,
    cached: false,
    cacheKey: '',
    pruned: [],
    plan: [],
    checks: [],
  },
};

const pruneReport = { dryRun: false, planned: [], pruned: [], failed: [] };

type Env = Readonly<Record<string, string | undefined>>;
type Read = (get: (name: string) => string, env: Env) => unknown;

const runner = { cwd: '/', tmp: '/tmp', home: '/' };

const actions: { file: string; read: Read; outputs: readonly string[] }[] = [
  { file: 'action.yml', read: readArchiveInputs, outputs: Object.keys(makeOutputs([report])) },
  { file: 'load/action.yml', read: readLoadInputs, outputs: Object.keys(makeLoadOutputs([])) },
  { file: 'list/action.yml', read: readListInputs, outputs: Object.keys(makeListOutputs([], '').outputs) },
  {
    file: 'prune/action.yml',
    read: (get, env) => readPruneInputs(get, env, 0),
    outputs: Object.keys(makePruneOutputs(pruneReport)),
  },
  {
    file: 'tree/action.yml',
    read: (get, env) => readTreeInputs(get, readRunnerEnvironment(env, runner)),
    outputs: Object.keys({
      ...makeTreePlanOutputs({ images: [], levels: [] }, () => undefined),
      ...makeTreeBuildOutputs({ images: [] }, () => undefined),
      ...makeBumpOutputs({ rows: [], changed: [] }, () => undefined),
    }),
  },
];

for (const { file, read, outputs } of actions) {
  describe(file, () => {
    const action = parse(readFileSync(join(root, file), 'utf8')) as Action;

    const names = Object.keys(action.inputs);

    it('has the inputs the code reads', () => assert.deepEqual(names.toSorted(), inputsRead(read).toSorted()));

    // A reader that skips an input because of another one would treat it as an input that does not exist.
    it('knows each of its inputs, whatever else is given', () => {
      for (const [i, one] of names.entries()) {
        for (const other of names.slice(i)) {
          for (const value of ['x', 'true']) {
            const refused = refusalOf(read, { [one]: value, [other]: value });
            assert.doesNotMatch(refused, /no such input/, `${one} and ${other}`);
          }
        }
      }
    });

    it('has the outputs the code sets', () => assert.deepEqual(Object.keys(action.outputs), outputs));

    it('describes every input and output, and gives every optional input a visible default', () => {
      for (const [name, { description }] of Object.entries({ ...action.inputs, ...action.outputs }))
        assert.ok(description, name);
      for (const [name, input] of Object.entries(action.inputs))
        assert.ok(input.required ?? input.default !== undefined, name);
    });

    it('starts a main that exists, on node24', () => {
      assert.equal(action.runs.using, 'node24');
      assert.ok(existsSync(join(root, file, '..', action.runs.main)));
    });

    it('is fit for the marketplace', () => {
      assert.ok(action.name && action.description.length < 200);
      assert.match(action.branding.color, /^(white|black|yellow|blue|green|orange|red|purple|gray-dark)$/);
    });
  });
}

function inputsRead(read: Read): string[] {
  const names = new Set<string>();
  const get = (name: string) => {
    names.add(name);
    return '';
  };
  assert.throws(() => read(get, {}), { code: 'INPUTS' });
  return [...names];
}

function refusalOf(read: Read, given: Readonly<Record<string, string>>): string {
  const env = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  try {
    read(name => given[name] ?? '', Object.fromEntries(env) as Env);
    return '';
  } catch (error) {
    return messageOf(error);
  }
}

describe('README.md', () => {
  it('has the tables of each action.yml', async () => {
    // A plain script without types.
    const script: string = '../../scripts/readme.mjs';
    const { renderReadme } = (await import(script)) as { renderReadme: () => string };
    assert.equal(readFileSync(join(root, 'README.md'), 'utf8'), renderReadme());
  });
});

describe('workflows', () => {
  const folder = join(root, '.github/workflows');
  for (const file of readdirSync(folder)) {
    it(`${file} pins what it uses and asks for its permissions`, () => {
      const text = readFileSync(join(folder, file), 'utf8');
      for (const [, used = ''] of text.matchAll(/uses:\s*(\S+)/g)) {
        assert.match(used, /^(\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40}$)/, used);
      }
      assert.ok('permissions' in (parse(text) as object));
    });
  }
});
