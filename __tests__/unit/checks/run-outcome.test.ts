import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeRun, type RunOutcome } from '../../../src/checks/run-outcome.ts';
import type { RunRequest } from '../../../src/checks/request.ts';

const run: RunRequest = { command: [], exitCode: 0, timeout: 5000 };
const ended = (exitCode: number, killedForMemory = false): RunOutcome => ({ kind: 'ended', exitCode, killedForMemory });
const wait = { port: 80, http: { port: 81, path: '/ok' } };

const cases: [string, RunRequest, RunOutcome, string, boolean, string][] = [
  ['the right exit code', run, ended(0), '', true, 'exit code 0'],
  ['another exit code', run, ended(2), '', false, 'the container ended with exit code 2, expected is 0'],
  [
    'too little memory',
    run,
    ended(137, true),
    '',
    false,
    'the container ended with exit code 137 (out of memory), expected is 0',
  ],
  [
    'output that matches',
    { ...run, output: /^b$/m },
    ended(0),
    'a\nb\n',
    true,
    'exit code 0, the output matches /^b$/m',
  ],
  ['output that does not', { ...run, output: /c/ }, ended(0), 'a\nb\n', false, 'the output does not match /c/'],
  ['no end', run, { kind: 'late', problem: 'it still runs' }, '', false, 'the container is still running after 5 s'],
  ['an answer', { ...run, wait }, { kind: 'ready' }, '', true, 'port 80 and :81/ok answered'],
  [
    'no answer',
    { ...run, wait },
    { kind: 'late', problem: 'port 80: refused' },
    '',
    false,
    'not ready within 5 s (port 80: refused)',
  ],
  [
    'an end before any answer',
    { ...run, wait },
    ended(0),
    '',
    false,
    'the container ended with exit code 0 before port 80 and :81/ok answered',
  ],
];

describe('judgeRun', () => {
  for (const [what, inputs, end, output, passed, reason] of cases) {
    it(`${passed ? 'passes' : 'fails'} ${what}`, () =>
      assert.deepEqual(judgeRun(inputs, end, output), { passed, reason }));
  }
});
