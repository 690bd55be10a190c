import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  makeTreeBuildLines,
  makeTreeBuildOutputs,
  makeTreeBuildSummary,
  type BuiltImage,
} from '../../../../../src/actions/tree/build/report.ts';
import { makePlanned } from '../../../../support/planned-image.ts';

const idle: BuiltImage = {
  ...makePlanned('idle', { state: 'published', because: 'the registry has it' }),
  tested: true,
};
const failed: BuiltImage = {
  ...makePlanned('bad', { state: 'error', because: 'exit code 1\nmore' }),
  tested: true,
  seconds: 1.26,
  error: new Error('exit code 1'),
};
const skipped: BuiltImage = {
  ...makePlanned('worse', { state: 'skipped', because: 'it is made from bad' }),
  tested: true,
};
const build = { images: [idle, skipped, failed], time: 1_738_367_998_765 };

describe('the report of a tree build', () => {
  it('counts, and leaves out what an image does not have', () => {
    const { images = '', ...counts } = makeTreeBuildOutputs(build, warning => assert.equal(warning, undefined));
    assert.deepEqual(counts, { built: '0', failed: '1', skipped: '1', 'source-date-epoch': '1738367998' });
    const rows = JSON.parse(images) as Record<string, unknown>[];
    assert.equal(rows[2]?.['seconds'], 1.3);
    assert.ok(rows[0] && !('seconds' in rows[0]) && !('archive' in rows[0]));
  });

  it('is a table of one line per image', () => {
    const lines = makeTreeBuildLines(build);
    assert.equal(lines.length, 4);
    assert.match(lines[3] ?? '', /^bad:1 +error +1\.3 s +exit code 1$/);
  });

  it('has failures first in its summary', () => {
    const summary = makeTreeBuildSummary(build);
    assert.match(summary, /0 of 3 images made, 1 failed, 1 skipped\./);
    const [bad, worse, rest] = ['| bad |', '| worse |', '| idle |'].map(cell => summary.indexOf(cell));
    assert.ok(Number(bad) > 0 && Number(bad) < Number(worse) && Number(worse) < Number(rest), summary);
  });
});
