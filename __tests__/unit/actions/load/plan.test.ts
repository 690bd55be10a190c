import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeLoadRequest } from '../../../../src/actions/load/inputs.ts';
import { acceptImageId, chooseArchive, describeMiss, makeQuery } from '../../../../src/actions/load/plan.ts';
import { storedArchive } from '../../../support/stored-archive.ts';

const target = { name: 'web', repository: 'web', path: '' };
const short = 'abcdef012345';
const long = short.padEnd(64, '0');

describe('makeQuery', () => {
  it('asks for the newest image of a name where nothing else is given', () => {
    const { name, version, imageid } = makeQuery(target, makeLoadRequest({ targets: [target] }));
    assert.deepEqual([name, version, imageid], ['web', undefined, undefined]);
  });

  it('asks for a version and an image id', () => {
    const request = makeLoadRequest({ targets: [target], version: '1.0.0', imageid: short });
    assert.deepEqual(makeQuery(target, request), {
      name: 'web',
      version: '1.0.0',
      imageid: short,
      repository: 'web',
    });
  });
});

describe('chooseArchive', () => {
  it('gives the chosen archive and why, or nothing where none fits', () => {
    const found = [storedArchive({ version: '1' }, { stored: 1 }), storedArchive({ version: '2' }, { stored: 2 })];
    const chosen = chooseArchive(found, { name: 'web' });
    assert.equal(chosen?.stored, found[1]);
    assert.equal(chosen?.because, 'it was stored last, 1970-01-01T00:00:00.002Z');
    assert.equal(chooseArchive(found, { name: 'web', version: '3' }), undefined);
  });

  describe('with archives of two repositories under one name', () => {
    const [own, other] = ['ghcr.io/acme/api', 'quay.io/acme/api'];
    const [first, second, third] = [
      storedArchive({ version: '1' }, { stored: 1, repository: own }),
      storedArchive({ version: '2' }, { stored: 2, repository: other }),
      storedArchive({ version: '3' }, { stored: 3, place: 'artifact' }),
    ];

    it('gives those of the repository asked for', () => {
      assert.equal(chooseArchive([first, second], { name: 'web', repository: own })?.stored, first);
      assert.equal(chooseArchive([first, second], { name: 'web', repository: other })?.stored, second);
    });

    it('may give one that does not tell its repository before it was fetched', () =>
      assert.equal(chooseArchive([first, third], { name: 'web', repository: own })?.stored, third));

    it('refuses to give another repository than asked for, and names both', () =>
      assert.throws(() => chooseArchive([second], { name: 'web', repository: own }), {
        code: 'ARCHIVE_REPOSITORY',
        message: `web_2_${'a'.repeat(12)}.zip (folder) is an archive of ${other}, not of ${own}: one name cannot stand for two images`,
      }));

    it('finds nothing where the other repository has other versions only', () =>
      assert.equal(chooseArchive([second], { name: 'web', repository: own, version: '1' }), undefined));

    it('refuses a name alone, and names both', () => {
      assert.throws(() => chooseArchive([first, second], { name: 'web' }), {
        code: 'ARCHIVE_AMBIGUOUS',
        message: `name web fits archives of two images, ${own} and ${other}`,
      });
      assert.equal(chooseArchive([first, third], { name: 'web' })?.stored, third);
    });
  });

  it('refuses an image id that fits several images, and lists them with their places', () => {
    const found = [
      storedArchive({ imageid: 'abcdef000001' }, { stored: 1 }),
      storedArchive({ imageid: 'abcdef000002' }, { stored: 2, where: 'artifact of run 7 of acme/api' }),
    ];
    assert.throws(() => chooseArchive(found, { name: 'web', imageid: 'abcdef' }), {
      code: 'ARCHIVE_AMBIGUOUS',
      message:
        'imageid abcdef fits several images of web: web_1.0.0_abcdef000002.zip (artifact of run 7 of acme/api), web_1.0.0_abcdef000001.zip (folder)',
      hint: 'Give more digits:\n  with:\n    imageid: abcdef000002',
    });
  });
});

describe('acceptImageId', () => {
  const cases: [string, string, string][] = [
    ['', '', ''],
    [short, '', short],
    ['', short, short],
    [short, 'abcdef', short],
    [short, long, long],
    [long, short, long],
  ];
  for (const [named, wanted, expected] of cases) {
    it(`takes ${named || 'an unknown image'} for ${wanted || 'any image'}`, () =>
      assert.equal(acceptImageId('/a.zip', named, wanted), expected));
  }

  it('refuses another image', () => {
    const message = `path /a.zip is image ${short}, not 123456`;
    assert.throws(() => acceptImageId('/a.zip', long, '123456'), { code: 'ARCHIVE_OTHER', message });
  });
});

describe('describeMiss', () => {
  it('says what was looked for and where', () => {
    const request = makeLoadRequest({ targets: [target], version: '1.0.0', imageid: short });
    assert.equal(
      describeMiss(target, request, '/archives'),
      `no archive of web 1.0.0 with image id ${short} in artifact, cache, folder (/archives)`,
    );
    const newest = makeLoadRequest({ targets: [target], places: ['cache'] });
    assert.equal(describeMiss(target, newest, '/archives'), 'no archive of web in cache');
    const named = { ...target, repository: 'ghcr.io/acme/web' };
    assert.equal(describeMiss(named, newest, '/archives'), 'no archive of ghcr.io/acme/web named web in cache');
    const alone = { ...target, repository: '' };
    assert.equal(describeMiss(alone, newest, '/archives'), 'no archive of web in cache');
  });

  it('says that a given path is not a file', () => {
    const given = { name: '', repository: '', path: 'a.zip' };
    assert.equal(
      describeMiss(given, makeLoadRequest({ targets: [given] }), '/archives'),
      'path "a.zip" is not a file, allowed: an archive file',
    );
  });
});
