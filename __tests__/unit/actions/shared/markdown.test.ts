import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { code, escape, link, makeTable } from '../../../../src/actions/shared/markdown.ts';
import { alignTable } from '../../../../src/actions/shared/text-table.ts';

describe('a table in Markdown', () => {
  it('shows text as it is', () => {
    assert.equal(escape('a|b <i>`c`</i>\n*d*'), 'a&#124;b &#60;i&#62;&#96;c&#96;&#60;/i&#62; &#42;d&#42;');
  });

  it('has at most 100 rows, and says how many more there are', () => {
    const numbers = Array.from({ length: 103 }, (_, i) => i);
    const lines = makeTable(['Number', 'Twice'], numbers, n => [`${n}`, `${n * 2}`])
      .trimEnd()
      .split('\n');
    assert.deepEqual(lines.slice(0, 3), ['| Number | Twice |', '|---|---|', '| 0 | 0 |']);
    assert.deepEqual([lines.length, lines.at(-1)], [103, '| … 3 more |  |']);
  });
});

/** What a renderer makes of entities; the text between them is its text. */
function decode(text: string): string {
  return text.replace(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)));
}

const hostile = [
  ...['@mallory', 'a@b.test', '#12', 'acme/app#3', 'GH-4', 'https://evil.test', 'www.evil.test', 'ftp://evil.test'],
  ...['[a](https://evil.test)', '![a](x)', '<img src=x>', '<https://evil.test>', '&lt;b&gt;', '&#60;b&#62;', '`', '|'],
  ...[
    '**a**',
    '__a__',
    '~~a~~',
    '$x$',
    ':tada:',
    '\\',
    '\\|',
    '\n\n# a',
    '\u2028> a',
    '\u202egnp.exe',
    '\0',
    'mailto:a@b.test',
  ],
];

describe('foreign text in a summary', () => {
  /** Every two of the hostile texts, side by side and apart. */
  const texts = hostile.flatMap(a => hostile.flatMap(b => [`${a}${b}`, `${a} ${b}`, `(${a},${b})`]));

  it('has no character that Markdown or HTML knows, and stays on its line', () => {
    for (const text of texts) {
      assert.doesNotMatch(escape(text).replace(/&#\d+;/g, ''), /[&\\`*_{}[\]<>|#~@$\r\n\v\f\x85\u2028\u2029]/, text);
    }
  });

  it('is nothing that GitHub makes a link, a mention or a picture of once it is rendered', () => {
    for (const text of texts) {
      const shown = decode(escape(text));
      assert.doesNotMatch(shown, /@[\w]|#\d|GH-\d|:\/\/|www\.|:[\w+-]+:|\$[^\u200b]|[\u202a-\u202e]/i, text);
    }
  });

  it('is shown as it is', () => {
    for (const text of ['ghcr.io/acme/api:1.0+2', 'a|b & <c>', '/bin/sh -c "echo $HOME"', 'sha256:0123']) {
      assert.equal(decode(escape(text)).replaceAll('\u200b', ''), text);
    }
  });

  it('is code unless it could end it, and a link if it is a web address', () => {
    assert.equal(code('acme~api_1.0+2_0123456789ab.zip'), '`acme~api_1.0+2_0123456789ab.zip`');
    for (const text of texts) assert.match(code(text), /^`[^`|\\\n]+`$|^[^`|\\\n]*$/, text);
    assert.equal(link('7', 'https://github.com/a/b'), '[7](https://github.com/a/b)');
    assert.equal(link('7', 'https://github.com/a)|`b`'), '[7](https://github.com/a%29%7c%60b%60)');
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'no address', '']) {
      assert.doesNotMatch(link('7', url), /\]\(/, url);
    }
  });
});

describe('alignTable', () => {
  it('makes each column as wide as its widest cell', () => {
    assert.deepEqual(
      alignTable([
        ['a', 'bb', 'c'],
        ['long', 'b', ''],
      ]),
      ['a     bb  c', 'long  b'],
    );
  });
});
