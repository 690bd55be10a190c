import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCheckRequest } from '../../../../../src/actions/archive/inputs/checks.ts';
import type { CheckRequest } from '../../../../../src/checks/request.ts';
import { InputReader } from '../../../../../src/actions/shared/input-reader.ts';

const defaults: Record<string, string> = {
  ...{ 'require-numeric-user': 'false', 'run-timeout': '60', 'wait-timeout': '30', 'verify-timeout': '600' },
};

function readAll(inputs: Record<string, string>, source = 'build', existing = 'rebuild'): [CheckRequest, string[]] {
  const read = new InputReader(name => ({ ...defaults, ...inputs })[name] ?? '');
  const checks = readCheckRequest(read, source, existing);
  return [checks, read.problems];
}

function problemOf(inputs: Record<string, string>, source?: string, existing?: string): string {
  const [, problems] = readAll(inputs, source, existing);
  assert.equal(problems.length, 1, problems.join('\n'));
  return problems[0] ?? '';
}

// What a run without output and wait has.
const alone = { output: undefined, wait: undefined };

describe('readCheckRequest', () => {
  it('asks for nothing by itself', () => {
    const nothing = { numericUser: false, required: [], forbidden: [], extract: [], run: undefined, verify: undefined };
    assert.deepEqual(readAll({}), [nothing, []]);
  });

  it('puts the words of the command before the arguments', () => {
    const [{ run }] = readAll({ 'run-command': 'serve "a b"', 'run-args': '--x y\n$z' });
    assert.deepEqual(run, { ...alone, command: ['serve', 'a b', '--x y', '$z'], exitCode: 0, timeout: 60_000 });
  });

  it('runs the command of the image itself when only an exit code is given', () => {
    const [{ run }] = readAll({ 'run-expect-exit-code': '3' });
    assert.deepEqual(run, { ...alone, command: [], exitCode: 3, timeout: 60_000 });
  });

  it('takes the port of a path from it or from wait-for-port', () => {
    const http = { port: 8080, path: '/ok?x=1' };
    assert.deepEqual(readAll({ 'wait-for-http': ':8080/ok?x=1' })[0].run?.wait, { port: undefined, http });
    const [{ run }] = readAll({ 'wait-for-http': '/ok', 'wait-for-port': '80' });
    assert.deepEqual([run?.wait, run?.timeout], [{ port: 80, http: { port: 80, path: '/ok' } }, 30_000]);
  });

  it('normalizes paths', () => {
    const [checks] = readAll({ 'required-files': '/a//b/./c/\n/d', extract: '/x y/ => out/a b/' });
    assert.deepEqual([checks.required, checks.extract], [['/a/b/c', '/d'], [{ from: '/x y', to: 'out/a b/' }]]);
  });

  const wrong: [string, Record<string, string>, RegExp][] = [
    ['a quote that stays open', { 'run-command': `sh -c 'x` }, /^run-command: .*every quote closed/],
    ['a pattern that is none', { 'run-expect-output': '(' }, /^run-expect-output: "\(", allowed: a JavaScript regular/],
    ['a path without any port', { 'wait-for-http': '/ok' }, /^wait-for-http: .*together with wait-for-port/],
    ['a port that is none', { 'wait-for-http': ':70000/ok' }, /^wait-for-http: .*from 1 to 65535/],
    [
      'an exit code of a server',
      { 'wait-for-port': '80', 'run-expect-exit-code': '0' },
      /^run-expect-exit-code: .*does not end/,
    ],
    ['a relative path', { 'required-files': 'app/x' }, /^required-files: "app\/x", allowed: an absolute path/],
    ['a path with ..', { 'forbidden-files': '/app/../x' }, /^forbidden-files: .*without \.\./],
    [
      'a glob, which would match nothing',
      { 'forbidden-files': '/app/*.key' },
      /^forbidden-files: .*without \*, \? and \[/,
    ],
    ['what every container has', { 'required-files': '/etc/hosts' }, /^required-files: .*not every container has/],
    [
      'a line without =>',
      { extract: '/app/x' },
      /^extract: "\/app\/x", allowed: `image path => path in the workspace`/,
    ],
    ['a way out of the workspace', { extract: '/app/x => a/../../x' }, /^extract: .*without \.\./],
    ['all of the image', { extract: '/ => out' }, /^extract: .*a path below \//],
    ['no time', { 'verify-timeout': '0' }, /^verify-timeout: "0", allowed: a whole number from 1/],
  ];
  for (const [what, inputs, problem] of wrong) {
    it(`refuses ${what}`, () => assert.match(problemOf(inputs), problem));
  }

  it('refuses what needs an image in an engine where there is none, and says what to do', () => {
    const asked: Record<string, string>[] = [
      { 'run-command': 'x' },
      { 'required-files': '/x' },
      { 'require-numeric-user': 'true' },
    ];
    for (const inputs of asked) {
      assert.match(
        problemOf(inputs, 'registry'),
        /source: registry brings the image into no engine, example: source: pull$/,
      );
      assert.match(problemOf(inputs, 'build', 'reuse'), /existing: reuse takes .*, example: existing: rebuild$/);
    }
    assert.deepEqual(readAll({ 'verify-command': 'true' }, 'registry', 'reuse')[1], []);
  });
});
