import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { escapePattern, IgnoreRules, type IgnoreVerdict } from '../../../../src/build/context/ignore.ts';
import { ActionError } from '../../../../src/core/errors.ts';

const parse = (text: string) => IgnoreRules.parse(text, '/ctx/.dockerignore');

// A path is judged after its folders, as a walk does it.
function isExcluded(rules: IgnoreRules, path: string): boolean {
  const parts = path.split('/');
  const paths = parts.map((_, i) => parts.slice(0, i + 1).join('/'));
  const verdict = paths.reduce<IgnoreVerdict | undefined>((above, each) => rules.judge(each, above), undefined);
  return verdict!.excluded;
}

interface Case {
  readonly text: string;
  readonly excluded: readonly string[];
  readonly kept: readonly string[];
}

const patterns: Readonly<Record<string, Case>> = {
  'an empty file excludes nothing': { text: '', excluded: [], kept: ['a', 'a/b'] },
  'a plain name': { text: 'a', excluded: ['a', 'a/b', 'a/b/c'], kept: ['b', 'b/a', 'ab', 'A'] },
  'a path': { text: 'a/b', excluded: ['a/b', 'a/b/c'], kept: ['a', 'b', 'x/a/b'] },
  'slashes around a path': { text: '/a/b/', excluded: ['a/b', 'a/b/c'], kept: ['a', 'x/a/b'] },
  'dots and doubled slashes in a path': { text: './a//x/../b', excluded: ['a/b'], kept: ['a/x'] },
  'a star within one part': { text: '*.log', excluded: ['a.log', '.log'], kept: ['x/a.log', 'a.logs'] },
  'a star as a part': { text: 'a/*/c', excluded: ['a/b/c', 'a/b/c/d'], kept: ['a/c', 'a/b/b/c'] },
  'everything at the top': { text: '*', excluded: ['a', 'a/b', '.git', 'constructor', 'toString'], kept: [] },
  'a question mark': { text: 'a?', excluded: ['ab', 'aé', 'a😀'], kept: ['a', 'abc', 'a/b'] },
  'two stars before a name': { text: '**/x', excluded: ['x', 'a/x', 'a/b/x', 'a/x/c'], kept: ['ax', 'a/bx'] },
  'two stars after a folder': { text: 'a/**', excluded: ['a/b', 'a/b/c'], kept: ['a', 'ab'] },
  'two stars between': { text: 'a/**/z', excluded: ['a/z', 'a/b/z', 'a/b/c/z'], kept: ['z', 'az', 'b/a/z'] },
  'two stars glued to an ending': { text: '**.go', excluded: ['a.go', 'x/a.go', '.go'], kept: ['a.gox'] },
  'two stars glued to a start': { text: 'a**', excluded: ['a', 'ab', 'ab/c'], kept: ['ba'] },
  'two stars alone': { text: '**', excluded: ['a', 'a/b'], kept: [] },
  'three stars': { text: '***', excluded: ['a', 'a/b'], kept: [] },
  'a bracket': { text: '[a-c]1', excluded: ['a1', 'c1'], kept: ['d1', 'a', '-1'] },
  'a negated bracket': { text: '[^a-c]1', excluded: ['d1', '!1'], kept: ['a1', 'c1'] },
  'an exclamation mark in a bracket is itself': { text: '[!a]1', excluded: ['!1', 'a1'], kept: ['b1'] },
  'an escaped wildcard': { text: '\\*\\?\\[', excluded: ['*?['], kept: ['a?['] },
  'an escaped comment mark': { text: '\\#a', excluded: ['#a'], kept: ['a'] },
  'an escaped exception mark': { text: '\\!a', excluded: ['!a'], kept: ['a'] },
  'an escaped hyphen': { text: 'a\\-[b\\-]', excluded: ['a-b', 'a--'], kept: ['a-c'] },
  'characters that mean something elsewhere': {
    text: 'a(1).t+x\n{b}$*\nc|d*\ne^f',
    excluded: ['a(1).t+x', '{b}$', '{b}$x', 'c|d', 'c|de', 'e^f'],
    kept: ['a1.ttx', 'b', 'c', 'd', 'de', 'ef'],
  },
  'names that are not ASCII': { text: 'é*\n日?', excluded: ['é', 'éa', '日本'], kept: ['e', '日'] },
  'a space inside': { text: 'a b', excluded: ['a b'], kept: ['a', 'b'] },
  'space around': { text: '  a  \n\tb\t', excluded: ['a', 'b'], kept: ['a '] },
  'a comment': { text: '#a\nb', excluded: ['b'], kept: ['#a', 'a'] },
  'no comment, because it is indented': { text: ' #a', excluded: ['#a'], kept: ['a'] },
  'a byte order mark before a comment': { text: '\uFEFF#a\nb', excluded: ['b'], kept: ['#a'] },
  'a byte order mark before a pattern': { text: '\uFEFFa', excluded: ['a'], kept: ['b'] },
  'lines that end as on Windows': { text: 'a\r\n\r\nb\r\n', excluded: ['a', 'b'], kept: ['c'] },
  'no more than the whole context': { text: '.\n/\n..', excluded: [], kept: ['a', 'a/b'] },
};

