import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseControl } from '../../../../../src/actions/tree/read/control.ts';
import { ActionError } from '../../../../../src/core/errors.ts';

const names = (text: string): string[] => parseControl(text, 'control').map(({ name }) => name);

describe('parseControl', () => {
  it('gives both fields of every paragraph with their lines, each name once', () => {
    const text = 'Package: a\nDepends: base, tools\n\nSource: b\nBuild-Depends: golang,\n base\n';
    assert.deepEqual(parseControl(text, 'control'), [
      { name: 'base', line: 2 },
      { name: 'tools', line: 2 },
      { name: 'golang', line: 5 },
    ]);
  });

  it('drops version constraints, architectures and profiles', () => {
    assert.deepEqual(
      names('Depends: a (>= 1.2), b(=1), c [amd64 !i386], d:any (<< 2) [amd64] <!nocheck> <x>, e (>> 1:2~x)'),
      [...['a', 'b', 'c', 'd', 'e']],
    );
  });

  it('takes the first of alternatives, as builders do', () => {
    assert.deepEqual(names('Depends: python3 (>= 3) | python, base'), ['python3', 'base']);
  });

  it('reads continuation lines, comments among them, trailing commas and repeated white space', () => {
    const text = 'Build-Depends:\n  ,one,\n# a remark, with a comma\n\ttwo\n   (>= 2),,\n  three,\n\n';
    assert.deepEqual(parseControl(text, 'control'), [
      { name: 'one', line: 2 },
      { name: 'two', line: 4 },
      { name: 'three', line: 6 },
    ]);
  });

  it('takes names of images with registry, port, path and underscore, without their tags', () => {
    assert.deepEqual(names('depends: localhost:5000/acme/my_app:1.0, acme/api:2, ghcr.io/acme/x'), [
      ...['localhost:5000/acme/my_app', 'acme/api', 'ghcr.io/acme/x'],
    ]);
  });

  it('leaves other fields and substitution variables alone', () => {
    assert.deepEqual(names('Description: has, commas (odd\n .\n Depends: no\nDepends: ${misc:Depends}, a\n'), ['a']);
    assert.deepEqual(names(''), []);
  });

  const malformed: [string, number, RegExp][] = [
    ['Depends: a\nnonsense\n', 2, /"nonsense", allowed: a line is "Field: value"/],
    [' a\n', 1, /a line is "Field: value"/],
    ['Depends: a,\n b (>= 1,\n', 2, /"b \(>= 1", allowed: a dependency is "name"/],
    ['Depends: a\n b\n', 1, /a dependency is "name"/],
    ['Depends: | b\n', 1, /a dependency is "name"/],
  ];
  for (const [text, line, message] of malformed) {
    it(`names file and line of ${JSON.stringify(text)}`, () => {
      assert.throws(
        () => parseControl(text, 'images/a/control'),
        (error: unknown) => {
          assert.ok(error instanceof ActionError);
          assert.equal(error.code, 'CONTROL');
          assert.match(error.message, message);
          assert.ok(error.message.startsWith(`images/a/control:${line}: `), error.message);
          return true;
        },
      );
    });
  }
});
