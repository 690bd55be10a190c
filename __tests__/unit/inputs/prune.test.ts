import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPruneInputs } from '../../../src/inputs/prune.ts';

const defaults: Record<string, string> = {
  ...{ scopes: 'folder,cache', keep: '0', 'dirty-only': 'false', 'dry-run': 'false', 'fail-on-error': 'false' },
};

function read(inputs: Record<string, string>) {
  return readPruneInputs(name => ({ ...defaults, ...inputs })[name] ?? '', {});
}

describe('readPruneInputs', () => {
  const versions: [string, string[], string[]][] = [
    ['1.*', ['1.0', '1.9'], ['2.0', 'dev']],
    ['*\n!latest', ['1.0', 'dev'], ['latest']],
    ['!latest', ['1.0', 'dev'], ['latest']],
    ['*\n!1.*\n1.0', ['2.0', '1.0'], ['1.1']],
    ['{dev,*+dirty}', ['dev', '1+dirty'], ['1']],
  ];
  for (const [text, mean, leave] of versions) {
    it(`reads versions ${JSON.stringify(text)}`, () => {
      const inputs = read({ versions: text });
      for (const version of mean) assert.equal(inputs.versions(version), true, version);
      for (const version of leave) assert.equal(inputs.versions(version), false, version);
    });
  }

  it('reads durations and moments', () => {
    const day = 86_400_000;
    for (const [text, ms] of Object.entries({ '45m': 2_700_000, '12h': day / 2, '30d': 30 * day, '2w': 14 * day }))
      assert.equal(read({ 'older-than': text }).olderThan, ms);
    assert.equal(read({ until: '2026-11-01' }).until, Date.UTC(2026, 10, 1));
    assert.equal(read({ until: '2026-11-01T10:00:00+02:00' }).until, Date.UTC(2026, 10, 1, 8));
    assert.equal(read({ until: '1700000000' }).until, 1_700_000_000_000);
  });

  it('orders scopes as they are pruned', () => {
    assert.deepEqual(read({ image: '**', scopes: 'images cache\nfolder' }).scopes, ['folder', 'cache', 'images']);
  });

  const wrong: [string, Record<string, string>, RegExp][] = [
    [
      'no rule at all',
      {},
      /^image: "", allowed: a repository or pattern \('\*\*' is everything\), or name, versions, keep/,
    ],
    ['an unknown scope', { image: 'x', scopes: 'folder,moon' }, /^scopes: "folder,moon", allowed: a list of folder/],
    ['a duration without a unit', { 'older-than': '30' }, /^older-than: "30", allowed: a number with m, h, d or w/],
    ['a moment that is none', { until: 'yesterday' }, /^until: "yesterday", allowed: a date/],
    ['a short ref', { image: 'x', ref: 'main' }, /^ref: "main", allowed: a full ref/],
    ['a negative count', { keep: '-1' }, /^keep: "-1"/],
    ['a tag in image', { image: 'x:1' }, /^image: "x:1", allowed: a repository without tag/],
  ];
  for (const [what, inputs, message] of wrong) {
    it(`refuses ${what}`, () => assert.throws(() => read(inputs), { code: 'INPUTS', message }));
  }

  it('wants no rule where only nameless things are meant', () => {
    assert.deepEqual(read({ scopes: 'dangling,build-cache' }).scopes, ['dangling', 'build-cache']);
  });
});
