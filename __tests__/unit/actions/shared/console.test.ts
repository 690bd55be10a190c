import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { disarm } from '../../../../src/actions/shared/console.ts';

describe('disarm', () => {
  for (const text of [
    '::error::x',
    '  ::set-output name=a::b',
    'fine\n::add-mask::x',
    'a\r::error::x',
    'text ##[error]x',
    '\t##[group]y',
  ]) {
    it(`leaves no command in ${JSON.stringify(text)}`, () => {
      for (const line of disarm(text).split('\n')) {
        assert.doesNotMatch(line, /^\s*::/);
        assert.doesNotMatch(line, /##\[/);
      }
    });
  }

  it('leaves other text alone', () =>
    assert.equal(disarm('std::vector<int> a::b # [x]'), 'std::vector<int> a::b # [x]'));
});