const exceptions: Readonly<Record<string, Case>> = {
  'an exception': { text: '*.md\n!README.md', excluded: ['a.md'], kept: ['README.md'] },
  'the last match wins': { text: '!a\na', excluded: ['a'], kept: [] },
  'the last of three wins': {
    text: '*.md\n!README*.md\nREADME-secret.md',
    excluded: ['a.md', 'README-secret.md'],
    kept: ['README.md'],
  },
  'space after the mark': { text: '*\n! a', excluded: ['b'], kept: ['a'] },
  'a slash after the mark': { text: '*\n!/a/', excluded: ['b'], kept: ['a', 'a/b'] },
  'a file below an excluded folder': { text: 'a\n!a/b', excluded: ['a', 'a/c'], kept: ['a/b', 'a/b/c'] },
  'a folder and all below it': { text: '*\n!src', excluded: ['a', 'b/src'], kept: ['src', 'src/a/b'] },
  'a wildcard below an excluded folder': {
    text: 'a\n!**/*.md',
    excluded: ['a', 'a/b'],
    kept: ['a/x.md', 'a/b/c/x.md'],
  },
  'a pattern that could not apply to a folder does not apply below it': {
    text: '*/x\n!d',
    excluded: ['d/x'],
    kept: ['d', 'd/y'],
  },
  'two marks': { text: '*\n!!a', excluded: ['a', 'b'], kept: ['!a'] },
};

function checkCases(cases: Readonly<Record<string, Case>>): void {
  for (const [name, { text, excluded, kept }] of Object.entries(cases)) {
    it(name, () => {
      const rules = parse(text);
      const judged = [...excluded, ...kept].filter(path => isExcluded(rules, path));
      assert.deepEqual(judged, excluded);
    });
  }
}

describe('a .dockerignore', () => checkCases(patterns));

describe('exceptions in a .dockerignore', () => checkCases(exceptions));

describe('an excluded folder', () => {
  const cases: readonly [text: string, folder: string, entered: boolean][] = [
    ['a', 'a', false],
    ['*\n!a/b/c', 'a', true],
    ['*\n!a/b/c', 'a/b', true],
    ['*\n!a/b/c', 'd', false],
    ['*\n!a/b/c', 'a/bc', false],
    ['*\n!a/*.md', 'a', true],
    ['*\n!a/*.md', 'b', false],
    ['*\n!**/*.md', 'any/where', true],
    ['*\n!a\\*/b', 'c', false],
  ];
  for (const [text, folder, entered] of cases) {
    it(`${folder} is ${entered ? 'entered' : 'not entered'} by ${JSON.stringify(text)}`, () => {
      assert.equal(parse(text).mayReopen(folder), entered);
    });
  }
});

describe('an invalid line of a .dockerignore', () => {
  for (const line of [
    '[',
    'a[',
    '[]',
    '[]a]',
    '[^]',
    '[a-]',
    '[-a]',
    '[b-a]',
    'a\\',
    '!',
    '! ',
    '!/',
    '**/[a',
    '\\1*',
  ]) {
    it(`${JSON.stringify(line)} is named with its number`, () => {
      assert.throws(
        () => parse(`# first\nok\n${line}\nlast`),
        (error: unknown) => {
          assert.ok(error instanceof ActionError);
          assert.equal(error.code, 'IGNORE_PATTERN');
          assert.match(error.message, /^context: ".*" in line 3 of \/ctx\/\.dockerignore /);
          assert.ok(error.message.includes(JSON.stringify(line.trim())));
          assert.equal(error.annotation?.file, '/ctx/.dockerignore');
          assert.equal(error.annotation.line, 3);
          return true;
        },
      );
    });
  }
});

describe('escapePattern', () => {
  for (const path of ['a', 'a*b', 'a?b', '[a]', 'a\\b', '#a', '!a', 'a/#b', 'docker/My [1].Dockerfile']) {
    it(`makes a pattern that matches ${path} only`, () => {
      const rules = parse(escapePattern(path));
      assert.ok(isExcluded(rules, path));
      assert.ok(!isExcluded(rules, path.replace(/[^a-z/]/gi, 'x') + 'x'));
    });
  }
});
