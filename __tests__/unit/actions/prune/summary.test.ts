import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Prunable } from '../../../../src/prune/rules.ts';
import { toPruneRow, type PlannedRow } from '../../../../src/prune/plan.ts';
import { toFailedScope } from '../../../../src/actions/prune/plan.ts';
import {
  makePlanLines,
  makePlanSummary,
  makePruneSummary,
  makeWarnings,
} from '../../../../src/actions/prune/summary.ts';

function row(version: string, goes: boolean, name = 'web'): PlannedRow<Prunable> {
  const archive = { where: 'folder' as const, name, version, imageid: '0123456789ab', format: 'zip', size: 1500 };
  const rest = { stored: 1, family: 'f', thing: version, names: 1, because: '', remove: () => Promise.resolve() };
  return { candidate: { ...archive, ...rest }, goes, because: 'its | name\nfits', frees: goes ? 1500 : 0 };
}

describe('the plan', () => {
  it('has one line per row in the log, whatever a name contains', () => {
    const lines = makePlanLines({ rows: [row('1.0', true), row('1.1', false, 'a\n::error::b')], failed: [] });
    assert.deepEqual(lines, [
      'what    where   name          version  image id      size     why',
      'delete  folder  web           1.0      0123456789ab  1.50 kB  its | name fits',
      'keep    folder  a ::error::b  1.1      0123456789ab  1.50 kB  its | name fits',
    ]);
  });

  it('says when there is nothing', () => {
    assert.deepEqual(makePlanLines({ rows: [], failed: [] }), ['nothing fits the rules']);
  });

  it('lists what goes first in the summary, in inert Markdown, and not endlessly', () => {
    const rows = [row('1.0', false, '<b>|'), ...Array.from({ length: 150 }, (_, i) => row(`2.${i}`, true))];
    const lines = makePlanSummary({ rows, failed: [] }, true).split('\n');
    assert.equal(lines[0], '## Prune (dry run): 150 of 151 to delete, 225.0 kB');
    assert.match(
      lines[4] ?? '',
      /^\| \*\*delete\*\* \| folder \| web \| 2\.0 \| 0123456789ab \| 1\.50 kB \| its &#124; name fits \|$/,
    );
    assert.match(lines.at(-2) ?? '', /^\| … 51 more \|/);
    const kept = makePlanSummary({ rows: rows.slice(0, 2), failed: [] }, false).split('\n')[5];
    assert.match(kept ?? '', /^\| keep \| folder \| &#60;b&#62;&#124; \|/);
  });
});

describe('what failed', () => {
  const failed = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6'].map(version => ({
    ...toPruneRow(row(version, true)),
    error: 'busy',
  }));

  it('is one warning for each reason, with the names of the first', () => {
    assert.deepEqual(makeWarnings([...failed, toFailedScope('images', 'no engine')]), [
      `Not pruned: folder: busy (${failed
        .slice(0, 5)
        .map(each => `web ${each.version} 0123456789ab`)
        .join(', ')}, and 2 more)`,
      'Not pruned: images: no engine',
    ]);
  });

  it('is in the summary', () => {
    const report = { dryRun: false, planned: [], pruned: [toPruneRow(row('0.9', true))], failed: failed.slice(0, 1) };
    assert.match(
      makePruneSummary(report),
      /^Deleted 1, 1\.50 kB freed\. Not deleted:\n\n.*\n.*\n\| folder \| web \| 1\.0 \| 0123456789ab \| busy \|\n$/,
    );
    assert.equal(makePruneSummary({ ...report, failed: [] }), 'Deleted 1, 1.50 kB freed.\n');
  });
});
