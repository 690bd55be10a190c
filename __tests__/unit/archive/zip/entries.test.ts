import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkZipEntries, type ZipEntry } from '../../../../src/archive/zip/entries.ts';

function entry(name: string, change: Partial<ZipEntry> = {}): ZipEntry {
  return { name, size: 1, compressedSize: 1, crc32: 0, offset: 0, method: 8, encrypted: false, ...change };
}

describe('checkZipEntries', () => {
  it('keeps the order', () =>
    assert.deepEqual(
      [
        ...checkZipEntries(
          'a.zip',
          ['b', 'a', 'c/d'].map(name => entry(name)),
        ).keys(),
      ],
      ['b', 'a', 'c/d'],
    ));

  const table: [string, ZipEntry[], RegExp][] = [
    ['a name twice', [entry('a'), entry('a')], /^member "a" of zip file a\.zip is there twice$/],
    ['an empty name', [entry('')], /no printable name/],
    ['a name with a line break', [entry('a\nb')], /no printable name/],
    ['a name that is not UTF-8', [entry('a\ufffd')], /no printable name/],
    ...['/a', '../a', 'a/../../b', 'C:\\a', 'c:a', 'a\\b', '..'].map((name): [string, ZipEntry[], RegExp] => [
      name,
      [entry(name)],
      /leads out of the archive/,
    ]),
    ['encryption', [entry('a', { encrypted: true })], /is encrypted/],
    ['another compression', [entry('a', { method: 12 })], /is compressed by method 12/],
  ];
  for (const [what, entries, message] of table)
    it(`refuses ${what}`, () =>
      assert.throws(() => checkZipEntries('a.zip', entries), { code: 'ZIP_MEMBER', message }));
});
