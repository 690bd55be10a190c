import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choose, orderNewest, type DatedArchive } from '../../../src/stores/choose.ts';
import type { ArchiveQuery } from '../../../src/stores/store.ts';

type Dates = Pick<DatedArchive, 'created' | 'stored'>;

function dated(version: string, imageid: string, dates: Dates = {}, archfmt = 'zip'): DatedArchive {
  return { archive: { name: 'web', version, imageid: imageid.padEnd(12, '0'), archfmt }, ...dates };
}

function versionsOf(archives: readonly DatedArchive[]): string[] {
  return archives.map(({ archive }) => archive.version);
}

describe('orderNewest', () => {
  it('goes by the date of the image, then by when it was stored, and puts the undated last', () => {
    const all = [
      dated('undated', 'a'),
      dated('stored late', 'b', { stored: 900 }),
      dated('made early', 'c', { created: 1, stored: 999 }),
      dated('made late, stored early', 'd', { created: 2, stored: 1 }),
      dated('made late, stored late', 'e', { created: 2, stored: 3 }),
      dated('stored early', 'f', { stored: 100 }),
    ];
    const expected = ['made late, stored late', 'made late, stored early', 'made early'];
    assert.deepEqual(versionsOf(orderNewest(all)), [...expected, 'stored late', 'stored early', 'undated']);
    assert.deepEqual(versionsOf(orderNewest(all.toReversed())), versionsOf(orderNewest(all)));
  });

  it('does not prefer a clean version', () => {
    const all = [dated('1.0.0', 'a', { created: 1 }), dated('dev', 'b', { created: 2 })];
    assert.deepEqual(versionsOf(orderNewest(all)), ['dev', '1.0.0']);
  });

  it('prefers a compressed archive of the same image', () => {
    const all = [dated('raw', 'a', { created: 1 }, 'docker'), dated('zipped', 'a', { created: 1 })];
    assert.deepEqual(versionsOf(orderNewest(all)), ['zipped', 'raw']);
  });
});

describe('choose', () => {
  const all = [
    dated('1.0.0', 'aaaaaa111111', { created: 1 }),
    dated('1.1.0', 'aaaaaa222222', { created: 2 }),
    dated('1.1.0', 'bbbbbb333333', { created: 3 }),
    { archive: { name: 'web-admin', version: '9', imageid: 'cccccc444444', archfmt: 'zip' }, created: 9 },
    dated('strange', 'dddddd555555', { created: 9 }, 'rar'),
  ];
  const cases: [string, Partial<ArchiveQuery>, string][] = [
    ['the newest of a name', {}, 'bbbbbb333333'],
    ['the newest of a version', { version: '1.0.0' }, 'aaaaaa111111'],
    ['the image of an id', { imageid: 'aaaaaa222222' }, 'aaaaaa222222'],
    ['the image of a full id', { imageid: `aaaaaa222222${'0'.repeat(52)}` }, 'aaaaaa222222'],
    ['the image of a beginning', { imageid: 'bbbbbb' }, 'bbbbbb333333'],
    ['the image of a beginning among one version', { imageid: 'aaaaaa', version: '1.1.0' }, 'aaaaaa222222'],
  ];
  for (const [what, query, imageid] of cases) {
    it(`takes ${what}`, () => {
      const choice = choose(all, { name: 'web', ...query });
      assert.equal(choice.kind === 'one' && choice.chosen.archive.imageid, imageid);
    });
  }

  it('distinguishes none from several', () => {
    assert.deepEqual(choose(all, { name: 'web', imageid: 'ffffff' }), { kind: 'none' });
    assert.deepEqual(choose(all, { name: 'web', version: 'strange' }), { kind: 'none' });
    const several = choose(all, { name: 'web', imageid: 'aaaaaa' });
    assert.equal(several.kind === 'several' && several.matching.length, 2);
  });

  it('counts one image that is archived under two versions once', () => {
    const twice = [dated('1.0.0', 'abcdef', { stored: 1 }), dated('latest', 'abcdef', { stored: 2 })];
    const choice = choose(twice, { name: 'web', imageid: 'abcdef' });
    assert.equal(choice.kind === 'one' && choice.chosen.archive.version, 'latest');
  });

  it('says why', () => {
    const because = (archives: DatedArchive[]) => {
      const choice = choose(archives, { name: 'web' });
      return choice.kind === 'one' && choice.because;
    };
    assert.equal(because([dated('1', 'a')]), 'it is the only one');
    const newest = dated('2', 'b', { created: Date.parse('2026-01-02T03:04:05Z') });
    assert.equal(because([dated('1', 'a'), newest]), 'its image is the newest, made 2026-01-02T03:04:05.000Z');
    const stored = dated('2', 'b', { stored: Date.parse('2026-01-02T03:04:05Z') });
    assert.equal(because([dated('1', 'a'), stored]), 'it was stored last, 2026-01-02T03:04:05.000Z');
    assert.equal(because([dated('1', 'a'), dated('2', 'b')]), 'none has a date, and it is the last by name');
  });
});
