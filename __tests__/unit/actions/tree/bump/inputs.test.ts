import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBumpInputs } from '../../../../../src/actions/tree/bump/inputs.ts';
import { InputReader } from '../../../../../src/actions/shared/input-reader.ts';

const defaults: Readonly<Record<string, string>> = {
  ...{ command: 'bump', select: 'base', reason: 'Security update', nightly: 'false', snapshot: 'false' },
  ...{ idempotent: 'false', 'dry-run': 'false' },
};

function read(given: Readonly<Record<string, string>>) {
  const reader = new InputReader(name => given[name] ?? defaults[name] ?? '');
  return { inputs: readBumpInputs(reader), problems: reader.problems };
}

describe('readBumpInputs', () => {
  it('leaves what is not given to the settings of the tree', () => {
    const { inputs, problems } = read({});
    assert.deepEqual(problems, []);
    assert.deepEqual(inputs, {
      ...{ reason: 'Security update', updateVersion: '', updateId: '', distribution: '' },
      author: undefined,
      idempotent: false,
    });
  });

  it('reads an author with name and email', () => {
    const { inputs } = read({ author: 'Ada Lovelace <ada@example.org>' });
    assert.deepEqual(inputs.author, { name: 'Ada Lovelace', email: 'ada@example.org' });
  });

  const refused: [string, Readonly<Record<string, string>>, RegExp][] = [
    ['no select', { select: '' }, /^select: "", allowed: the images to bump/],
    ['a select that only spares', { select: '!base' }, /^select: "!base", allowed: the images to bump/],
    ['no reason', { reason: ' ' }, /^reason: "", allowed: what the new version is for/],
    ['version', { version: '2.0' }, /^version: "2\.0", allowed: nothing.*example: update-version: 2\.0$/],
    ['nightly', { nightly: 'true' }, /^nightly: "true", allowed: false/],
    ['snapshot', { snapshot: 'true' }, /^snapshot: "true", allowed: false/],
    [
      'an update-version no changelog could hold',
      { 'update-version': '1 (2)' },
      /^update-version: "1 \(2\)", allowed: letters/,
    ],
    ['an update-id with "_"', { 'update-id': 'a_b' }, /^update-id: "a_b", allowed: letters/],
    ['a distribution of two words', { distribution: 'a; b' }, /^distribution: "a; b", allowed: a word/],
    ['an author without email', { author: 'Ada' }, /^author: "Ada", allowed: a name and an email/],
    ['an author of two lines', { author: 'Ada\nx <a@b>' }, /^author: /],
    ...['update-version', 'update-id', 'distribution'].map((input): [string, Record<string, string>, RegExp] => [
      `${input} where command is another`,
      { command: 'plan', [input]: '1' },
      new RegExp(`^${input}: "1", allowed: nothing, because command is not bump`),
    ]),
  ];
  for (const [what, given, problem] of refused) {
    it(`refuses ${what}`, () => {
      const { problems } = read(given);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', problem);
    });
  }
});
