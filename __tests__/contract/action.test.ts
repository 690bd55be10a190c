import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { archiveInputNames } from '../../src/actions/archive/inputs.ts';
import { listInputNames } from '../../src/actions/list/inputs.ts';
import { loadInputNames } from '../../src/actions/load/inputs.ts';
import { pruneInputNames } from '../../src/actions/prune/inputs.ts';
import { treeInputNames } from '../../src/actions/tree/inputs.ts';
import { makePruneOutputs } from '../../src/actions/prune/report.ts';
import { makeListOutputs } from '../../src/actions/list/report.ts';
import { makeLoadOutputs } from '../../src/actions/load/report.ts';
import { makeOutputs } from '../../src/actions/archive/outputs.ts';
import { makeBumpOutputs } from '../../src/actions/tree/bump/report.ts';
import { makeBuildOutputs } from '../../src/actions/tree/build/report.ts';
import { makePlanOutputs } from '../../src/actions/tree/plan/report.ts';
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

const actions: { file: string; inputs: readonly string[]; outputs: readonly string[] }[] = [
  { file: 'action.yml', inputs: archiveInputNames, outputs: Object.keys(makeOutputs([report])) },
  { file: 'load/action.yml', inputs: loadInputNames, outputs: Object.keys(makeLoadOutputs([])) },
  { file: 'list/action.yml', inputs: listInputNames, outputs: Object.keys(makeListOutputs([], '').outputs) },
  { file: 'prune/action.yml', inputs: pruneInputNames, outputs: Object.keys(makePruneOutputs(pruneReport)) },
  {
    file: 'tree/action.yml',
    inputs: treeInputNames,
    outputs: Object.keys({
      ...makePlanOutputs({ images: [], levels: [] }).outputs,
      ...makeBuildOutputs({ images: [] }).outputs,
      ...makeBumpOutputs({ rows: [], changed: [] }, () => undefined),
    }),
  },
];

for (const { file, inputs, outputs } of actions) {
  describe(file, () => {
    const action = parse(readFileSync(join(root, file), 'utf8')) as Action;

    it('has the inputs the code reads', () => assert.deepEqual(Object.keys(action.inputs), [...inputs]));

    it('has the outputs the code sets', () => assert.deepEqual(Object.keys(action.outputs), outputs));

    it('describes every input and output, and gives every optional input a visible default', () => {
      for (const [name, { description }] of Object.entries({ ...action.inputs, ...action.outputs }))
        assert.ok(description, name);
      for (const [name, input] of Object.entries(action.inputs))
        assert.ok(input.required ?? input.default !== undefined, name);
    });

    it('starts a main that is there, on node24', () => {
      assert.equal(action.runs.using, 'node24');
      assert.ok(existsSync(join(root, file, '..', action.runs.main)));
    });

    it('is fit for the marketplace', () => {
      assert.ok(action.name && action.description.length < 200);
      assert.match(action.branding.color, /^(white|black|yellow|blue|green|orange|red|purple|gray-dark)$/);
    });
  });
}

describe('README.md', () => {
  it('has the tables of each action.yml', async () => {
    // A plain script, without types of its own.
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
