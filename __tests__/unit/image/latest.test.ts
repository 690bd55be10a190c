import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeLatest } from '../../../src/image/latest.ts';

describe('judgeLatest', () => {
  const cases: [string, string[], boolean][] = [
    ['1.4.0', [], true],
    ['1.4.0', ['1.4.0', '1.3.9', 'latest', 'dev'], true],
    ['1.10.0', ['1.9.0'], true],
    ['1.9.0', ['1.10.0'], false],
    ['v1.9.0', ['1.10.0'], false],
    ['1.9.0', ['v1.9.0'], true],
    ['1.4.0', ['2.0'], false],
    ['1.4.0', ['1.4.0.1'], false],
    ['2.0.0', ['1', '1.9', '3'], true],
    ['3', ['2', '10'], false],
    ['1.4.0', ['20261121', '2.0.0-rc1', '9.9.9-dirty', 'sha-9999999'], true],
    ['1.4.0', ['9.0.0.0'], true],
    ['1.4.0', ['99999999999999999999.0', '99999999999999999998.0'], false],
  ];
  for (const [version, tags, moves] of cases) {
    it(`${moves ? 'moves to' : 'stays before'} ${version} beside ${tags.join(', ') || 'nothing'}`, () => {
      assert.equal(judgeLatest(version, tags).moves, moves);
    });
  }

  it('leaves out what dirty-pattern calls dirty', () => {
    assert.equal(judgeLatest('1.4.0', ['9.9.9'], /^9/).moves, true);
  });

  it('names the highest one that is in the way', () => {
    assert.equal(judgeLatest('1.0.0', ['1.9.0', '1.10.0']).because, '1.10.0 is higher than 1.0.0');
  });
});
