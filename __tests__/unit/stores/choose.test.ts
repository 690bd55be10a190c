import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choose, orderNewest, readDate, type Candidate, type Wish } from '../../../src/stores/choose.ts';

type Dates = Pick<Candidate, 'created' | 'stored'>;

function candidate(version: string, imageid: string, dates: Dates = {}, archfmt = 'zip'): Candidate {
  return { archive: { name: 'web', version, imageid: imageid.padEnd(12, '0'), archfmt }, ...dates };
}

function versionsOf(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ archive }) => archive.version);
}

describe('orderNewest', () => {
  it('goes by the date of the image, then by when it was stored, and puts the undated last', () => {
    const all = [
      candidate('undated', 'a'),
      candidate('stored late', 'b', { stored: 900 }),
      candidate('made early', 'c', { created: 1, stored: 999 }),
      candidate('made late, stored early', 'd', { created: 2, stored: 1 }),
      candidate('made late, stored late', 'e', { created: 2, stored: 3 }),
      candidate('stored early', 'f', { stored: 100 }),
    ];
    const expected = ['made late, stored late', 'made late, stored early', 'made early'];
    assert.deepEqual(versionsOf(orderNewest(all)), [...expected, 'stored late', 'stored early', 'undated']);
    assert.deepEqual(versionsOf(orderNewest(all.toReversed())), versionsOf(orderNewest(all)));
  });

  it('does not prefer a clean version', () => {
    const all = [candidate('1.0.0', 'a', { created: 1 }), candidate('dev', 'b', { created: 2 })];
    assert.deepEqual(versionsOf(orderNewest(all)), ['dev', '1.0.0']);
  });

  it('prefers a compressed archive of the same image', () => {
    const all = [candidate('raw', 'a', { created: 1 }, 'docker'), candidate('zipped', 'a', { created: 1 })];
    assert.deepEqual(versionsOf(orderNewest(all)), ['zipped', 'raw']);
  });
});

describe('choose', () => {
  const all = [
    candidate('1.0.0', 'aaaaaa111111', { created: 1 }),
    candidate('1.1.0', 'aaaaaa222222', { created: 2 }),
    candidate('1.1.0', 'bbbbbb333333', { created: 3 }),
    { archive: { name: 'web-admin', version: '9', imageid: 'cccccc444444', archfmt: 'zip' }, created: 9 },
    candidate('strange', 'dddddd555555', { created: 9 }, 'rar'),
  ];
  const cases: [string, Partial<Wish>, string][] = [
    ['the newest of a name', {}, 'bbbbbb333333'],
    ['the newest of a version', { version: '1.0.0' }, 'aaaaaa111111'],
    ['the image of an id', { imageid: 'aaaaaa222222' }, 'aaaaaa222222'],
    ['the image of a full id', { imageid: `aaaaaa222222${'0'.repeat(52)}` }, 'aaaaaa222222'],
    ['the image of a beginning', { imageid: 'bbbbbb' }, 'bbbbbb333333'],
    ['the image of a beginning among one version', { imageid: 'aaaaaa', version: '1.1.0' }, 'aaaaaa222222'],
  ];
  for (const [what, wish, imageid] of cases) {
    it(`takes ${what}`, () => {
      const choice = choose(all, { name: 'web', ...wish });
      assert.equal(choice.kind === 'one' && choice.candidate.archive.imageid, imageid);
    });
  }

  it('tells none from several', () => {
    assert.deepEqual(choose(all, { name: 'web', imageid: 'ffffff' }), { kind: 'none' });
    assert.deepEqual(choose(all, { name: 'web', version: 'strange' }), { kind: 'none' });
    const several = choose(all, { name: 'web', imageid: 'aaaaaa' });
    assert.equal(several.kind === 'several' && several.candidates.length, 2);
  });

  it('takes one image that is archived under two versions for one', () => {
    const twice = [candidate('1.0.0', 'abcdef', { stored: 1 }), candidate('latest', 'abcdef', { stored: 2 })];
    const choice = choose(twice, { name: 'web', imageid: 'abcdef' });
    assert.equal(choice.kind === 'one' && choice.candidate.archive.version, 'latest');
  });

  it('says why', () => {
    const because = (candidates: Candidate[]) => {
      const choice = choose(candidates, { name: 'web' });
      return choice.kind === 'one' && choice.because;
    };
    assert.equal(because([candidate('1', 'a')]), 'it is the only one');
    const dated = candidate('2', 'b', { created: Date.parse('2026-01-02T03:04:05Z') });
    assert.equal(because([candidate('1', 'a'), dated]), 'its image is the newest, made 2026-01-02T03:04:05.000Z');
    const stored = candidate('2', 'b', { stored: Date.parse('2026-01-02T03:04:05Z') });
    assert.equal(because([candidate('1', 'a'), stored]), 'it was stored last, 2026-01-02T03:04:05.000Z');
    assert.equal(because([candidate('1', 'a'), candidate('2', 'b')]), 'none has a date, and it is the last by name');
  });
});

describe('readDate', () => {
  it('takes the beginning of time, which reproducible builds write, for no date', () => {
    assert.equal(readDate('1970-01-01T00:00:00Z'), undefined);
    assert.equal(readDate('0001-01-01T00:00:00Z'), undefined);
    assert.equal(readDate(''), undefined);
    assert.equal(readDate('2026-01-02T03:04:05.123456789Z'), Date.parse('2026-01-02T03:04:05.123Z'));
  });
});
