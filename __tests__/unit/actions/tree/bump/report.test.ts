import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeBumpLines, makeBumpOutputs, makeBumpSummary } from '../../../../../src/actions/tree/bump/report.ts';

const base = { name: 'acme/base', file: 'images/base/changelog', from: '1.0', to: '1.0-s1', reason: 'Security update' };
const plan = {
  rows: [
    { ...base, bumped: true, because: 'selected' },
    { ...base, name: 'a|b', to: '1.0', bumped: false, because: 'its newest entry has this reason already' },
  ],
  changed: [
    { file: 'images/base/changelog', text: 'new' },
    { file: 'images/x/Dockerfile', text: 'new' },
  ],
};

describe('the report of a bump', () => {
  it('gives a pull request its files, one per line, and each image with both versions', () => {
    const outputs = makeBumpOutputs(plan, warning => assert.ifError(warning));
    assert.equal(outputs['changed-files'], 'images/base/changelog\nimages/x/Dockerfile');
    const [first] = JSON.parse(outputs['images'] ?? '') as unknown[];
    assert.deepEqual(first, {
      ...{ image: 'acme/base', file: 'images/base/changelog', from: '1.0', to: '1.0-s1', bumped: true },
      ...{ because: 'selected', reason: 'Security update' },
    });
  });

  it('says what had to be left out of an output, and leaves no file out', () => {
    const rows = Array.from({ length: 2000 }, (_, i) => ({
      ...base,
      name: `i${i}`,
      bumped: true,
      because: 'x'.repeat(99),
    }));
    const changed = rows.map(({ name }) => ({ file: `images/${name}/changelog`, text: '' }));
    const warnings: string[] = [];
    const outputs = makeBumpOutputs({ rows, changed }, text => void warnings.push(text));
    assert.equal(outputs['changed-files']?.split('\n').length, 2000);
    assert.match(warnings.join(), /^The output images has the first \d+ of 2000 images$/);
  });

  it('is a table in the log', () => {
    assert.deepEqual(makeBumpLines(plan), [
      'what   image      from  to      why',
      'bump   acme/base  1.0   1.0-s1  selected',
      'leave  a|b        1.0   1.0     its newest entry has this reason already',
      ...['', '2 files:', '  images/base/changelog', '  images/x/Dockerfile'],
    ]);
  });

  it('is a table in the summary, inert, and says when nothing was written', () => {
    const summary = makeBumpSummary(plan, true);
    assert.match(summary, /^## Bump \(dry run\): 1 of 2 images, 2 files\n\n\| What \|/);
    assert.match(summary, /\| \*\*bump\*\* \| acme\/base \| 1\.0 \| 1\.0-s1 \| selected \|/);
    assert.match(summary, /\| leave \| a&#124;b \|/);
    assert.match(summary, /\| images\/x\/Dockerfile \|/);
    assert.doesNotMatch(makeBumpSummary({ rows: [], changed: [] }, false), /dry run|File/);
  });
});
