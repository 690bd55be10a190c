import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { orderCandidates, planCopies, planPrune, sumSizes, toPruneRow } from '../../../src/prune/plan.ts';
import type { AgeRule, PruneCandidate, VersionFilter } from '../../../src/prune/rules.ts';

const day = 86_400_000;

function candidate(version: string, stored: number, more: Partial<PruneCandidate> = {}): PruneCandidate {
  const where = more.where ?? 'folder';
  const name = more.name ?? 'web';
  return {
    ...{ where, name, version, imageid: '111111111111', format: 'zip', size: 10, stored: stored * day },
    ...{ family: `archive ${name}`, thing: `${where}/${name}/${version}`, names: 1, because: 'its name fits' },
    ...more,
  };
}

interface Rules {
  readonly versions: VersionFilter;
  readonly keep: number;
  readonly age?: AgeRule;
}

const all: Rules = { versions: () => ({ selected: true, because: '' }), keep: 0 };
const olderThan = (days: number) => ({ before: days * day, words: 'longer ago than 30d' });

const alone = { since: Infinity, used: new Set<string>() };

function plan(candidates: readonly PruneCandidate[], { versions, keep, age }: Rules, running = alone) {
  return planPrune(orderCandidates(candidates), { select: ({ version }) => versions(version), keep, age, running });
}

function gone(candidates: readonly PruneCandidate[], rules: Partial<Rules>): string[] {
  const rows = plan(candidates, { ...all, ...rules });
  return rows.filter(row => row.goes).map(({ candidate: { where, name, version } }) => `${where} ${name} ${version}`);
}

