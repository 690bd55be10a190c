import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nestBlockSets } from '../../../../../src/actions/tree/read/block-sets.ts';

describe('nestBlockSets', () => {
  const rows: [string, string][] = [
    ['{% set a = "1" %}', '{% set a = "1" %}'],
    ['{% set a -%}\n x\n{%- endset %}', '{% set a %}{% if true -%}\n x\n{%- endif %}{% endset %}'],
    ['{%- set a|trim %}x{% endset -%}', '{%- set a %}{% filter trim %}x{% endfilter %}{% endset -%}'],
    [
      `{% set a|replace("|", "")|upper %}x{% endset %}`,
      `{% set a %}{% filter upper %}{% filter replace("|", "") %}x{% endfilter %}{% endfilter %}{% endset %}`,
    ],
  ];
  for (const [template, expected] of rows) {
    it(`nests ${JSON.stringify(template)}`, () => {
      const nested = nestBlockSets(template);
      assert.equal(nested.replace(/ +%\}/g, ' %}'), expected);
      assert.equal(nested.split('\n').length, template.split('\n').length);
    });
  }
});
