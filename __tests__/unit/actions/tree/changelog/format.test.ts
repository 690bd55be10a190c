import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseChangelog } from '../../../../../src/actions/tree/changelog/entries.ts';
import {
  formatChangelogDate,
  formatChangelogEntry,
  indentReason,
} from '../../../../../src/actions/tree/changelog/format.ts';

const signature = ' -- Ada Lovelace <ada@example.org>  Thu, 05 Mar 2026 07:08:09 +0100';
const older = `base/python (1.0-1) wikimedia; urgency=high\n\n   First\n\n${signature}\n`;

describe('formatChangelogEntry', () => {
  const entry = {
    ...{ package: 'base/python', version: '1.0-1-s1', distributions: ['wikimedia'], urgency: 'high' },
    changes: indentReason('Refresh for update in parent image base:\nSecurity update'),
    author: { name: 'Ada Lovelace', email: 'ada@example.org' },
    date: formatChangelogDate(Date.UTC(2026, 2, 5, 6, 8, 9), 60),
  };
  const text = `base/python (1.0-1-s1) wikimedia; urgency=high

   Refresh for update in parent image base:
   Security update

 -- Ada Lovelace <ada@example.org>  Thu, 05 Mar 2026 07:08:09 +0100
`;

  it('writes heading, reason and signature as docker-pkg does', () => {
    assert.equal(formatChangelogEntry(entry), text);
  });

  it('writes what is read back the same', () => {
    assert.deepEqual(parseChangelog(`${formatChangelogEntry(entry)}\n${older}`, 'c')[0], { ...entry, line: 1 });
  });
});

describe('indentReason', () => {
  it('indents each line by three spaces, leaving blank ones and what surrounds them', () => {
    assert.deepEqual(indentReason('\none\r\n\n  two  \n\n'), ['   one', '', '     two']);
    assert.deepEqual(indentReason(' \n'), []);
  });

  it('lets no line of a reason be mistaken for a signature or a heading', () => {
    const changes = indentReason(`b (2) u; urgency=low\n${signature.trim()}`);
    const [read, ...rest] = parseChangelog(older.replace('   First', changes.join('\n')), 'c');
    assert.deepEqual([read.changes, rest], [changes, []]);
  });
});

describe('formatChangelogDate', () => {
  const time = Date.UTC(2026, 11, 31, 23, 30, 5);
  const vectors: [number, string][] = [
    [0, 'Thu, 31 Dec 2026 23:30:05 +0000'],
    [60, 'Fri, 01 Jan 2027 00:30:05 +0100'],
    [-210, 'Thu, 31 Dec 2026 20:00:05 -0330'],
    [345, 'Fri, 01 Jan 2027 05:15:05 +0545'],
  ];
  for (const [offset, expected] of vectors) {
    it(`writes the time ${offset} minutes east of UTC`, () =>
      assert.equal(formatChangelogDate(time, offset), expected));
  }
});