describe('planPrune', () => {
  it('gives the same rows in the same order, whatever order they were found in', () => {
    const found = ['2.0', '1.0', '1.1'].flatMap((version, i) => [
      candidate(version, i, { where: 'cache' }),
      candidate(version, i),
      candidate(version, i, { where: 'artifact', name: 'api' }),
    ]);
    const rules = { ...all, keep: 1 };
    assert.deepEqual(plan(found, rules), plan(found.toReversed(), rules));
    assert.deepEqual(gone(found.slice(0, 3), {}), ['folder web 2.0', 'cache web 2.0', 'artifact api 2.0']);
  });

  it('keeps the newest of each name, an image in two places counting once by its latest copy', () => {
    const found = [
      candidate('1.0', 1),
      candidate('1.0', 9, { where: 'cache' }),
      candidate('1.1', 5),
      candidate('1.2', 7),
      candidate('0.1', 1, { name: 'api' }),
    ];
    assert.deepEqual(gone(found, { keep: 2 }), ['folder web 1.1']);
  });

  it('counts only versions that are selected', () => {
    const versions = (version: string) => ({ selected: version.startsWith('1.'), because: 'versions' });
    const found = [candidate('2.0', 9), candidate('1.1', 2), candidate('1.0', 1)];
    assert.deepEqual(gone(found, { keep: 1, versions }), ['folder web 1.0']);
  });

  it('keeps the newest however old they are, and the recent however many they are', () => {
    const found = [1, 2, 3, 8, 9].map(stored => candidate(`${stored}`, stored));
    assert.deepEqual(gone(found, { keep: 1, age: olderThan(5) }), ['folder web 1', 'folder web 2', 'folder web 3']);
    assert.deepEqual(gone(found.slice(0, 2), { keep: 1, age: olderThan(5) }), ['folder web 1']);
  });

  it('keeps what has no date when age matters', () => {
    const found = [candidate('1.0', 0)];
    assert.deepEqual(gone(found, { age: olderThan(5) }), []);
    assert.deepEqual(gone(found, {}), ['folder web 1.0']);
  });

  it('finds nothing more among what a first run left', () => {
    const found = [1, 2, 3, 4, 5, 6].flatMap(n => [
      candidate(`${n % 4}`, n, { imageid: `${n % 3}`.repeat(12), thing: `folder ${n}` }),
      candidate(`${n % 4}`, 7 - n, { imageid: `${n % 3}`.repeat(12), thing: `cache ${n}`, where: 'cache' }),
    ]);
    for (const keep of [0, 1, 2, 3]) {
      for (const before of [0, 2, 4, 6, 9]) {
        const rules = { ...all, keep, age: olderThan(before) };
        const left = plan(found, rules)
          .filter(row => !row.goes)
          .map(row => row.candidate);
        assert.deepEqual(gone(left, rules), [], `keep ${keep}, before ${before}`);
      }
    }
  });

  it('applies age alone to what has no versions', () => {
    const dangling = { where: 'dangling' as const, family: '', name: '' };
    const found = [candidate('', 1, { ...dangling, thing: 'a' }), candidate('', 9, { ...dangling, thing: 'b' })];
    const versions = () => ({ selected: false, because: 'none of versions' });
    assert.deepEqual(gone(found, { keep: 5, versions, age: olderThan(5) }), ['dangling  ']);
    assert.equal(gone(found, { keep: 5, versions }).length, 2);
  });

  it('never lets go what must stay', () => {
    const [row] = plan([candidate('1.0', 1, { kept: 'container web uses it' })], all);
    assert.deepEqual([row?.goes, row?.because, row?.frees], [false, 'container web uses it', 0]);
  });

  it('frees the bytes of an image with its last name only', () => {
    const image = { where: 'image' as const, thing: 'sha256:1', names: 2, family: 'image web' };
    const both = [candidate('1', 1, image), candidate('2', 1, image)];
    assert.deepEqual(
      plan(both, all).map(row => row.frees),
      [0, 10],
    );
    const one = { ...all, versions: (version: string) => ({ selected: version === '2', because: '' }) };
    assert.deepEqual(
      plan(both, one).map(row => row.frees),
      [0, 0],
    );
  });

  it('is written with what is freed by all that goes, and the size of what stays', () => {
    const image = { where: 'image' as const, thing: 'sha256:1', names: 2, family: 'image web' };
    const rows = plan([candidate('1', 1, image), candidate('2', 2, image), candidate('3', 3)], { ...all, keep: 0 });
    assert.equal(sumSizes(rows.map(toPruneRow)), 20);
    assert.deepEqual(plan([candidate('1', 1, { kept: 'it is used' })], all).map(toPruneRow), [
      {
        where: 'folder',
        name: 'web',
        version: '1',
        imageid: '111111111111',
        format: 'zip',
        size: 10,
        because: 'it is used',
      },
    ]);
  });

  it('says why, without saying when it was asked', () => {
    const versions = () => ({ selected: true, because: 'versions 1.*' });
    const because = (rules: Partial<Rules>, stored = 1) =>
      plan([candidate('1.1', 9), candidate('1.0', stored)], { ...all, ...rules })[0]?.because;
    assert.equal(because({}), 'its name fits');
    assert.equal(because({ keep: 2 }), 'keep is 2');
    assert.equal(
      because({ versions, keep: 1, age: olderThan(5) }),
      'versions 1.*; not one of the newest 1; stored 1970-01-02T00:00:00.000Z, longer ago than 30d',
    );
    assert.equal(because({ age: olderThan(5) }, 8), 'stored 1970-01-09T00:00:00.000Z, not longer ago than 30d');
  });
});

describe('running steps', () => {
  it('keep what was stored since the first of them began, and what they use, whatever the rules say', () => {
    const found = [candidate('1.0', 1), candidate('1.1', 5), candidate('1.2', 1)];
    const rows = plan(found, all, { since: 5 * day, used: new Set(['folder/web/1.2']) });
    assert.deepEqual(
      rows.map(({ goes, because }) => [goes, because]),
      [
        [true, 'its name fits'],
        [false, 'stored since a running step began'],
        [false, 'a running step uses it'],
      ],
    );
  });

  it('keep copies of stale archives that were stored since then', () => {
    const stale = plan([candidate('1.0', 1), candidate('1.1', 1), candidate('1.2', 9)], all, {
      since: 5 * day,
      used: new Set<string>(),
    });
    const copies = ['1.0', '1.1', '1.2', '2.0'].map((version, i) => candidate(version, 3 * i, { where: 'artifact' }));
    const rows = planCopies(copies, stale, { since: 3 * day, used: new Set() });
    assert.deepEqual(
      rows.map(({ candidate: { version }, goes, frees }) => [version, goes, frees]),
      [
        ['1.0', true, 10],
        ['1.1', false, 0],
      ],
    );
  });
});
