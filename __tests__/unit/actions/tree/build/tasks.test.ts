import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BuildProgress } from '../../../../../src/actions/tree/build/progress.ts';
import { planTasks } from '../../../../../src/actions/tree/build/tasks.ts';
import { makePlanned } from '../../../../support/planned-image.ts';

const archive = { name: 'x', version: '1', imageid: '0123456789ab', archfmt: 'zip' };
const plan = {
  images: [
    makePlanned('new'),
    makePlanned('left', { selected: false }),
    makePlanned('archived', { state: 'built', archive }),
    makePlanned('bare', { state: 'built', inEngine: true }),
    makePlanned('other', { state: 'built', inEngine: true, selected: false }),
    makePlanned('published', { state: 'published', archive }),
  ],
  levels: [['new']],
};

describe('planTasks', () => {
  it('builds what is planned, and archives what only the engine has', () => {
    assert.deepEqual(Object.fromEntries(planTasks(plan, false)), { new: 'build', bare: 'finish' });
  });

  it('finishes whatever is to be pushed', () => {
    const work = { new: 'build', archived: 'finish', bare: 'finish' };
    assert.deepEqual(Object.fromEntries(planTasks(plan, true)), work);
  });
});

describe('BuildProgress', () => {
  it('tells every change in one line, and refuses what cannot happen', () => {
    const lines: string[] = [];
    const progress = new BuildProgress(plan.images, line => lines.push(line));
    progress.move('new', 'build', 'sha256:1');
    progress.move('new', 'fail', 'its test failed');
    assert.deepEqual(lines, ['new: built, sha256:1', 'new: error, its test failed']);
    assert.deepEqual(progress.of('new'), { state: 'error', because: 'its test failed' });
    assert.throws(() => progress.move('new', 'build', ''), /is error cannot build/);
    assert.deepEqual(progress.lost(['left', 'new', 'elsewhere']), ['new']);
  });
});
