import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitCommandLine } from '../../../src/core/command-line.ts';

const cases: [string, string[] | undefined][] = [
  ['', []],
  ['  a  b\n\tc ', ['a', 'b', 'c']],
  [`sh -c 'echo "$0"' "a  b"`, ['sh', '-c', 'echo "$0"', 'a  b']],
  [`a'b'"c"\\ d`, ['abc d']],
  [`"" ''`, ['', '']],
  [`"\\"\\\\\\n\\$"`, ['"\\\\n$']],
  [`it\\'s`, ["it's"]],
  [`"two\nlines"`, ['two\nlines']],
  [`'open`, undefined],
  [`"open\\"`, undefined],
  ['end\\', undefined],
];

describe('splitCommandLine', () => {
  for (const [text, words] of cases) {
    it(`${JSON.stringify(text)} → ${words ? JSON.stringify(words) : 'nothing'}`, () => {
      assert.deepEqual(splitCommandLine(text), words);
    });
  }
});
