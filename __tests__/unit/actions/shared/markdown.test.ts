import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { escape, makeTable } from '../../../../src/actions/shared/markdown.ts';
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
