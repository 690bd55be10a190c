import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parseChangelog } from '../../../../../src/actions/tree/changelog/entries.ts';
import { ActionError } from '../../../../../src/core/errors.ts';

const signature = ' -- Ada Lovelace <ada@example.org>  Thu, 05 Mar 2026 07:08:09 +0100';
const older = `base/python (1.0-1) wikimedia; urgency=high\n\n   First\n\n${signature}\n`;

function refuse(text: string, message: RegExp, line: number): void {
  assert.throws(
    () => parseChangelog(text, 'images/a/changelog'),
    (error: unknown) => {
      assert.ok(error instanceof ActionError);
      assert.equal(error.code, 'CHANGELOG');
      assert.match(error.message, message);
      assert.ok(error.message.startsWith(`images/a/changelog:${line}: `), error.message);
      assert.deepEqual([error.annotation?.file, error.annotation?.line], ['images/a/changelog', line]);
      return true;
    },
  );
}

describe('parseChangelog', () => {
  it('gives the entries newest first, with what they hold and where they stand', () => {
    const text = `base/python (1.0-1-s1) unstable main; urgency=low, binary-only=yes\n\n  * One\n    more\n\n  * Two\n\n${signature}\n\n${older}`;
    const [newest, second, ...rest] = parseChangelog(text, 'changelog');
    assert.deepEqual(newest, {
      ...{ package: 'base/python', version: '1.0-1-s1', distributions: ['unstable', 'main'], urgency: 'low' },
      changes: ['  * One', '    more', '', '  * Two'],
      author: { name: 'Ada Lovelace', email: 'ada@example.org' },
      ...{ date: 'Thu, 05 Mar 2026 07:08:09 +0100', line: 1 },
    });
    assert.deepEqual([second?.version, second?.line, second?.changes], ['1.0-1', 10, ['   First']]);
    assert.deepEqual(rest, []);
  });

  it('reads names of images with slashes and underscores, epochs and tildes', () => {
    const [{ package: name, version }] = parseChangelog(older.replace('base/python (1.0-1)', 'a/b_c (1:2~rc1+x)'), 'c');
    assert.deepEqual([name, version], ['a/b_c', '1:2~rc1+x']);
  });

  it('reads a file from Windows, with a byte order mark', () => {
    const text = `\uFEFF${older.replaceAll('\n', '\r\n')}`;
    assert.deepEqual(parseChangelog(text, 'c'), parseChangelog(older, 'c'));
  });

  it('skips comments, and stops at settings of editors and at older formats', () => {
    for (const end of [
      'Local variables:',
      'vim: et',
      'Old Changelog:',
      'Mon Jan  1 10:00:00 1996  Ada  <a@b>',
      'a (1)',
    ]) {
      assert.equal(parseChangelog(`# a remark\n${older}\n${end}\n whatever\n`, 'c').length, 1, end);
    }
  });

  it('names file and line of what is malformed', () => {
    refuse('', /there is no entry/, 1);
    refuse('\n# only a remark\n', /there is no entry/, 1);
    refuse(
      '\nnonsense\n',
      /"nonsense", allowed: an entry starts with "package \(version\) distribution; urgency=high"/,
      2,
    );
    refuse('a 1.0 unstable; urgency=low\n', /starts with/, 1);
    refuse('a (1.0); urgency=low\n', /starts with/, 1);
    refuse('a (1.0) unstable urgency=low\n', /starts with/, 1);
    refuse(
      `a (1.0) u; urgency=low\n\nnot indented\n\n${signature}\n`,
      /"not indented", allowed: changes are indented/,
      3,
    );
    refuse('\na (1.0) u; urgency=low\n\n  * x\n', /no line " -- Name <email>  date" at its end/, 2);
    refuse(`a (2) u; urgency=low\n\n  * x\n\n${older}`, /allowed: changes are indented by two spaces and end with/, 5);
    refuse(`${older}\na (1.0) unstable urgency=low\n\n  * x\n\n${signature}\n`, /starts with/, 7);
    for (const bad of [
      'Ada',
      'Ada <a@b>',
      'Ada <a@b> 2026-03-05',
      'Ada <a@b>  Thu, 05 Mar 2026 07:08',
      'a@b  Thu, 05 Mar 2026 07:08:09 +0000',
    ])
      refuse(`a (1.0) u; urgency=low\n\n  * x\n\n -- ${bad}\n`, /an entry ends with " -- Name <email>/, 5);
  });

  const real = globSync('/usr/share/doc/*/changelog.Debian.gz');
  it('reads the changelogs of Debian itself', { skip: real.length === 0 && 'no Debian here' }, () => {
    for (const file of real) {
      const text = gunzipSync(readFileSync(file)).toString();
      const [newest] = parseChangelog(text, file);
      assert.equal(text.split('\n')[newest.line - 1]?.includes(`(${newest.version})`), true, file);
    }
  });
});
